internal import Markdown

/// The templates of a theme by name, and how an object is rendered with one.
struct TemplateLibrary: Sendable {
  private let templates: [String: [Template.Node]]
  private let constants: TemplateObject
  private let maximumSteps: Int

  /// Makes a library. Names of `constants` are the same on every page of the site, and known in every
  /// template unless a nearer name hides them.
  init(
    _ templates: [String: Template], constants: TemplateObject,
    maximumSteps: Int = TemplateLibrary.maximumSteps
  ) {
    self.constants = constants
    self.maximumSteps = maximumSteps
    self.templates = templates.mapValues(\.nodes)
  }

  /// The most bytes that one template makes of an object, whatever it includes. Output that would be
  /// larger is cut off behind the first byte over the limit, by which it is recognised.
  static let maximumOutput = 32 << 20
  /// The most pieces of templates that are looked at for it: a loop over loops may take for ever and
  /// print nothing.
  static let maximumSteps = 20_000_000
  /// How deep templates may nest while one is rendered: more than one template may, because the
  /// blocks of one are put into another.
  static let maximumDepth = 8 * Template.maximumDepth

  /// Appends what a template makes of objects, the last of which is the nearest.
  func render(_ name: String, _ objects: TemplateObject..., into output: inout [UInt8]) {
    render(name, objects, into: &output)
  }

  /// Appends what a template makes of objects, the last of which is the nearest.
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
  /// What the templates that extend others put into their blocks; the outermost wins.
  var blocks: [String: [Template.Node]] = [:]

  /// The templates being rendered inside each other. One that includes itself is a finding; where
  /// somebody builds all the same, it is left out, for it would never end.
  var open: Set<String> = []
  /// How many bytes the output may have.
  var end = 0
  var maximumSteps = 0
  /// True once the output or the work for it is more than it may be: nothing is added any more.
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
    guard let partial = templates[name], open.insert(name).inserted else { return }
    render(partial)
    open.remove(name)
  }

  /// Renders a block: what a template put into it, else its own content. A block of the same name
  /// inside that is the parent's own, else it would contain itself.
  private mutating func block(_ name: String, _ children: [Template.Node]) {
    guard let own = blocks.removeValue(forKey: name) else { return render(children) }
    render(own)
    blocks[name] = own
  }

  private mutating func extend(_ name: String, _ children: [Template.Node]) {
    guard let parent = templates[name] else { return }
    let outer = blocks
    for case .block(let name, let nodes) in children where outer[name.text] == nil {
      blocks[name.text] = nodes
    }
    if open.insert(name).inserted {
      render(parent)
      open.remove(name)
    }
    blocks = outer
  }

  /// The value of a name: of the innermost object that knows its first part.
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

/// True for an address without a scheme, or with one that only leads somewhere.
private func isHarmless(_ address: String) -> Bool {
  guard address.utf8.contains(UInt8(ascii: ":")) else { return true }
  let text = address.unicodeScalars.filter { $0.value > 0x20 }
  guard let colon = text.firstIndex(of: ":") else { return true }
  let name = String(String.UnicodeScalarView(text[..<colon])).lowercased()
  return name.contains { "/?#".contains($0) } || ["http", "https", "mailto", "tel"].contains(name)
}
