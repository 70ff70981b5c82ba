package import Diagnostics

/// The schema of a collection, as declared in its `_collection.yml`.
package struct CollectionSchema: Sendable {
  /// The kind of the collection's entries.
  package enum Kind: String, Sendable, CaseIterable {
    /// Ordinary entries.
    case entries
    /// Matrices.
    case matrix
  }

  /// The rule that determines the ids of entries.
  package enum IDRule: Sendable {
    /// `id` in the front matter, or the file name without its extension.
    case stem
    /// Like ``stem``, but the id must match the pattern.
    case pattern(Pattern)
    /// Derived from fields: literals and field names in order.
    case template([TemplatePart])
  }

  /// A part of an id template such as `ri-{sequence}`.
  package enum TemplatePart: Sendable, Hashable {
    /// Literal text.
    case literal(String)
    /// The value of a field.
    case field(String)
  }

  /// The name of the file with the schema of a collection.
  package static let fileName = "_collection.yml"

  /// The name that references use for the collection.
  package var name: String
  /// The path of the folder below the content folder, without leading or trailing slashes.
  package var folder: String
  /// The route of the collection's index page, without leading or trailing slashes.
  package var route: String
  /// The kind of the entries.
  package var kind = Kind.entries { didSet { allFields = Self.allFields(fields, kind, matrix) } }
  /// The keys of matrices in the schema, or nil if it has none.
  package var matrix: MatrixDeclaration? {
    didSet { allFields = Self.allFields(fields, kind, matrix) }
  }
  /// The noun for one entry.
  package var singular: String
  /// The noun for several entries.
  package var plural: String
  /// The rule that determines the ids of entries.
  package var id = IDRule.stem
  /// The field by which entries are sorted, in descending order if it begins with `-`.
  package var sort = "title"
  /// The text before and after the id in a mention of an entry, or nil if prose has no mentions.
  package var mention: (prefix: String, suffix: String)?
  /// Whether every entry must be the target of a reference.
  package var isReferenced: Bool { referencedLocation != nil }
  /// The location of `referenced: true`, or nil if the schema does not require references.
  package var referencedLocation: SourceLocation?
  /// The template for the pages of entries. If it is nil, the template named after the collection
  /// applies, and then the default one.
  package var template: String?
  /// The location of the template's name in the schema.
  package var templateLocation: SourceLocation?
  /// Whether the first occurrence of an entry's title or alias on a page becomes a link, like the
  /// terms of a glossary.
  package var linksTerms = false
  /// The fields that the schema declares.
  package var fields: [FieldSchema] = [] {
    didSet {
      allFields = Self.allFields(fields, kind, matrix)
      inverses = fields.inverses
    }
  }
  /// All fields that an entry may have: the universal fields, the declared ones and, for a matrix,
  /// those of every matrix.
  package private(set) var allFields = universalFields
  /// Inverse names of relations, by field name.
  private var inverses: [String: String] = [:]
  /// True if the file could not be read. The fields of its entries are then unknown.
  package var isBroken = false
  /// The location of the schema's file.
  package var location: SourceLocation

  /// Creates a schema without fields.
  package init(name: String, folder: String, location: SourceLocation) {
    self.name = name
    self.folder = folder
    self.route = folder
    self.singular = name
    self.plural = name
    self.location = location
  }

  private static func allFields(
    _ fields: [FieldSchema], _ kind: Kind, _ matrix: MatrixDeclaration?
  ) -> [FieldSchema] {
    let names = Set(fields.map(\.name))
    return universalFields.filter { !names.contains($0.name) } + fields
      + (kind == .matrix ? matrixFields(matrix) : [])
  }

  /// The keys of every matrix. Those that the schema has are not required.
  private static func matrixFields(_ matrix: MatrixDeclaration?) -> [FieldSchema] {
    guard let given = matrix?.fields.items.map(\.schema.name) else { return MatrixSchema.fields }
    return MatrixSchema.fields(requiredExcept: given)
  }

  /// Returns the declared field with the given name.
  package func field(_ name: String) -> FieldSchema? { fields.first { $0.name == name } }

  /// Returns the name of a relation seen from its target. The field may be declared at the top
  /// level or inside a record or a sub-entry.
  package func inverse(of field: String) -> String? { inverses[field] }

  /// The fields that every entry and page may have.
  package static let universalFields: [FieldSchema] = {
    var tags = FieldSchema("tags", .list(FieldSchema("tag", .string)))
    tags.isUnique = true
    var aliases = FieldSchema("aliases", .list(FieldSchema("alias", .string)))
    aliases.isUnique = true
    var lastUpdated = FieldSchema("last_updated", .date)
    lastUpdated.notBefore = "date"
    var date = FieldSchema("date", .date)
    date.mustBePast = true
    lastUpdated.mustBePast = true
    let states = ["draft", "published", "deprecated"].map { EnumValue(id: $0) }
    return [
      FieldSchema("id", .string), FieldSchema("title", .string, required: true),
      FieldSchema("description", .text), aliases, tags,
      FieldSchema("status", .enumeration(states, isOrdered: false)),
      date, lastUpdated, FieldSchema("review_by", .date),
      FieldSchema("redirect_from", .list(FieldSchema("path", .string))),
      FieldSchema("weight", .number), FieldSchema("slug", .string), RankingSchema.field,
      Suppression.field,
    ]
  }()
}

extension [FieldSchema] {
  /// Inverse names of relations, by field name. A top-level field takes precedence over nested
  /// fields of the same name.
  fileprivate var inverses: [String: String] {
    var inverses = reduce(into: [:]) { $0.merge($1.type.inverses) { first, _ in first } }
    for field in self { inverses[field.name] = field.inverse }
    return inverses
  }
}

extension FieldType {
  /// Inverse names of the relations inside a record or a sub-entry.
  fileprivate var inverses: [String: String] {
    switch parts {
    case .fields(let parts), .subEntries(let parts): parts.inverses
    case .items(let element): element.type.inverses
    case .none, .values: [:]
    }
  }
}
