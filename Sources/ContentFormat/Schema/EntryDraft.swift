/// The text of a new entry: front matter from the schema of its collection.
///
/// Required fields have a value of their type, which the author replaces. Other fields are comments.
/// Values that only the author knows, such as those of a pattern, are an ellipsis.
package struct EntryDraft {
  private let schema: CollectionSchema
  /// The ids that a reference may name, in order.
  private let targets: (ReferenceTarget) -> [String]
  private let today: CalendarDate
  private var lines: [String] = []

  /// The most values that a comment lists.
  private static let mostListed = 6

  /// Returns the text of an entry.
  ///
  /// - Parameters:
  ///   - id: The id for the front matter, or nil if the name of the file is the id.
  ///   - values: Values of fields as YAML, by the names of the fields.
  ///   - body: The text below the front matter, or nil for an ellipsis.
  package static func text(
    of schema: CollectionSchema, id: String?, title: String, values: [String: String],
    today: CalendarDate, body: String? = nil, targets: @escaping (ReferenceTarget) -> [String]
  ) -> String {
    var draft = EntryDraft(schema: schema, targets: targets, today: today)
    if let id { draft.lines.append("id: \(WrittenScalar.source(of: id))") }
    draft.lines.append("title: \(WrittenScalar.source(of: title))")
    draft.lines.append("description: \(values["description"] ?? "…")")
    draft.lines.append("status: \(values["status"] ?? "draft")")
    let written: Set<String> = ["id", "title", "description", "status"]
    let declared = schema.fields.filter { !written.contains($0.name) }
    let others = values.filter { name, _ in
      !written.contains(name) && !declared.contains { $0.name == name }
    }
    for field in declared {
      if let value = values[field.name] {
        draft.lines.append("\(field.name): \(value)")
      } else if field.isRequired {
        draft.add(field, indent: 0)
      }
    }
    for (name, value) in others.sorted(by: { $0.key < $1.key }) {
      draft.lines.append("\(name): \(value)")
    }
    for field in declared where !field.isRequired && values[field.name] == nil {
      let first = draft.lines.count
      draft.add(field, indent: 0)
      for index in first..<draft.lines.count { draft.lines[index] = "# " + draft.lines[index] }
    }
    return "---\n" + draft.lines.joined(separator: "\n") + "\n---\n\n" + (body ?? "…\n")
  }

  private init(
    schema: CollectionSchema, targets: @escaping (ReferenceTarget) -> [String], today: CalendarDate
  ) {
    self.schema = schema
    self.targets = targets
    self.today = today
  }

  /// Adds `name: value`, or the name and the lines of the value below it.
  private mutating func add(_ field: FieldSchema, indent: Int) {
    let start = String(repeating: " ", count: indent) + field.name + ":"
    if let value = inline(field) {
      lines.append("\(start) \(value)\(comment(on: field).map { "  # \($0)" } ?? "")")
      return
    }
    lines.append(start)
    block(field.type, indent: indent + 2)
  }

  /// Adds the lines of a value with parts.
  private mutating func block(_ type: FieldType, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    switch type {
    case .list(let element):
      let first = lines.count
      block(element.type, indent: indent + 2)
      if lines.count > first { lines[first] = margin + "- " + lines[first].dropFirst(indent + 2) }
    case .map(let keys, let element):
      let names = keys.map { targets($0) } ?? []
      for name in names.isEmpty ? ["key"] : names {
        var value = element
        value.name = WrittenScalar.source(of: name)
        add(value, indent: indent)
      }
    case .record(let fields):
      let required = fields.filter(\.isRequired)
      for field in required.isEmpty ? Array(fields.prefix(1)) : required {
        add(field, indent: indent)
      }
    case .entries(let fields):
      lines.append(margin + "- id: part-1")
      lines.append(margin + "  title: …")
      for field in fields where field.isRequired { add(field, indent: indent + 2) }
    case .assignments:
      lines.append(margin + "- level: …")
      lines.append(margin + "  of: […]")
      lines.append(margin + "  because: …")
    case .string, .text, .markdown, .integer, .number, .boolean, .date, .duration, .quantity, .url,
      .enumeration, .reference, .any:
      lines.append(margin + "…")
    }
  }

  /// Returns the value of a field on one line, or nil if its type has parts.
  private func inline(_ field: FieldSchema) -> String? {
    let minimum = field.minimum.map(\.withoutFraction)
    switch field.type {
    case .string, .text, .markdown, .any: return "…"
    case .integer, .number: return minimum ?? "1"
    case .boolean: return field.booleanWords?.no ?? "false"
    case .date: return "\(today)"
    case .duration: return "\(minimum ?? "10") minutes"
    case .quantity: return "\(minimum ?? "1") %"
    case .url: return "https://example.org/"
    case .enumeration(let values, _):
      return values.first.map { WrittenScalar.source(of: $0.id) } ?? "…"
    case .reference(let target):
      return targets(target).first.map { WrittenScalar.source(of: $0) } ?? "…"
    case .list(let element):
      return items(of: element, count: Int(exactly: field.minimum ?? 1) ?? 1)
        .map { "[\($0.joined(separator: ", "))]" }
    case .map, .record, .entries, .assignments: return nil
    }
  }

  /// Returns different items of a list, or nil if they have parts.
  private func items(of element: FieldSchema, count: Int) -> [String]? {
    guard let first = inline(element) else { return nil }
    let count = max(1, min(count, Self.mostListed))
    var values: [String] = []
    switch element.type {
    case .enumeration(let all, _): values = all.map(\.id)
    case .reference(let target): values = targets(target)
    case .string where count > 1, .text where count > 1, .markdown where count > 1:
      return (1...count).map { "… \($0)" }
    default: break
    }
    return values.isEmpty ? [first] : values.prefix(count).map { WrittenScalar.source(of: $0) }
  }

  /// Returns the possible values of a field, or the form that its value must have.
  private func comment(on field: FieldSchema) -> String? {
    switch field.type {
    case .enumeration(let values, _): listed(values.map(\.id))
    case .reference(let target): listed(targets(target))
    case .list(let element): comment(on: element)
    default: field.pattern.map { "matches \($0.source)" }
    }
  }

  private func listed(_ values: [String]) -> String? {
    guard values.count > 1 else { return nil }
    let rest = values.count - Self.mostListed
    return "one of " + values.prefix(Self.mostListed).joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
  }
}

extension Double {
  fileprivate var withoutFraction: String {
    Int(exactly: self).map(String.init) ?? String(self)
  }
}
