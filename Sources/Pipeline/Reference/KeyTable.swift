internal import ContentFormat
internal import Diagnostics

/// A table of declared keys: the name, the form of the value, the meaning.
struct KeyTable {
  private var rows: [[String]] = []

  /// Returns the table of the keys of a mapping, with those of mappings inside it.
  static func markdown(_ fields: [FieldSchema]) -> String {
    var table = KeyTable()
    table.add(fields, below: "")
    return ReferencePage.table(["key", "value", "meaning"], table.rows)
  }

  private mutating func add(_ fields: [FieldSchema], below path: String) {
    for field in fields {
      let isNeeded = field.isRequired ? " Required." : ""
      rows.append(["`\(path)\(field.name)`", Self.value(of: field), field.meaning + isNeeded])
      switch field.type {
      case .record(let keys): add(keys, below: "\(path)\(field.name).")
      case .list(let element):
        if case .record(let keys) = element.type { add(keys, below: "\(path)\(field.name)[].") }
      default: break
      }
    }
  }

  /// Returns the form of a field's values in a few words.
  static func value(of field: FieldSchema) -> String {
    switch field.type {
    case .enumeration(let values, _):
      values.map(\.id.quoted).listed("or") + (field.takesHexColors ? ", or `\"#rrggbb\"`" : "")
    case .list(let element):
      switch element.type {
      case .string, .text: "a list of texts"
      case .record: "a list of mappings"
      default: "a list"
      }
    case .any: field.name == "fields" ? "a mapping" : "several forms"
    default: field.type.noun
    }
  }
}
