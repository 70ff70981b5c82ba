package import Diagnostics

/// The schema of a collection, as declared in its `_collection.yml`, in a file `NAME.collection.yml`
/// or in the schemas folder.
package struct CollectionSchema: Sendable {
  /// The kind of the collection's entries.
  package enum Kind: String, Sendable, CaseIterable {
    /// Ordinary entries.
    case entries
    /// Matrices.
    case matrix
  }

  /// The name that references use for the collection.
  package var name: String
  /// The path below the content folder of the folder that contains the entries, without leading or
  /// trailing slashes: that of `_collection.yml`, or the innermost one that contains all files that
  /// ``sources`` can select. Empty for the content folder itself.
  package var folder: String
  /// The path of the schema's file below the content folder, or nil for a file outside of it.
  package var path: String?
  /// The files that are entries, or nil for those of the folder.
  package var sources: EntrySources?
  /// True for a `_collection.yml`, which claims its folder even if ``sources`` select its entries.
  package var isOfFolder: Bool { path.map { ContentPath.name(of: $0) } == Self.fileName }

  /// The name of the schema's file in the folder of its collection.
  package static let fileName = "_collection.yml"
  /// The end of the name of a schema's file anywhere in the content.
  package static let fileSuffix = ".collection.yml"

  /// The path of the matrix that the schema itself declares. A schema outside of the content has
  /// none, so the name of the collection is its folder.
  package var matrixPath: String { path ?? "\(name)/\(Self.fileName)" }

  /// The route of the collection's index page, without leading or trailing slashes.
  package var route: String
  /// The kind of the entries.
  package var kind = Kind.entries { didSet { updateFields() } }
  /// The keys of matrices in the schema, or nil if it has none.
  package var matrix: MatrixDeclaration? { didSet { updateFields() } }
  /// The noun for one entry.
  package var singular: String
  /// The noun for several entries.
  package var plural: String { didSet { title = humanized(plural) } }
  /// The title of the collection's index page, unless a page introduces the collection.
  package private(set) var title: String
  /// The text that introduces the collection on its index page.
  package var description: String?
  /// The rule that determines the ids of entries.
  package var id = IDRule()
  /// The rules for front matter, titles, descriptions and dates.
  package var naming = EntryNaming() {
    didSet { updateFields() }
  }
  /// The field by which entries are sorted, in descending order if it begins with `-`.
  package var sort = defaultSort
  /// The field by which entries are sorted if the schema does not name one.
  package static let defaultSort = "title"
  /// The text before and after the id in a mention of an entry, or nil if prose has no mentions.
  package var mention: (prefix: String, suffix: String)?
  /// The fields whose values together identify an entry. No two entries may have the same
  /// combination. Empty if only the id identifies an entry.
  package var uniqueBy: [String] = []
  /// The ranges that the entries cover, or nil if the schema declares none.
  package var ranges: ValueRanges?
  /// Whether every entry must be the target of a reference.
  package var isReferenced: Bool { referencedLocation != nil }
  /// The location of `referenced: true`, or nil if the schema does not require references.
  package var referencedLocation: SourceLocation?
  /// The template for the pages of entries. If it is nil, the template named after the collection
  /// applies, and then the default one.
  package var template: String?
  /// The location of the template's name in the schema.
  package var templateLocation: SourceLocation?
  /// The name of the file beside the schema with the text of new entries, or nil.
  package var archetype: String?
  /// Whether the first occurrence of an entry's title or alias on a page becomes a link, like the
  /// terms of a glossary.
  package var linksTerms = false
  /// The treatment of keys that `fields` does not declare.
  package var otherFields = OtherFieldsRule.refuse
  /// The parts of a file that are entries, or nil if each file is one entry.
  package var items: ItemSource?
  /// The fields that the schema declares.
  package var fields: [FieldSchema] = [] {
    didSet {
      updateFields()
      inverses = fields.inverses
      fieldsOfParts = Set(fields.fieldsOfSubEntries.map(\.name))
    }
  }
  /// All fields that an entry may have: the universal fields, the declared ones and, for a matrix,
  /// those of every matrix.
  package private(set) var allFields = universalFields
  /// The names of the fields of sub-entries at any depth.
  package private(set) var fieldsOfParts: Set<String> = []
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
    self.title = humanized(name)
    self.location = location
  }

  private mutating func updateFields() {
    let names = Set(fields.map(\.name))
    allFields = naming.applied(
      to: Self.universalFields.filter { !names.contains($0.name) } + fields
        + (kind == .matrix ? Self.matrixFields(matrix) : []))
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
    var tags = FieldSchema(
      "tags", .list(FieldSchema("tag", .string)), meaning: "Each tag has a page below `/tags/`.")
    tags.isUnique = true
    var aliases = FieldSchema(
      "aliases", .list(FieldSchema("alias", .string)),
      meaning: "Other names, for search, for links of terms, and for prose that is compared.")
    aliases.isUnique = true
    var lastUpdated = FieldSchema(
      "last_updated", .date, meaning: "The day of the last change that matters to readers.")
    lastUpdated.notBefore = "date"
    var date = FieldSchema("date", .date, meaning: "The day of publication.")
    date.mustBePast = true
    lastUpdated.mustBePast = true
    var review = FieldSchema(
      "review_by", .date, meaning: "The day by which the text is due for a review (`--today`).")
    review.notBefore = "date"
    let states = ["draft", "published", "deprecated"].map { EnumValue(id: $0) }
    return [
      FieldSchema(
        "id", .string, meaning: "The id that references use. The default is the name of the file."),
      FieldSchema("title", .string, required: true, meaning: "The title of the page."),
      FieldSchema("description", .text, meaning: "A sentence for lists, search and previews."),
      aliases, tags,
      FieldSchema(
        "status", .enumeration(states, isOrdered: false),
        meaning: "Drafts are left out unless `--drafts` is given. Deprecated entries say so."),
      date, lastUpdated, review,
      FieldSchema(
        "redirect_from", .list(FieldSchema("path", .string)),
        meaning: "Former routes, which then lead here."),
      FieldSchema("weight", .number, meaning: "A number for `sort: weight`."),
      FieldSchema(
        "slug", .string, meaning: "The last part of the route instead of the file's name."),
      RankingSchema.field,
      Suppression.field, PageSettings.field,
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

extension CollectionSchema {
  /// Returns the part of a route for an entry's folder: its path below ``folder``, or the whole path
  /// if it is elsewhere. Selected files may be in folders whose names begin with `.` or `_`, which
  /// routes lack.
  package func folderInRoute(_ path: String) -> String {
    var rest = path[...]
    if path == folder {
      rest = ""
    } else if folder.isEmpty {
      rest = path[...]
    } else if path.hasPrefix(folder + "/") {
      rest = path.dropFirst(folder.count + 1)
    }
    guard sources != nil else { return String(rest) }
    return rest.split(separator: "/").map(Self.withoutMarks).filter { !$0.isEmpty }
      .joined(separator: "/")
  }

  /// Returns the last part of the route of an entry, which is based on the name of its file.
  package func nameInRoute(_ path: String) -> String {
    let stem = ContentPath.stem(of: path)
    let plain = Self.withoutMarks(stem[...])
    return sources == nil || plain.isEmpty ? stem : String(plain)
  }

  private static func withoutMarks(_ name: Substring) -> Substring {
    name.drop { $0 == "." || $0 == "_" }
  }
}
