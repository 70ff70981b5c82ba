internal import ContentFormat
internal import ContentModel

/// The fields of an entry that a template shows by name.
struct TemplateFields: Sendable {
  /// Names of the fields, including those in comments. A template that omits a field on purpose
  /// names it in a comment (`{{! fields.risk is shown in the matrix }}`).
  private(set) var named: Set<String> = []
  /// Names of the built-in properties of an entry that it shows, such as `date`.
  private var facts: Set<String> = []
  /// True if it shows the other fields that fit on one line.
  private var showsOtherFacts = false
  /// True if it shows the other fields that need more than one line.
  private var showsOtherDetails = false

  /// Reads a template and all templates that it includes or extends.
  init(_ name: String, in theme: Theme) {
    for name in theme.templates(reachedFrom: [name]) {
      guard let template = theme.templates[name] else { continue }
      read(template.nodes, isInFields: false)
      for comment in template.comments { read(comment) }
    }
  }

  /// Returns the declared fields that no page with the template shows. Assignments are not listed,
  /// because they are shown with the matrix.
  func missing(of schema: CollectionSchema) -> [FieldSchema] {
    let shown = shown(of: schema)
    return schema.fields.filter { field in
      if field.isUnchecked || shown.contains(field.name) { return false }
      if case .assignments = field.type { return false }
      return field.isFact ? !showsOtherFacts : !showsOtherDetails
    }
  }

  /// Returns the fields of a schema that it shows by name, or as a built-in property of entries.
  func shown(of schema: CollectionSchema) -> Set<String> {
    let own = schema.fields.filter { field in
      guard facts.contains(field.name) else { return false }
      return switch field.name {
      case "id", "title": true
      case "date", "last_updated": field.type.isDate
      case "description": field.type.isPlainText
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
    if first == "facts" { showsOtherFacts = true }
    if first == "details" { showsOtherDetails = true }
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

extension FieldType {
  fileprivate var isPlainText: Bool {
    if case .string = self { return true }
    return if case .text = self { true } else { false }
  }
}
