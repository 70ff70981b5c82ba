package import Diagnostics

/// A collection as its `_collection.yml` declares it.
package struct CollectionSchema: Sendable {
  /// What its entries are.
  package enum Kind: String, Sendable, CaseIterable {
    /// Ordinary entries.
    case entries
    /// Matrices.
    case matrix
  }

  /// How entries get their ids.
  package enum IDRule: Sendable {
    /// `id` in the front matter, else the file's stem.
    case stem
    /// As ``stem``, and the id must match.
    case pattern(Pattern)
    /// Derived from fields: literal texts and field names in turn.
    case template([TemplatePart])
  }

  /// A part of an id template such as `ri-{sequence}`.
  package enum TemplatePart: Sendable, Hashable {
    /// A text as it is.
    case literal(String)
    /// The value of a field.
    case field(String)
  }

  /// The name by which references know it.
  package var name: String
  /// The folder below the content folder, without slashes at its ends.
  package var folder: String
  /// Where its pages are: the route of its index without slashes at its ends.
  package var route: String
  /// What its entries are.
  package var kind = Kind.entries { didSet { allFields = Self.allFields(fields, kind) } }
  /// One entry, in words.
  package var singular: String
  /// Several entries, in words.
  package var plural: String
  /// How entries get their ids.
  package var id = IDRule.stem
  /// The field that entries are sorted by; descending where it begins with `-`.
  package var sort = "title"
  /// How entries are mentioned in prose: what stands before the id and after it.
  package var mention: (prefix: String, suffix: String)?
  /// Whether something has to refer to each entry.
  package var isReferenced: Bool { referencedPlace != nil }
  /// Where it says so.
  package var referencedPlace: SourceLocation?
  /// The template that its entries' pages are made with; nil for one that is called like the
  /// collection, or else the general one.
  package var template: String?
  /// Where it says so.
  package var templatePlace: SourceLocation?
  /// Whether the first mention of an entry's title or alias on a page links to it, as the terms of a
  /// glossary do.
  package var linksTerms = false
  /// The declared fields.
  package var fields: [FieldSchema] = [] {
    didSet {
      allFields = Self.allFields(fields, kind)
      inverses = fields.inverses
    }
  }
  /// The fields an entry may have: the declared ones, and those of every entry.
  package private(set) var allFields = universalFields
  /// The inverses of relations by the names of their fields.
  private var inverses: [String: String] = [:]
  /// True where the file could not be read: then nothing is known of the fields of its entries.
  package var isBroken = false
  /// The file that declares it.
  package var location: SourceLocation

  /// Makes a schema with no fields.
  package init(name: String, folder: String, location: SourceLocation) {
    self.name = name
    self.folder = folder
    self.route = folder
    self.singular = name
    self.plural = name
    self.location = location
  }

  private static func allFields(_ fields: [FieldSchema], _ kind: Kind) -> [FieldSchema] {
    let names = Set(fields.map(\.name))
    return universalFields.filter { !names.contains($0.name) } + fields
      + (kind == .matrix ? MatrixSchema.fields : [])
  }

  /// The field of a name among the declared ones.
  package func field(_ name: String) -> FieldSchema? { fields.first { $0.name == name } }

  /// The name by which a relation is seen from its other end: of a declared field, or of one inside
  /// a record or a sub-entry.
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
    date.isPast = true
    lastUpdated.isPast = true
    let states = ["draft", "published", "deprecated"].map { EnumValue(id: $0) }
    return [
      FieldSchema("id", .string), FieldSchema("title", .string, required: true),
      FieldSchema("description", .text), aliases, tags,
      FieldSchema("status", .enumeration(states, isOrdered: false)),
      date, lastUpdated, FieldSchema("review_by", .date),
      FieldSchema("redirect_from", .list(FieldSchema("path", .string))),
      FieldSchema("weight", .number), FieldSchema("slug", .string), Ranking.field,
      Suppression.field,
    ]
  }()
}

extension [FieldSchema] {
  /// The inverses of relations by the names of their fields; a field hides those of its name that
  /// stand in the parts of others.
  fileprivate var inverses: [String: String] {
    var inverses = reduce(into: [:]) { $0.merge($1.type.inverses) { first, _ in first } }
    for field in self { inverses[field.name] = field.inverse }
    return inverses
  }
}

extension FieldType {
  /// The inverses of relations in a record or a sub-entry.
  fileprivate var inverses: [String: String] {
    switch parts {
    case .fields(let parts), .subEntries(let parts): parts.inverses
    case .items(let element): element.type.inverses
    case .none, .values: [:]
    }
  }
}
