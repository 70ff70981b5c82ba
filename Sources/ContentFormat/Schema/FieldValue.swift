package import Diagnostics
package import Markdown

/// The value of an entry's field, checked against its schema, with its range in the file.
package struct Field: Sendable {
  /// The value.
  package let value: FieldValue
  /// The range of the value in the file.
  package let range: SourceRange

  /// Creates a field.
  package init(_ value: FieldValue, _ range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// A typed value.
package indirect enum FieldValue: Sendable {
  /// A `string`, `text` or `url` value.
  case text(String)
  /// A `markdown` value.
  case markdown(MarkdownDocument)
  /// An `integer` value.
  case integer(Int)
  /// A `number` value.
  case number(Double)
  /// A `boolean` value.
  case boolean(Bool)
  /// A `date` value.
  case date(CalendarDate)
  /// A `duration` value.
  case duration(ContentDuration)
  /// A `quantity` value.
  case quantity(ContentQuantity)
  /// An `enum` value and its index in the declared order.
  case choice(EnumValue, index: Int)
  /// A `list` value.
  case list([Field])
  /// A `map` value.
  case map([MapItem])
  /// A `record` value.
  case record(Fields)
  /// A `reference` value.
  case reference(Reference)
  /// An `assignments` value.
  case assignments([Assignment])
  /// An `entries` value.
  case entries([SubEntry])
  /// Unchecked YAML.
  case any(YAMLNode)

  /// One item of a map.
  package struct MapItem: Sendable {
    /// The key. Its `target` has no collections if keys are plain strings.
    package let key: Reference
    /// The value.
    package let field: Field
  }
}

/// The fields of an entry or record that have a value, in the order of the schema.
package struct Fields: Sendable {
  /// A field and the schema it was checked against.
  package struct Item: Sendable {
    /// The schema.
    package let schema: FieldSchema
    /// The range of the key in the file.
    package let keyRange: SourceRange
    /// The value.
    package let field: Field
  }

  /// The fields and their schemas.
  package internal(set) var items: [Item] = []

  /// Creates an empty set of fields.
  package init() {}

  /// Returns the fields with a further one at the start.
  package func adding(_ schema: FieldSchema, keyRange: SourceRange, _ field: Field) -> Fields {
    var copy = Fields()
    copy.items = [Item(schema: schema, keyRange: keyRange, field: field)] + items
    return copy
  }

  /// The field with the given name.
  package subscript(_ name: String) -> Field? { index(of: name).map { items[$0].field } }

  /// The field with the given name, its schema and its key.
  package func item(_ name: String) -> Item? { index(of: name).map { items[$0] } }

  /// Sets the value of a field that the file gives in another way than by its key.
  package mutating func set(_ schema: FieldSchema, to field: Field, keyRange: SourceRange) {
    let item = Item(schema: schema, keyRange: keyRange, field: field)
    if let index = index(of: schema.name) { items[index] = item } else { items.append(item) }
  }

  /// Searches by index, because items are large and copying each one is slow.
  private func index(of name: String) -> Int? {
    items.indices.first { items[$0].schema.name == name }
  }

  /// The string of a `string`, `text` or `url` field.
  package func text(_ name: String) -> String? {
    if case .text(let text)? = self[name]?.value { text } else { nil }
  }

  /// The id of an `enum` field's value.
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

  /// The items of a `list` field, or an empty array.
  package func list(_ name: String) -> [Field] {
    if case .list(let items)? = self[name]?.value { items } else { [] }
  }

  /// The strings of a list of strings, each with its range.
  package func texts(_ name: String) -> [(text: String, range: SourceRange)] {
    list(name).compactMap { item in
      if case .text(let text) = item.value { (text, item.range) } else { nil }
    }
  }

  /// The fields of a `record` field.
  package func record(_ name: String) -> Fields? {
    if case .record(let fields)? = self[name]?.value { fields } else { nil }
  }

  /// The value of a `number` or `integer` field.
  package func number(_ name: String) -> Double? {
    if case .integer(let number)? = self[name]?.value { return Double(number) }
    return if case .number(let number)? = self[name]?.value { number } else { nil }
  }

  /// The document of a `markdown` field.
  package func markdown(_ name: String) -> MarkdownDocument? {
    if case .markdown(let document)? = self[name]?.value { document } else { nil }
  }

  /// The YAML of an unchecked field.
  package func node(_ name: String) -> YAMLNode? {
    if case .any(let node)? = self[name]?.value { node } else { nil }
  }
}

/// A reference to another entry, as written. The graph resolves it.
package struct Reference: Sendable, Hashable {
  /// The collection before the colon, if any.
  package let collection: String?
  /// The id of the entry. The whole name if the field may name parts
  /// (``ReferenceTarget/namesParts``).
  package let id: String
  /// The id of the sub-entry after `#`, if any.
  package let subEntry: String?
  /// The title after the dash, if the field is `titled` and has one.
  package let title: String?
  /// The entries that the reference may name.
  package let target: ReferenceTarget
  /// The range of the whole reference.
  package let range: SourceRange
  /// The range of the title, or of the whole reference if it has no title.
  package let titleRange: SourceRange
  /// The source of the whole reference, quotes included. Nil if it is not on one line.
  package let written: String?
  /// The reference as an editable scalar. Nil if it has no title or its source is not simple
  /// enough.
  package let scalar: WrittenScalar?
  /// The range to delete in order to remove the reference from its list, if it repeats another
  /// item.
  package internal(set) var removal: SourceRange?
}

/// The values that an entry assigns to cells of its row or column.
package struct Assignment: Sendable {
  /// The id of the level.
  package let level: String
  /// The range of the level.
  package let levelRange: SourceRange
  /// The entries of the other axis whose cells are assigned.
  package let of: [(id: String, range: SourceRange)]
  /// The marks of these cells, or nil if the assignment does not mention marks.
  package let marks: [(id: String, range: SourceRange)]?
  /// The reason, shown in the cells.
  package let because: MarkdownDocument?
  /// What the provider does, shown in the cells.
  package let provider: MarkdownDocument?
  /// What the customer does, shown in the cells.
  package let customer: MarkdownDocument?
  /// The range of the whole assignment.
  package let range: SourceRange

  /// Returns the assignment with other ids of entries.
  package func renaming(_ name: (String) -> String) -> Assignment {
    Assignment(
      level: level, levelRange: levelRange, of: of.map { (name($0.id), $0.range) }, marks: marks,
      because: because, provider: provider, customer: customer, range: range)
  }

  /// Its texts.
  package var documents: [MarkdownDocument] { [because, provider, customer].compactMap(\.self) }
}

/// A named part of an entry that has its own anchor.
package struct SubEntry: Sendable {
  /// The name of the field that contains it: the kind of the part.
  package let field: String
  /// The id, unique within the entry at any depth.
  package let id: String
  /// The range of the id.
  package let idRange: SourceRange
  /// The id as it is written on pages, such as "Article 26" for `Art-26`.
  package let name: String
  /// The title. Defaults to the id.
  package let title: String
  /// The fields of the sub-entry.
  package let fields: Fields

  /// The name and the title, or the name alone if the title is only the id.
  package var titleWithID: String { hasTitle ? "\(name) \(title)" : name }

  /// Whether the title is more than the id.
  package var hasTitle: Bool { title != id }

  /// The title for readers, after the id if that is one by which people cite the part: `A.8.11`,
  /// `PR.AA`. An id such as `data-retention` only repeats the title.
  package var citedTitle: String { isCitedByID ? titleWithID : title }

  /// Whether people cite the part by its id, and not only by its title.
  package var isCitedByID: Bool { id.contains { $0.isNumber || $0.isUppercase } }

  /// The anchor of the sub-entry on the entry's page.
  package var anchor: String {
    AnchorNames.slug(
      id.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "-"))
  }
}
