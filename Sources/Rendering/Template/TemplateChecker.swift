internal import Diagnostics

/// Looks at every name of every template before anything is rendered: a name that nobody knows
/// would silently be a hole in the page.
struct TemplateChecker {
  let templates: [String: Template]
  /// The names that every template has.
  let constants: Shape
  /// The templates that the site's author has no hand in: they speak of fields as other sites have
  /// them, and no typing error is looked for.
  let builtin: Set<String>
  let location: (String, SourceRange) -> SourceLocation
  private var seen: Set<String> = []
  private(set) var findings: [Finding] = []

  init(
    templates: [String: Template], constants: Shape, builtin: Set<String> = [],
    location: @escaping (String, SourceRange) -> SourceLocation
  ) {
    self.templates = templates
    self.constants = constants
    self.builtin = builtin
    self.location = location
  }

  /// Checks a template that is rendered with an object of a shape.
  mutating func check(_ name: String, shape: Shape) {
    guard let source = templates[name] else { return }
    check(source.nodes, in: name, stack: [constants, shape], path: [name])
  }

  private mutating func check(
    _ nodes: [Template.Node], in template: String, stack: [Shape], path: [String]
  ) {
    for node in nodes {
      switch node {
      case .text: continue
      case .variable(let name, _): _ = lookUp(name, in: template, stack: stack)
      case .section(let name, let isInverted, let children):
        if isOptionalField(name, in: template, stack) { continue }
        // What is inside an unknown name would only be unknown too.
        guard let kind = lookUp(name, in: template, stack: stack) else { continue }
        let inner = isInverted ? nil : kind.inside
        check(children, in: template, stack: inner.map { stack + [$0] } ?? stack, path: path)
      case .partial(let name): include(name, in: template, stack: stack, path: path)
      case .parent(let name, let children):
        include(name, in: template, stack: stack, path: path)
        check(children, in: template, stack: stack, path: path)
      case .block(_, let children): check(children, in: template, stack: stack, path: path)
      }
    }
  }

  /// True for a section about a field that this collection simply does not have: one template may
  /// serve several schemas. A name that is nearly one of the schema's is a typing error.
  private func isOptionalField(
    _ name: Template.Name, in template: String, _ stack: [Shape]
  ) -> Bool {
    let parts = name.parts
    guard parts.count == 2, parts[0] == "fields",
      let fields = stack.reversed().lazy.compactMap({ $0["fields"]?.inside }).first
    else { return false }
    if fields[parts[1]] != nil { return false }
    return builtin.contains(template) || nearestName(to: parts[1], in: fields.names.keys) == nil
  }

  private mutating func include(
    _ name: Template.Name, in template: String, stack: [Shape], path: [String]
  ) {
    guard let source = templates[name.text] else {
      add(
        Finding(
          .missingTemplate, at: location(template, name.range),
          "there is no template \(name.text.quoted)",
          help: didYouMean(name.text, in: templates.keys.sorted())))
      return
    }
    guard !path.contains(name.text) else {
      add(
        Finding(
          .templateSyntax, at: location(template, name.range),
          "\(name.text.quoted) includes itself"))
      return
    }
    check(source.nodes, in: name.text, stack: stack, path: path + [name.text])
  }

  private mutating func lookUp(
    _ name: Template.Name, in template: String, stack: [Shape]
  ) -> Shape.Kind? {
    guard let first = name.parts.first else { return nil }
    guard var kind = stack.reversed().lazy.compactMap({ $0[first] }).first else {
      unknown(first, of: nil, name.range, in: template, known: stack.flatMap(\.names.keys))
      return nil
    }
    var owner = first
    for part in name.parts.dropFirst() {
      guard let next = kind.inside?[part] else {
        let known = kind.inside?.names.keys.sorted() ?? []
        unknown(part, of: owner, name.range, in: template, known: known)
        return nil
      }
      kind = next
      owner += ".\(part)"
    }
    return kind
  }

  private mutating func unknown(
    _ name: String, of owner: String?, _ range: SourceRange, in template: String, known: [String]
  ) {
    let place = owner.map { "\($0.quoted) has no name \(name.quoted)" }
    add(
      Finding(
        .templateUnknownName, at: location(template, range),
        place ?? "nothing here is called \(name.quoted)", help: didYouMean(name, in: known.sorted())
      ))
  }

  private mutating func add(_ finding: Finding) {
    if seen.insert("\(finding.location) \(finding.message)").inserted { findings.append(finding) }
  }
}
