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
}
