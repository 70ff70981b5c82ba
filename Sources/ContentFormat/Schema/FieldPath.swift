internal import Diagnostics

/// The name of a field, or of a field inside records: `metadata.id`.
package struct FieldPath: Sendable, Hashable {
  /// The names from the outermost record to the field.
  package let names: [String]

  /// Creates a path.
  package init(_ names: [String]) { self.names = names }

  /// The path of a top-level field.
  package init(_ name: String) { names = [name] }

  /// The path as declarations contain it.
  package var text: String { names.joined(separator: ".") }
}

extension Fields {
  /// The field at a path.
  package subscript(_ path: FieldPath) -> Field? {
    var fields = self
    for name in path.names.dropLast() {
      guard let inner = fields.record(name) else { return nil }
      fields = inner
    }
    return path.names.last.flatMap { fields[$0] }
  }
}

extension FieldReader {
  /// Returns the path that a declaration names and the type of its field. Reports a name that is
  /// not declared. `others` are names that are allowed instead of fields.
  mutating func path(
    _ text: String, _ known: [FieldSchema], or others: [String] = [], at range: SourceRange
  ) -> (path: FieldPath, type: FieldType)? {
    if let field = known.first(where: { $0.name == text }) { return (FieldPath(text), field.type) }
    let names = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var fields = known
    for (depth, name) in names.enumerated() {
      guard let field = fields.first(where: { $0.name == name }) else {
        let outer = depth == 0 ? "" : " in \(names[..<depth].joined(separator: ".").quoted)"
        error(
          "there is no field \(name.quoted)\(outer)", at: range,
          help: didYouMean(name, in: fields.map(\.name) + (depth == 0 ? others : [])))
        return nil
      }
      if depth == names.count - 1 || field.isUnchecked { return (FieldPath(names), field.type) }
      guard case .record(let inner) = field.type else {
        error(
          "\(name.quoted) is \(field.type.noun) without declared fields, so a name cannot lead into it",
          at: range, help: ["only fields of type `record` contain fields"])
        return nil
      }
      fields = inner
    }
    return nil
  }
}

extension FieldType {
  /// True if values of the type are short texts: they can be titles and parts of ids.
  package var hasPlainText: Bool {
    switch self {
    case .string, .text, .integer, .number, .boolean, .date, .duration, .quantity, .url,
      .enumeration,
      .reference:
      true
    case .markdown, .list, .map, .record, .assignments, .entries, .any: false
    }
  }
}
