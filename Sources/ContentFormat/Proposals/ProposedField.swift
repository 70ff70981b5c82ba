/// The declaration of a field that `demarc init --from` proposes, as it is written in a schema.
struct ProposedField {
  /// The type, as schemas name it.
  var type: String
  /// Other keys with their values in YAML, in order.
  var keys: [(name: String, value: String)] = []
  /// The fields of a record or of parts, in order.
  var fields: [Named]?
  /// The items of a list or map, if their declaration has parts of its own.
  var element: [ProposedField] = []
  var isRequired = false
  /// A remark for the author.
  var comment: String?

  /// A field and its name.
  struct Named {
    let name: String
    let field: ProposedField
  }

  /// Returns the lines of `name: …`.
  func lines(_ name: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let start = margin + WrittenScalar.source(of: name) + ":"
    let end = comment.map { "  # " + $0 } ?? ""
    guard let inline else { return [start + end] + block(indent: indent + 2) }
    return ["\(start) \(inline)\(end)"]
  }

  private var allKeys: [(name: String, value: String)] {
    [("type", type)] + keys + (isRequired ? [("required", "true")] : [])
  }

  /// The declaration on one line, or nil if it has parts.
  private var inline: String? {
    guard fields == nil, element.isEmpty else { return nil }
    if allKeys.count == 1 { return type }
    return "{ " + allKeys.map { "\($0.name): \($0.value)" }.joined(separator: ", ") + " }"
  }

  private func block(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines = allKeys.map { "\(margin)\($0.name): \($0.value)" }
    if let first = element.first { lines += first.lines("of", indent: indent) }
    if let fields {
      lines.append(margin + "fields:")
      for item in fields { lines += item.field.lines(item.name, indent: indent + 2) }
    }
    return lines
  }
}
