public import Diagnostics
public import Markdown

/// What a field of an entry holds, checked against its schema, with its place in the file.
public struct Field: Sendable {
  /// The value.
  public let value: FieldValue
  /// Where it stands.
  public let range: SourceRange

  /// Makes a field.
  public init(_ value: FieldValue, _ range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// A typed value.
public indirect enum FieldValue: Sendable {
  /// A `string`, `text` or `url`.
  case text(String)
  /// A `markdown`.
  case markdown(MarkdownDocument)
  /// An `integer`.
  case integer(Int)
  /// A `number`.
  case number(Double)
  /// A `boolean`.
  case boolean(Bool)
  /// A `date`.
  case date(CalendarDate)
  /// A `duration`.
  case duration(ContentDuration)
  /// An `enum`: the value chosen, and its place in the order.
  case choice(EnumValue, index: Int)
  /// A `list`.
  case list([Field])
  /// A `map`.
  case map([MapItem])
  /// A `record`.
  case record(Fields)
  /// A `reference`.
  case reference(Reference)
  /// `assignments`.
  case assignments([Assignment])
  /// `entries`.
  case entries([SubEntry])
  /// YAML as it is.
  case any(YAMLNode)

  /// One item of a map.
  public struct MapItem: Sendable {
    /// The key; its `target` is empty where keys are plain texts.
    public let key: Reference
    /// The value.
    public let field: Field
  }
}

/// The fields of an entry or record that are present, in the order of the schema.
public struct Fields: Sendable {
  /// Each field with the schema it was checked against.
  public struct Item: Sendable {
    /// The schema.
    public let schema: FieldSchema
    /// Where the key stands.
    public let keyRange: SourceRange
    /// The value.
    public let field: Field
  }

  /// The fields.
  public internal(set) var items: [Item] = []

  /// Makes an empty set.
  public init() {}

  /// The field of a name.
  public subscript(_ name: String) -> Field? { index(of: name).map { items[$0].field } }

  /// The field of a name, with its key.
  public func item(_ name: String) -> Item? { index(of: name).map { items[$0] } }

  /// Looked for in place: an item is large, and copying each to look at it is slow.
  private func index(of name: String) -> Int? {
    items.indices.first { items[$0].schema.name == name }
  }

  /// The text of a `string`, `text` or `url`.
  public func text(_ name: String) -> String? {
    if case .text(let text)? = self[name]?.value { text } else { nil }
  }

  /// The id of an `enum`.
  public func choice(_ name: String) -> String? {
    if case .choice(let value, _)? = self[name]?.value { value.id } else { nil }
  }

  /// The value of a `boolean`.
  public func flag(_ name: String) -> Bool? {
    if case .boolean(let flag)? = self[name]?.value { flag } else { nil }
  }

  /// The items of a `list`.
  public func list(_ name: String) -> [Field] {
    if case .list(let items)? = self[name]?.value { items } else { [] }
  }

  /// The texts of a list of texts, each with its place.
  public func texts(_ name: String) -> [(text: String, range: SourceRange)] {
    list(name).compactMap { item in
      if case .text(let text) = item.value { (text, item.range) } else { nil }
    }
  }

  /// The fields of a `record`.
  public func record(_ name: String) -> Fields? {
    if case .record(let fields)? = self[name]?.value { fields } else { nil }
  }

  /// The value of a `number` or `integer`.
  public func number(_ name: String) -> Double? {
    switch self[name]?.value {
    case .number(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  /// YAML as it is.
  public func node(_ name: String) -> YAMLNode? {
    if case .any(let node)? = self[name]?.value { node } else { nil }
  }
}

/// The name of another entry, as written; the graph says which entry it is.
public struct Reference: Sendable, Hashable {
  /// The collection named before a colon.
  public let collection: String?
  /// The entry's id.
  public let id: String
  /// The sub-entry's id after a `#`.
  public let subEntry: String?
  /// The title given behind a dash, where the field is `titled`.
  public let title: String?
  /// Which entries it may name.
  public let target: ReferenceTarget
  /// The whole reference.
  public let range: SourceRange
  /// The title alone.
  public let titleRange: SourceRange
  /// The whole reference as the file has it, quotes included; nil where it is on several lines.
  public let written: String?
  /// How it is written, where it has a title and its form is plainly understood.
  public let scalar: WrittenScalar?
  /// The bytes that go when it goes out of its list, where another one there says the same.
  public internal(set) var removal: SourceRange?
}

/// What an entry says of some cells of its row or column.
public struct Assignment: Sendable {
  /// The level's id.
  public let level: String
  /// Where the level stands.
  public let levelRange: SourceRange
  /// The other axis's entries it speaks of.
  public let of: [(id: String, range: SourceRange)]
  /// The marks it says these cells carry; nil where it says nothing of marks.
  public let marks: [(id: String, range: SourceRange)]?
  /// Why; shown at the cells.
  public let because: MarkdownDocument?
  /// The whole assignment.
  public let range: SourceRange
}

/// A named part of an entry with an anchor of its own.
public struct SubEntry: Sendable {
  /// Unique in the entry.
  public let id: String
  /// Where the id stands.
  public let idRange: SourceRange
  /// Its title; the id where none is given.
  public let title: String
  /// Its other fields.
  public let fields: Fields

  /// The anchor on the entry's page.
  public var anchor: String {
    AnchorNames.slug(
      id.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "-"))
  }
}
