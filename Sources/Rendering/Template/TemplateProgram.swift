internal import Markdown

/// The templates of a theme as one list of steps, in which names are hashes and templates and blocks
/// are numbers.
///
/// The steps are plain numbers. Copying the nodes of a tree and counting references to their strings
/// took almost half of the time of rendering.
struct TemplateProgram: Sendable {
  /// A step. The steps inside of another one follow it, and it has their number.
  enum Step: Sendable {
    /// Text, by its range in ``TemplateProgram/text``.
    case text(start: Int, end: Int)
    case variable(Name, isAddress: Bool)
    case section(Name, isInverted: Bool, count: Int)
    /// A template by number. Negative if there is none of that name.
    case partial(Int)
    case parent(Int, count: Int)
    case block(Int, count: Int)
  }

  /// A name, by the range of its components in ``TemplateProgram/keys``.
  struct Name: Sendable {
    let start: Int
    let end: Int
  }

  /// The steps of each template, one after the other.
  private(set) var steps: [Step] = []
  private(set) var text: [UInt8] = []
  private(set) var keys: [NameHash] = []
  /// The steps of each template.
  private(set) var templates: [Range<Int>] = []
  /// The numbers of the templates.
  private let numbers: [String: Int]
  private var blocks: [String: Int] = [:]

  /// Compiles templates, given by name.
  init(_ templates: [String: Template]) {
    let inOrder = templates.sorted { $0.key < $1.key }
    numbers = Dictionary(
      inOrder.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    for (_, template) in inOrder {
      let start = steps.count
      add(template.nodes)
      self.templates.append(start..<steps.count)
    }
  }

  /// Returns the number of a template.
  func number(of template: String) -> Int? { numbers[template] }

  private mutating func add(_ nodes: [Template.Node]) {
    for node in nodes {
      switch node {
      case .text(let bytes):
        let start = text.count
        text += bytes
        steps.append(.text(start: start, end: text.count))
      case .variable(let name, let isAddress):
        steps.append(.variable(add(name), isAddress: isAddress))
      case .section(let name, let isInverted, let children):
        let name = add(name)
        add(children) { .section(name, isInverted: isInverted, count: $0) }
      case .partial(let name): steps.append(.partial(template(name)))
      case .parent(let name, let children):
        let number = template(name)
        add(children) { .parent(number, count: $0) }
      case .block(let name, let children):
        let number = blocks[name.text] ?? blocks.count
        blocks[name.text] = number
        add(children) { .block(number, count: $0) }
      }
    }
  }

  /// Adds a step with the steps inside of it.
  private mutating func add(_ children: [Template.Node], _ outer: (_ count: Int) -> Step) {
    let place = steps.count
    steps.append(outer(0))
    add(children)
    steps[place] = outer(steps.count - place - 1)
  }

  private mutating func add(_ name: Template.Name) -> Name {
    let start = keys.count
    keys += name.parts.map(NameHash.init)
    return Name(start: start, end: keys.count)
  }

  private func template(_ name: Template.Name) -> Int { numbers[name.text] ?? -1 }
}

extension TemplateProgram.Step {
  /// Number of the steps inside of it.
  var count: Int {
    switch self {
    case .text, .variable, .partial: 0
    case .section(_, _, let count), .parent(_, let count), .block(_, let count): count
    }
  }
}
