/// The types of fields. The raw values are their names in declarations.
package enum FieldKind: String, Sendable, CaseIterable {
  case string
  case text
  case markdown
  case integer
  case number
  case boolean
  case date
  case duration
  case quantity
  case url
  case enumeration = "enum"
  case list
  case map
  case record
  case reference
  case assignments
  case entries

  /// The names, in the order in which findings list them.
  static let names = allCases.map(\.rawValue)

  /// The names of the types in other programs and languages.
  static let synonyms = [
    "str": "string", "char": "string", "varchar": "string", "html": "markdown", "md": "markdown",
    "richtext": "markdown", "int": "integer", "long": "integer", "float": "number",
    "double": "number", "decimal": "number", "bool": "boolean", "flag": "boolean",
    "checkbox": "boolean", "datetime": "date", "day": "date", "time": "duration",
    "timespan": "duration", "money": "quantity", "uri": "url", "href": "url", "link": "reference",
    "ref": "reference", "relation": "reference", "choice": "enum", "select": "enum",
    "dropdown": "enum", "array": "list", "tags": "list", "dict": "map", "dictionary": "map",
    "hash": "map", "object": "record", "group": "record", "struct": "record", "parts": "entries",
  ]

  /// The form of its values, in Markdown.
  package var meaning: String {
    switch self {
    case .string: "A short text."
    case .text: "A text of any length."
    case .markdown: "A text in Markdown."
    case .integer: "A whole number."
    case .number: "A number."
    case .boolean: "`true` or `false`."
    case .date: "A day such as `2026-04-11`."
    case .duration: "A time such as `7 minutes`, `1 hour 30 minutes`, `6 months` or `10 years`."
    case .quantity: "A number with a unit, such as `2 %`, `EUR 10 million` or `18 identifiers`."
    case .url: "An address that begins with `https://`, `http://` or `mailto:`."
    case .enumeration: "One of the values in `values`."
    case .list: "A list of values of one type."
    case .map: "Values of one type by key."
    case .record: "Values by the names of `fields`."
    case .reference: "The id of another entry, `collection:id`, or `id#part` for a part of it."
    case .assignments:
      "The cells of the entry in a matrix: `- { level:, of: [ids], because:, marks: [ids] }`."
    case .entries: "Parts of the entry with an `id` and a `title`, as a list or by their ids."
    }
  }
}
