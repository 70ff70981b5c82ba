package import Diagnostics
package import Markdown

/// What a field of an entry holds, checked against its schema, with its place in the file.
package struct Field: Sendable {
  /// The value.
  package let value: FieldValue
  /// Where it stands.
  package let range: SourceRange

  /// Makes a field.
  package init(_ value: FieldValue, _ range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// A typed value.
package indirect enum FieldValue: Sendable {
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
  package struct MapItem: Sendable {
    /// The key; its `target` is empty where keys are plain texts.
    package let key: Reference
    /// The value.
    package let field: Field
  }
}

/// The fields of an entry or record that are present, in the order of the schema.
package struct Fields: Sendable {
  /// Each field with the schema it was checked against.
  package struct Item: Sendable {
    /// The schema.
    package let schema: FieldSchema
    /// Where the key stands.
    package let keyRange: SourceRange
    /// The value.
    package let field: Field
  }

  /// The fields.
  package internal(set) var items: [Item] = []

  /// Makes an empty set.
  package init() {}

  /// The field of a name.
  package subscript(_ name: String) -> Field? { index(of: name).map { items[$0].field } }

  /// The field of a name, with its key.
  package func item(_ name: String) -> Item? { index(of: name).map { items[$0] } }

  /// Looked for in place: an item is large, and copying each to look at it is slow.
  private func index(of name: String) -> Int? {
    items.indices.first { items[$0].schema.name == name }
  }

  /// The text of a `string`, `text` or `url`.
  package func text(_ name: String) -> String? {
    if case .text(let text)? = self[name]?.value { text } else { nil }
  }

  /// The id of an `enum`.
  package func choice(_ name: String) -> String? {
    if case .choice(let value, _)? = self[name]?.value { value.id } else { nil }
  }

  /// The value of an `enum` that has the raw values of a Swift type.
  package func choice<Value: RawRepresentable<String>>(
    _ name: String, as type: Value.Type
  ) -> Value? {
    choice(name).flatMap { Value(rawValue: $0) }
  }

  /// The value of a `boolean`.
  package func flag(_ name: String) -> Bool? {
    if case .boolean(let flag)? = self[name]?.value { flag } else { nil }
  }

  /// The items of a `list`.
  package func list(_ name: String) -> [Field] {
    if case .list(let items)? = self[name]?.value { items } else { [] }
  }

  /// The texts of a list of texts, each with its place.
  package func texts(_ name: String) -> [(text: String, range: SourceRange)] {
    list(name).compactMap { item in
      if case .text(let text) = item.value { (text, item.range) } else { nil }
    }
  }

  /// The fields of a `record`.
  package func record(_ name: String) -> Fields? {
    if case .record(let fields)? = self[name]?.value { fields } else { nil }
  }

  /// The value of a `number` or `integer`.
  package func number(_ name: String) -> Double? {
    switch self[name]?.value {
    case .number(let number): number
    case .integer(let number): Double(number)
    case .text, .markdown, .boolean, .date, .duration, .choice, .list, .map, .record, .reference,
      .assignments, .entries, .any, nil:
      nil
    }
  }

  /// YAML as it is.
  package func node(_ name: String) -> YAMLNode? {
    if case .any(let node)? = self[name]?.value { node } else { nil }
  }
}

/// The name of another entry, as written; the graph says which entry it is.
package struct Reference: Sendable, Hashable {
  /// The collection named before a colon.
  package let collection: String?
  /// The entry's id.
  package let id: String
  /// The sub-entry's id after a `#`.
  package let subEntry: String?
  /// The title given behind a dash, where the field is `titled`.
  package let title: String?
  /// Which entries it may name.
  package let target: ReferenceTarget
  /// The whole reference.
  package let range: SourceRange
  /// The title alone.
  package let titleRange: SourceRange
  /// The whole reference as the file has it, quotes included; nil where it is on several lines.
  package let written: String?
  /// How it is written, where it has a title and its form is plainly understood.
  package let scalar: WrittenScalar?
  /// The bytes that go when it goes out of its list, where another one there says the same.
  package internal(set) var removal: SourceRange?
}

/// What an entry says of some cells of its row or column.
package struct Assignment: Sendable {
  /// The level's id.
  package let level: String
  /// Where the level stands.
  package let levelRange: SourceRange
  /// The other axis's entries it speaks of.
  package let of: [(id: String, range: SourceRange)]
  /// The marks it says these cells carry; nil where it says nothing of marks.
  package let marks: [(id: String, range: SourceRange)]?
  /// Why; shown at the cells.
  package let because: MarkdownDocument?
  /// The whole assignment.
  package let range: SourceRange
}

/// A named part of an entry with an anchor of its own.
package struct SubEntry: Sendable {
  /// Unique in the entry.
  package let id: String
  /// Where the id stands.
  package let idRange: SourceRange
  /// Its title; the id where none is given.
  package let title: String
  /// Its other fields.
  package let fields: Fields

  /// The anchor on the entry's page.
  package var anchor: String {
    AnchorNames.slug(
      id.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "-"))
  }
}
