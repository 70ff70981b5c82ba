internal import ContentFormat

extension Entry {
  /// True if the entries differ at most in their bodies, their titles, descriptions and aliases, and
  /// in plain values of other fields. The graph then derives the same ids, routes, tags and references
  /// from both. Both must have been checked against the same schemas.
  func hasSameStructure(as other: Entry, _ schema: CollectionSchema?) -> Bool {
    guard path == other.path, collection == other.collection, id == other.id, place == nil,
      other.place == nil, schema?.kind != .matrix, isDraft == other.isDraft,
      // The theme depends on the templates of pages.
      PageSettings(fields).template == nil, PageSettings(other.fields).template == nil
    else { return false }
    let otherIDs = [self, other].map { entry in schema?.otherIDs(of: entry).map(\.id) ?? [] }
    guard otherIDs[0] == otherIDs[1] else { return false }
    let used = Self.structuralFields.union(schema?.rankingFields ?? [])
    return Set((fields.items + other.fields.items).map(\.schema.name)).allSatisfy { name in
      switch (fields[name]?.value, other.fields[name]?.value) {
      case (let value?, let old?):
        value.hasSameStructure(as: old) || !used.contains(name) && value.isPlain && old.isPlain
      case (let value?, nil), (nil, let value?): !used.contains(name) && value.isPlain
      case (nil, nil): true
      }
    }
  }

  /// The universal fields from which ids, routes, tags and the order of a collection follow.
  private static let structuralFields: Set<String> = [
    "id", "slug", "redirect_from", "tags", "status", "weight",
  ]
}

extension CollectionSchema {
  /// The fields whose values order entries, except titles.
  fileprivate var rankingFields: [String] {
    let field = sort.hasPrefix("-") ? String(sort.dropFirst()) : sort
    let range = ranges.map { [$0.from] + [$0.to].compactMap(\.self) + $0.by } ?? []
    return (field == "title" ? [] : [field]) + range
  }
}

extension FieldValue {
  /// True for texts, numbers and dates, and for lists and records of them. Nothing but pages and
  /// checks depends on such a value.
  fileprivate var isPlain: Bool {
    switch self {
    case .text, .markdown, .integer, .number, .boolean, .date, .duration, .quantity, .any: true
    case .list(let items): items.allSatisfy(\.value.isPlain)
    case .record(let fields): fields.items.allSatisfy(\.field.value.isPlain)
    case .choice, .map, .reference, .assignments, .entries: false
    }
  }

  /// True if both values are the same except for their ranges and for Markdown. False if that is
  /// unknown.
  fileprivate func hasSameStructure(as other: FieldValue) -> Bool {
    switch (self, other) {
    case (.text(let a), .text(let b)): a == b
    case (.markdown, .markdown): true
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.boolean(let a), .boolean(let b)): a == b
    case (.choice(let a, let index), .choice(let b, let otherIndex)):
      a.id == b.id && index == otherIndex
    case (.reference(let a), .reference(let b)): a.names == b.names
    case (.list(let a), .list(let b)):
      a.elementsEqual(b) { $0.value.hasSameStructure(as: $1.value) }
    case (.map(let a), .map(let b)):
      a.elementsEqual(b) {
        $0.key.names == $1.key.names && $0.field.value.hasSameStructure(as: $1.field.value)
      }
    case (.record(let a), .record(let b)): a.hasSameStructure(as: b)
    case (.assignments(let a), .assignments(let b)):
      a.elementsEqual(b) {
        $0.level == $1.level && $0.of.map(\.id) == $1.of.map(\.id)
          && $0.marks?.map(\.id) == $1.marks?.map(\.id)
      }
    case (.entries(let a), .entries(let b)):
      a.elementsEqual(b) {
        $0.field == $1.field && $0.id == $1.id && $0.title == $1.title
          && $0.fields.hasSameStructure(as: $1.fields)
      }
    case (.date(let a), .date(let b)): a == b
    case (.duration(let a), .duration(let b)): a == b
    case (.quantity(let a), .quantity(let b)): a == b
    default: false
    }
  }
}

extension Fields {
  fileprivate func hasSameStructure(as other: Fields) -> Bool {
    items.elementsEqual(other.items) {
      $0.schema.name == $1.schema.name && $0.field.value.hasSameStructure(as: $1.field.value)
    }
  }
}

extension Reference {
  /// What was written, without its place.
  fileprivate var names: [String?] { [collection, id, subEntry, title] }
}
