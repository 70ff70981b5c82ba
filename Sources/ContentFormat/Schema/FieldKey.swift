/// A key in the declaration of a field.
///
/// ``all`` is the only list of these keys. Declarations are read against it, findings quote it, and
/// the reference is made from it.
package struct FieldKey: Sendable {
  /// The key as written.
  package let name: String
  /// The type of the value.
  let type: FieldType
  /// The types of fields that allow the key, or nil if all do.
  package let kinds: [FieldKind]?
  /// The explanation for authors.
  package let meaning: String
  /// True if the value is the name of something else. Findings about that name then point at the
  /// value.
  var isName = false
  /// Stores the value in the field. It does nothing for a key that is read together with the type.
  let set: @Sendable (inout FieldSchema, Fields) -> Void

  init(
    _ name: String, _ type: FieldType, for kinds: [FieldKind]? = nil, meaning: String,
    set: @escaping @Sendable (inout FieldSchema, Fields) -> Void = { _, _ in }
  ) {
    self.name = name
    self.type = type
    self.kinds = kinds
    self.meaning = meaning
    self.set = set
  }

  /// All keys, in the order in which findings list them.
  package static let all: [FieldKey] = [
    FieldKey(
      "type", .enumeration(FieldKind.names.map { EnumValue(id: $0) }, isOrdered: false),
      meaning: "The type of its values."),
    FieldKey("default", .any, meaning: "The value for entries that lack the field.") {
      $0.defaultValue = $1.node("default")
    },
    .bound("min", "The least number, length, count, or duration in minutes.") { $0.minimum = $1 },
    .bound("max", "The greatest number, length, count, or duration in minutes.") {
      $0.maximum = $1
    },
    FieldKey(
      "values", .any, for: [.enumeration, .boolean],
      meaning:
        "Of an `enum`, the values: ids, or `{ id:, label: }`. Of a `boolean`, its words for true and false."
    ),
    FieldKey(
      "precision",
      .list(FieldSchema("precision", .choice(of: CalendarDate.Precision.self))), for: [.date],
      meaning: "The precisions of dates that are accepted. The default is `day`."),
    FieldKey(
      "single", .choice(of: Single.self), for: [.list],
      meaning: "`allow`: one value may be written without a list."
    ) { $0.allowsSingle = $1.choice("single", as: Single.self) == .allow },
    FieldKey(
      "of", .any, for: [.list, .map],
      meaning: "The type of the items, with its own keys beside it, or a declaration."),
    FieldKey(
      "to", .any, for: [.reference, .map],
      meaning:
        "The collection of the targets, several, or parts: `standards#nist-csf` (of one entry), `catalogs#*` (of all), `catalogs#techniques` (in a field)."
    ),
    FieldKey(
      "keys", .choice(of: MapKeys.self), for: [.map],
      meaning: "`reference`: the keys are ids of entries of `to`."),
    FieldKey(
      "computed", .choice(of: FieldConstraints.Computation.self), for: [.duration],
      meaning: "`reading-time`: the value is computed from the body."
    ) { $0.computed = $1.choice("computed", as: FieldConstraints.Computation.self) },
    FieldKey(
      "fields", .map(keys: nil, FieldSchema("field", .any)), for: [.record, .entries],
      meaning: "The fields of the record, or of each part."),
    .flag("required", "`true`: every entry must have the field.") { $0.isRequired = $1 },
    .flag(
      "unique",
      "`true`: no two entries may have the same value, and no list may have an item twice.",
      for: [
        .string, .text, .integer, .number, .date, .duration, .quantity, .url, .enumeration, .list,
        .reference,
      ]
    ) { $0.isUnique = $1 },
    FieldKey(
      "ordered", .boolean, for: [.enumeration],
      meaning: "`true`: the values are in ascending order."),
    .flag("complete", "`true`: the map must have a key for every entry of `to`.", for: [.map]) {
      $0.isComplete = $1
    },
    .flag("acyclic", "`true`: references along the field may not form a cycle.", for: [.reference])
    { $0.isAcyclic = $1 },
    .flag("symmetric", "`true`: the target must refer back.", for: [.reference]) {
      $0.isSymmetric = $1
    },
    .flag(
      "titled", "`true`: a reference may have the title of its target: `ID — Title`.",
      for: [.reference]
    ) { $0.isTitled = $1 },
    .flag("covers", "`true`: every possible target must be named.", for: [.reference]) {
      $0.covers = $1
    },
    .flag("successor", "`true`: the target replaces the entry.", for: [.reference]) {
      $0.isSuccessor = $1
    },
    .flag("referenced", "`true`: each part must be the target of a reference.", for: [.entries]) {
      $0.isReferenced = $1
    },
    .flag("past", "`true`: the date may not be after today.", for: [.date]) { $0.mustBePast = $1 },
    .text("label", "Its name on pages.") { $0.label = $1 },
    .text("description", "What authors should know about it. Editors and drafts show it.") {
      $0.meaning = $1
    },
    FieldKey(
      "pattern", .string, for: [.string, .text, .url],
      meaning: "The regular expression that the whole text must match."),
    .text("inverse", "The name of the relation on the pages of its targets.", for: [.reference]) {
      $0.inverse = $1
    },
    .name(
      "not_before", "The field whose value may not be greater, or later, than this one.",
      for: [.integer, .number, .date, .duration, .enumeration]
    ) { $0.notBefore = $1 },
    .name(
      "not_above", "The ordered field that may not be greater at the target, as in prerequisites.",
      for: [.reference]
    ) { $0.notAbove = $1 },
    .name("pinned", "The field that the target must have, such as its edition.", for: [.reference])
    { $0.pinned = $1 },
    FieldKey(
      "excludes", .list(FieldSchema("excludes", .string)), for: [.reference],
      meaning: "The fields beside it that may not name the same target."),
    FieldKey(
      "within", .string, for: [.reference],
      meaning:
        "A path of fields, such as `control.serves`: every target must be among those at its end."),
    .name(
      "matrix", "The matrix with the cells of the entry's row or column.",
      for: [.assignments, .map]
    ),
    .name("by", "The field that names the row or column in `matrix`.", for: [.map]),
    .name(
      "numbering",
      "The field of an entry that lists the ids its parts can have: `Art-1 to Art-99`.",
      for: [.entries]
    ) { $0.numbering = $1 },
    FieldKey(
      "written_as", .map(keys: nil, FieldSchema("written_as", .string)), for: [.entries],
      meaning:
        "How ids of parts are written on pages: their beginnings, and the words in their places. `{ Art-: Article }` writes `Art-26` as \"Article 26\"."
    ) { $0.partNames = $1.partNames },
    .flag(
      "search", "`true`: the search finds an entry by the words of the field.",
      for: [.string, .text, .list]
    ) { $0.isSearched = $1 },
  ]

  /// The keys as the fields of a declaration.
  static let schema: [FieldSchema] = all.map {
    var field = FieldSchema(
      $0.name, $0.type, required: $0.name == "type", meaning: $0.meaning)
    if case .list = $0.type {
      field.allowsSingle = true
      field.isUnique = true
    }
    if $0.name == "type" { field.synonyms = FieldKind.synonyms }
    return field
  }

  /// Whether a list may be written as a single value.
  enum Single: String, CaseIterable {
    case refuse
    case allow
  }

  /// The kinds of keys that a map can have.
  enum MapKeys: String, CaseIterable {
    case string
    case reference
  }
}

