internal import Diagnostics

/// Looks at every name of every template before anything is rendered: a name that nobody knows
/// would silently be a hole in the page.
struct TemplateChecker {
  let templates: [String: TemplateSource]
  let location: (String, SourceRange) -> SourceLocation
  private var seen: Set<String> = []
  private(set) var findings: [Finding] = []

  init(
    templates: [String: TemplateSource], location: @escaping (String, SourceRange) -> SourceLocation
  ) {
    self.templates = templates
    self.location = location
  }

  /// Checks a template that is rendered with an object of a shape.
  mutating func check(_ name: String, shape: Shape) {
    guard let source = templates[name] else { return }
    check(source.nodes, in: name, stack: [shape], path: [name])
  }

  private mutating func check(
    _ nodes: [TemplateSource.Node], in template: String, stack: [Shape], path: [String]
  ) {
    for node in nodes {
      switch node {
      case .variable(let name, let range):
        _ = lookUp(name, range, in: template, stack: stack)
      case .section(let name, let range, let isInverted, let children):
        let kind = lookUp(name, range, in: template, stack: stack)
        let inner = isInverted ? nil : kind?.inside
        check(children, in: template, stack: inner.map { stack + [$0] } ?? stack, path: path)
      case .partial(let name, let range):
        include(name, range, in: template, stack: stack, path: path)
      case .parent(let name, let range, let children):
        include(name, range, in: template, stack: stack, path: path)
        check(children, in: template, stack: stack, path: path)
      case .block(_, let children):
        check(children, in: template, stack: stack, path: path)
      }
    }
  }

  private mutating func include(
    _ name: String, _ range: SourceRange, in template: String, stack: [Shape], path: [String]
  ) {
    guard let source = templates[name] else {
      add(
        Finding(
          .missingTemplate, at: location(template, range), "there is no template \(name.quoted)",
          help: didYouMean(name, in: templates.keys.sorted())))
      return
    }
    if !path.contains(name) { check(source.nodes, in: name, stack: stack, path: path + [name]) }
  }

  private mutating func lookUp(
    _ name: String, _ range: SourceRange, in template: String, stack: [Shape]
  ) -> Shape.Kind? {
    let parts = name.split(separator: ".").map(String.init)
    guard let first = parts.first else { return nil }
    guard var kind = stack.reversed().lazy.compactMap({ $0[first] }).first else {
      let known = stack.flatMap(\.names.keys)
      unknown(first, of: nil, range, in: template, known: known)
      return nil
    }
    var owner = first
    for part in parts.dropFirst() {
      guard let inside = kind.inside, let next = inside[part] else {
        unknown(part, of: owner, range, in: template, known: kind.inside?.names.keys.sorted() ?? [])
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
        place ?? "nothing here is called \(name.quoted)", help: didYouMean(name, in: known.sorted())))
  }

  private mutating func add(_ finding: Finding) {
    if seen.insert("\(finding.location) \(finding.message)").inserted { findings.append(finding) }
  }
}
