internal import Markdown

/// The compiled templates of a theme by name.
struct TemplateLibrary: Sendable {
  private let templates: [String: [Template.Node]]
  private let constants: TemplateObject
  private let maximumSteps: Int

  /// Creates a library. `constants` are available in every template, unless a name in a nearer
  /// scope hides them.
  init(
    _ templates: [String: Template], constants: TemplateObject,
    maximumSteps: Int = TemplateLibrary.maximumSteps
  ) {
    self.constants = constants
    self.maximumSteps = maximumSteps
    self.templates = templates.mapValues(\.nodes)
  }

  /// Maximum size of the output of one template with all that it includes, in bytes. Larger output
  /// is truncated to one byte more than the limit, so that the caller can detect it.
  static let maximumOutput = 32 << 20
  /// Maximum number of nodes rendered for one template. Nested loops could otherwise run
  /// practically forever without output.
  static let maximumSteps = 20_000_000
  /// Maximum nesting depth while rendering. It is higher than that of one template, because blocks
  /// of one template are inserted into another.
  static let maximumDepth = 8 * Template.maximumDepth

  /// Appends the output of a template. Names are looked up in the last object first.
  func render(_ name: String, _ objects: TemplateObject..., into output: inout [UInt8]) {
    render(name, objects, into: &output)
  }

  /// Appends the output of a template. Names are looked up in the last object first.
  func render(_ name: String, _ objects: [TemplateObject], into output: inout [UInt8]) {
    guard let nodes = templates[name] else { return }
    var renderer = Renderer(templates: templates, stack: [constants] + objects, output: output)
    renderer.maximumSteps = maximumSteps
    renderer.end = output.count + Self.maximumOutput
    output = []
    renderer.open = [name]
    renderer.render(nodes)
    output = renderer.output
    guard renderer.isOver else { return }
    let end = renderer.end + 1
    output.removeLast(max(0, output.count - end))
    output.append(contentsOf: repeatElement(0x20, count: max(0, end - output.count)))
  }
}

private struct Renderer {
  let templates: [String: [Template.Node]]
  var stack: [TemplateObject]
  var output: [UInt8]
  /// The contents that extending templates provide for blocks. The outermost template wins.
  var blocks: [(name: String, nodes: [Template.Node])] = []

  /// The templates that are currently being rendered. A recursive inclusion has its own finding,
  /// and is skipped here because it would never end.
  var open: [String] = []
  /// Maximum size of the output, in bytes.
  var end = 0
  var maximumSteps = 0
  /// True once a limit is exceeded. Nothing more is then rendered.
  var isOver = false
  var steps = 0
  var depth = 0

  mutating func render(_ nodes: [Template.Node]) {
    if depth == TemplateLibrary.maximumDepth { isOver = true }
    if isOver { return }
    depth += 1
    defer { depth -= 1 }
    steps += 1
    for node in nodes {
      steps += 1
      if steps > maximumSteps || output.count > end { isOver = true }
      if isOver { return }
      switch node {
      case .text(let bytes): output.append(contentsOf: bytes)
      case .variable(let name, let isAddress): print(value(name), isAddress: isAddress)
      case .section(let name, let isInverted, let children):
        section(value(name), isInverted, children)
      case .partial(let name): include(name.text)
      case .parent(let name, let children): extend(name.text, children)
      case .block(let name, let children): block(name.text, children)
      }
    }
  }

  private mutating func print(_ value: TemplateValue?, isAddress: Bool) {
    switch value {
    case .text(let text)?: if !isAddress || isHarmless(text) { output.append(escaping: text) }
    case .html(let bytes)?: output.append(contentsOf: bytes)
    default: break
    }
  }

  private mutating func section(
    _ value: TemplateValue?, _ isInverted: Bool, _ children: [Template.Node]
  ) {
    if isInverted {
      if value?.isTrue != true { render(children) }
      return
    }
    switch value {
    case .object(let object)?: render(children, with: object)
    case .list(let objects)?:
      for object in objects {
        if isOver { return }
        render(children, with: object)
      }
    default: if value?.isTrue == true { render(children) }
    }
  }

  private mutating func render(_ nodes: [Template.Node], with object: TemplateObject) {
    stack.append(object)
    render(nodes)
    stack.removeLast()
  }

  private mutating func include(_ name: String) {
    guard let partial = templates[name], !open.contains(name) else { return }
    open.append(name)
    render(partial)
    open.removeLast()
  }

  /// Renders the content that another template provides for a block, or else its own. A block of
  /// the same name inside that content uses the parent's content, because it would otherwise
  /// contain itself.
  private mutating func block(_ name: String, _ children: [Template.Node]) {
    guard let index = blocks.firstIndex(where: { $0.name == name }) else {
      return render(children)
    }
    let own = blocks.remove(at: index)
    render(own.nodes)
    blocks.insert(own, at: index)
  }

  private mutating func extend(_ name: String, _ children: [Template.Node]) {
    guard let parent = templates[name] else { return }
    let outer = blocks
    for case .block(let name, let nodes) in children
    where !outer.contains(where: { $0.name == name.text }) {
      // Of equal names, the last one wins.
      blocks.removeAll { $0.name == name.text }
      blocks.append((name.text, nodes))
    }
    if !open.contains(name) {
      open.append(name)
      render(parent)
      open.removeLast()
    }
    blocks = outer
  }

  /// Returns the value of a name in the innermost object that contains its first component.
  private func value(_ name: Template.Name) -> TemplateValue? {
    guard let first = name.keys.first else { return nil }
    var index = stack.count - 1
    while index >= 0 {
      if var value = stack[index].look(up: first) {
        for key in name.keys.dropFirst() {
          guard case .object(let object)? = value else { return nil }
          value = object[key]
        }
        return value
      }
      index -= 1
    }
    return nil
  }
}

/// True for a URL without a scheme, or with a scheme that cannot execute code.
private func isHarmless(_ address: String) -> Bool {
  guard address.utf8.contains(UInt8(ascii: ":")) else { return true }
  let text = address.unicodeScalars.filter { $0.value > 0x20 }
  guard let colon = text.firstIndex(of: ":") else { return true }
  let name = String(String.UnicodeScalarView(text[..<colon])).lowercased()
  return name.contains { "/?#".contains($0) } || ["http", "https", "mailto", "tel"].contains(name)
}