extension Fields {
  fileprivate var partNames: PartNames? {
    guard case .map(let items)? = self["written_as"]?.value else { return nil }
    return PartNames(
      items.compactMap { item in
        if case .text(let words) = item.field.value { (item.key.id, words) } else { nil }
      })
  }
}

extension FieldKey {
  private static func flag(
    _ name: String, _ meaning: String, for kinds: [FieldKind]? = nil,
    _ set: @escaping @Sendable (inout FieldSchema, Bool) -> Void
  ) -> FieldKey {
    FieldKey(name, .boolean, for: kinds, meaning: meaning) { field, values in
      if let flag = values.flag(name) { set(&field, flag) }
    }
  }

  /// Returns a key for the limit of a number, a length or a count.
  private static func bound(
    _ name: String, _ meaning: String,
    _ set: @escaping @Sendable (inout FieldSchema, Double) -> Void
  ) -> FieldKey {
    let measured: [FieldKind] = [
      .string, .text, .integer, .number, .duration, .quantity, .list, .map, .entries,
    ]
    return FieldKey(name, .number, for: measured, meaning: meaning) { field, values in
      if let number = values.number(name) { set(&field, number) }
    }
  }

  private static func text(
    _ name: String, _ meaning: String, for kinds: [FieldKind]? = nil,
    _ set: @escaping @Sendable (inout FieldSchema, String) -> Void
  ) -> FieldKey {
    FieldKey(name, .string, for: kinds, meaning: meaning) { field, values in
      if let text = values.text(name) { set(&field, text) }
    }
  }

  private static func name(
    _ name: String, _ meaning: String, for kinds: [FieldKind],
    _ set: @escaping @Sendable (inout FieldSchema, String) -> Void = { _, _ in }
  ) -> FieldKey {
    var key = text(name, meaning, for: kinds, set)
    key.isName = true
    return key
  }
}
