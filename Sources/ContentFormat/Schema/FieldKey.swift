/// A key in the declaration of a field.
///
/// ``all`` is the only list of these keys. Declarations are read against it, findings quote it, and
/// a test compares the documentation with it.
struct FieldKey: Sendable {
  let name: String
  /// The type of the value.
  let type: FieldType
  /// The types of fields that allow the key, or nil if all do.
  let kinds: [FieldKind]?
  /// True if the value is the name of something else. Findings about that name then point at the
  /// value.
  var isName = false
  /// Stores the value in the field. It does nothing for a key that is read together with the type.
  let set: @Sendable (inout FieldSchema, Fields) -> Void

  init(
    _ name: String, _ type: FieldType, for kinds: [FieldKind]? = nil,
    set: @escaping @Sendable (inout FieldSchema, Fields) -> Void = { _, _ in }
  ) {
    self.name = name
    self.type = type
    self.kinds = kinds
    self.set = set
  }

  /// All keys, in the order in which findings list them.
  static let all: [FieldKey] = [
    FieldKey(
      "type", .enumeration(FieldKind.names.map { EnumValue(id: $0) }, isOrdered: false)),
    FieldKey("default", .any) { $0.defaultValue = $1.node("default") },
    .bound("min") { $0.minimum = $1 },
    .bound("max") { $0.maximum = $1 },
    FieldKey("values", .any, for: [.enumeration, .boolean]),
    FieldKey(
      "precision",
      .list(FieldSchema("precision", .choice(of: CalendarDate.Precision.self))), for: [.date]),
    FieldKey("single", .choice(of: Single.self), for: [.list]) {
      $0.allowsSingle = $1.choice("single", as: Single.self) == .allow
    },
    FieldKey("of", .any, for: [.list, .map]),
    FieldKey("to", .any, for: [.reference, .map]),
    FieldKey("keys", .choice(of: MapKeys.self), for: [.map]),
    FieldKey("computed", .choice(of: FieldConstraints.Computation.self), for: [.duration]) {
      $0.computed = $1.choice("computed", as: FieldConstraints.Computation.self)
    },
    FieldKey("fields", .map(keys: nil, FieldSchema("field", .any)), for: [.record, .entries]),
    .flag("required") { $0.isRequired = $1 },
    .flag(
      "unique",
      for: [
        .string, .text, .integer, .number, .date, .duration, .quantity, .url, .enumeration, .list,
        .reference,
      ]
    ) { $0.isUnique = $1 },
    FieldKey("ordered", .boolean, for: [.enumeration]),
    .flag("complete", for: [.map]) { $0.isComplete = $1 },
    .flag("acyclic", for: [.reference]) { $0.isAcyclic = $1 },
    .flag("symmetric", for: [.reference]) { $0.isSymmetric = $1 },
    .flag("titled", for: [.reference]) { $0.isTitled = $1 },
    .flag("covers", for: [.reference]) { $0.covers = $1 },
    .flag("successor", for: [.reference]) { $0.isSuccessor = $1 },
    .flag("referenced", for: [.entries]) { $0.isReferenced = $1 },
    .flag("past", for: [.date]) { $0.mustBePast = $1 },
    .text("label") { $0.label = $1 },
    FieldKey("pattern", .string, for: [.string, .text, .url]),
    .text("inverse", for: [.reference]) { $0.inverse = $1 },
    .name("not_before", for: [.integer, .number, .date, .duration, .enumeration]) {
      $0.notBefore = $1
    },
    .name("not_above", for: [.reference]) { $0.notAbove = $1 },
    .name("pinned", for: [.reference]) { $0.pinned = $1 },
    FieldKey("excludes", .list(FieldSchema("excludes", .string)), for: [.reference]),
    FieldKey("within", .string, for: [.reference]),
    .name("matrix", for: [.assignments, .map]),
    .name("by", for: [.map]),
    .name("numbering", for: [.entries]) { $0.numbering = $1 },
  ]

  /// The keys as the fields of a declaration.
  static let schema: [FieldSchema] = all.map {
    var field = FieldSchema($0.name, $0.type, required: $0.name == "type")
    if case .list = $0.type {
      field.allowsSingle = true
      field.isUnique = true
    }
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

extension FieldKey {
  private static func flag(
    _ name: String, for kinds: [FieldKind]? = nil,
    _ set: @escaping @Sendable (inout FieldSchema, Bool) -> Void
  ) -> FieldKey {
    FieldKey(name, .boolean, for: kinds) { field, values in
      if let flag = values.flag(name) { set(&field, flag) }
    }
  }

  /// Returns a key for the limit of a number, a length or a count.
  private static func bound(
    _ name: String, _ set: @escaping @Sendable (inout FieldSchema, Double) -> Void
  ) -> FieldKey {
    let measured: [FieldKind] = [
      .string, .text, .integer, .number, .duration, .quantity, .list, .map, .entries,
    ]
    return FieldKey(name, .number, for: measured) { field, values in
      if let number = values.number(name) { set(&field, number) }
    }
  }

  private static func text(
    _ name: String, for kinds: [FieldKind]? = nil,
    _ set: @escaping @Sendable (inout FieldSchema, String) -> Void
  ) -> FieldKey {
    FieldKey(name, .string, for: kinds) { field, values in
      if let text = values.text(name) { set(&field, text) }
    }
  }

  private static func name(
    _ name: String, for kinds: [FieldKind],
    _ set: @escaping @Sendable (inout FieldSchema, String) -> Void = { _, _ in }
  ) -> FieldKey {
    var key = text(name, for: kinds, set)
    key.isName = true
    return key
  }
}
