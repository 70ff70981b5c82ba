internal import ContentModel
internal import Markdown

/// Runs the steps of a template once.
struct TemplateRenderer {
  let steps: UnsafeBufferPointer<TemplateProgram.Step>
  let keys: UnsafeBufferPointer<NameHash>
  let text: UnsafeBufferPointer<UInt8>
  let templates: [Range<Int>]
  /// The objects in which names are looked up, the nearest last.
  var stack: [TemplateObject]
  var output: [UInt8]
  /// Maximum size of the output, in bytes.
  let end: Int
  let maximumSteps: Int
  /// True once a limit is exceeded. Nothing more is then rendered.
  private(set) var isOver = false

  /// The contents that extending templates provide for blocks. The outermost template wins.
  private var blocks: [(name: Int, steps: Range<Int>)] = []
  /// The templates that are currently being rendered. A recursive inclusion has its own finding,
  /// and is skipped here because it would never end.
  private var open: [Int] = []
  private var stepCount = 0
  private var depth = 0

  init(
    steps: UnsafeBufferPointer<TemplateProgram.Step>, keys: UnsafeBufferPointer<NameHash>,
    text: UnsafeBufferPointer<UInt8>, templates: [Range<Int>], stack: [TemplateObject],
    output: [UInt8], end: Int, maximumSteps: Int
  ) {
    self.steps = steps
    self.keys = keys
    self.text = text
    self.templates = templates
    self.stack = stack
    self.output = output
    self.end = end
    self.maximumSteps = maximumSteps
  }

  /// Renders a template, given by number. Skips a template that is open or does not exist.
  mutating func render(template: Int) {
    guard template >= 0, !open.contains(template) else { return }
    open.append(template)
    render(templates[template])
    open.removeLast()
  }

  private mutating func render(_ range: Range<Int>) {
    if depth == TemplateLibrary.maximumDepth { isOver = true }
    if isOver { return }
    depth += 1
    defer { depth -= 1 }
    stepCount += 1
    var index = range.lowerBound
    while index < range.upperBound {
      stepCount += 1
      if stepCount > maximumSteps || output.count > end { isOver = true }
      if isOver { return }
      let step = steps[index]
      index += 1
      let inside = index..<(index + step.count)
      index = inside.upperBound
      switch step {
      case .text(let start, let end):
        output.append(
          contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
      case .variable(let name, let isAddress): print(value(name), isAddress: isAddress)
      case .section(let name, let isInverted, _): section(value(name), isInverted, inside)
      case .partial(let template): render(template: template)
      case .parent(let template, _): extend(template, inside)
      case .block(let name, _): block(name, inside)
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
    _ value: TemplateValue?, _ isInverted: Bool, _ inside: Range<Int>
  ) {
    if isInverted {
      if value?.isTrue != true { render(inside) }
      return
    }
    switch value {
    case .object(let object)?:
      stack.append(object)
      render(inside)
      stack.removeLast()
    case .list(let list)?:
      guard let first = list.first else { return }
      stack.append(first)
      for _ in 0..<list.count {
        if isOver { break }
        render(inside)
        stack[stack.count - 1].advance()
      }
      stack.removeLast()
    default: if value?.isTrue == true { render(inside) }
    }
  }

  /// Renders the content that another template provides for a block, or else its own. A block of
  /// the same name inside that content uses the parent's content, because it would otherwise
  /// contain itself.
  private mutating func block(_ name: Int, _ inside: Range<Int>) {
    guard let index = blocks.firstIndex(where: { $0.name == name }) else { return render(inside) }
    let own = blocks.remove(at: index)
    render(own.steps)
    blocks.insert(own, at: index)
  }

  private mutating func extend(_ template: Int, _ inside: Range<Int>) {
    guard template >= 0 else { return }
    let outer = blocks
    var index = inside.lowerBound
    while index < inside.upperBound {
      let steps = (index + 1)..<(index + 1 + steps[index].count)
      if case .block(let name, _) = self.steps[index],
        !outer.contains(where: { $0.name == name })
      {
        // Of equal names, the last one wins.
        blocks.removeAll { $0.name == name }
        blocks.append((name, steps))
      }
      index = steps.upperBound
    }
    render(template: template)
    blocks = outer
  }

  /// Returns the value of a name in the innermost object that contains its first component.
  private func value(_ name: TemplateProgram.Name) -> TemplateValue? {
    guard name.start < name.end else { return nil }
    let first = keys[name.start]
    var index = stack.count - 1
    while index >= 0 {
      if var value = stack[index].look(up: first) {
        for key in (name.start + 1)..<name.end {
          guard case .object(let object)? = value else { return nil }
          value = object[keys[key]]
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
  guard address.hasByte(UInt8(ascii: ":")) else { return true }
  let text = address.unicodeScalars.filter { $0.value > 0x20 }
  guard let colon = text.firstIndex(of: ":") else { return true }
  let name = String(String.UnicodeScalarView(text[..<colon])).lowercased()
  return name.contains { "/?#".contains($0) } || ["http", "https", "mailto", "tel"].contains(name)
}
