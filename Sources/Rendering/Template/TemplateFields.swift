internal import ContentFormat
internal import ContentModel

/// The fields of an entry that a template shows by name.
struct TemplateFields: Sendable {
  /// Names of the fields, including those in comments. A template that omits a field on purpose
  /// names it in a comment (`{{! fields.risk is shown in the matrix }}`).
  private(set) var named: Set<String> = []
  /// Names of the built-in properties of an entry that it shows, such as `date`.
  private var facts: Set<String> = []
  /// True if it shows all other fields as details.
  private(set) var showsOthers = false

  /// Reads a template and all templates that it includes or extends.
  init(_ name: String, in theme: Theme) {
    for name in theme.templates(reachedFrom: [name]) {
      guard let template = theme.templates[name] else { continue }
      read(template.nodes, isInFields: false)
      for comment in template.comments { read(comment) }
    }
  }

  /// Returns the fields of a schema that it shows, either as fields or as properties of every
  /// entry.
  func shown(of schema: CollectionSchema) -> Set<String> {
    let own = schema.fields.filter { field in
      guard facts.contains(field.name) else { return false }
      return switch (field.name, field.type) {
      case ("date", .date), ("last_updated", .date): true
      case ("id", _), ("title", _), ("description", .string), ("description", .text): true
      default: false
      }
    }
    return named.union(own.map(\.name))
  }

  private mutating func read(_ nodes: [Template.Node], isInFields: Bool) {
    for node in nodes {
      switch node {
      case .text, .partial: continue
      case .variable(let name, _): read(name, isInFields)
      case .section(let name, _, let children):
        read(name, isInFields)
        read(children, isInFields: isInFields || name.parts == ["fields"])
      case .parent(_, let children), .block(_, let children):
        read(children, isInFields: isInFields)
      }
    }
  }

  private mutating func read(_ name: Template.Name, _ isInFields: Bool) {
    guard let first = name.parts.first else { return }
    if first == "details" { showsOthers = true }
    if first == "entry", name.parts.count > 1 { facts.insert(name.parts[1]) }
    if isInFields { named.insert(first) }
    if first == "fields", name.parts.count > 1 { named.insert(name.parts[1]) }
  }

  private mutating func read(_ comment: String) {
    for word in comment.split(whereSeparator: { $0.isWhitespace || ",;:()`".contains($0) })
    where word.hasPrefix("fields.") {
      named.insert(String(word.dropFirst("fields.".count)))
    }
  }
}
