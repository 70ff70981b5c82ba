internal import Diagnostics

/// The treatment of keys that a schema does not declare: `other_fields`.
package enum OtherFieldsRule: String, Sendable, Hashable, CaseIterable {
  /// Such a key is a finding.
  case refuse
  /// The value is kept and shown. Its form determines its type.
  case allow
  /// The key is not read.
  case ignore

  /// The field of `other_fields` in a schema.
  package static let field = FieldSchema(
    "other_fields", .enumeration(allCases.map { EnumValue(id: $0.rawValue) }, isOrdered: false),
    meaning:
      "All other keys: `refuse` (a finding, the default), `allow` (shown by the form of their values) or `ignore`."
  )
}

/// The schema of pages outside of collections: `pages` in `site.yml`.
package struct PageSchema: Sendable, Hashable {
  /// The declared fields.
  package private(set) var fields: [FieldSchema] = []
  /// The treatment of all other keys.
  package private(set) var otherFields = OtherFieldsRule.refuse
  /// The rules for front matter and titles.
  package private(set) var naming = EntryNaming()
  /// All fields that a page may have: the universal fields and the declared ones.
  package private(set) var allFields = CollectionSchema.universalFields
  /// The declaration as written, which determines how pages are read.
  private var written = ""

  /// Creates the schema of a site that declares none.
  package init() {}

  /// True if both have the same declaration.
  package static func == (a: Self, b: Self) -> Bool { a.written == b.written }

  /// Hashes the declaration.
  package func hash(into hasher: inout Hasher) { hasher.combine(written) }

  /// The keys of `pages`.
  package static let schema = [
    FieldSchema(
      "fields", .map(keys: nil, FieldSchema("field", .any)),
      meaning: "The fields of pages outside of collections."), OtherFieldsRule.field,
    EntryNaming.frontMatterKey, NameSources.key(.title), NameSources.key(.description),
    NameSources.key(.date),
  ]
}

extension FieldReader {
  /// Reads `pages` of `site.yml`.
  package mutating func pages(_ values: Fields) -> PageSchema {
    var pages = PageSchema()
    pages.set(
      declaredFields(values), values.choice("other_fields", as: OtherFieldsRule.self) ?? .refuse,
      written: String(
        decoding: values.items.flatMap { file.bytes[$0.field.range.indices] + [0] }, as: UTF8.self))
    pages.set(naming(values, pages.allFields))
    return pages
  }
}

extension PageSchema {
  fileprivate mutating func set(
    _ fields: [FieldSchema], _ others: OtherFieldsRule, written: String
  ) {
    let names = Set(fields.map(\.name))
    self.fields = fields
    otherFields = others
    allFields = CollectionSchema.universalFields.filter { !names.contains($0.name) } + fields
    self.written = written
  }

  fileprivate mutating func set(_ naming: EntryNaming) {
    self.naming = naming
    allFields = naming.applied(to: allFields)
  }
}
