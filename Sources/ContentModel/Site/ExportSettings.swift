package import ContentFormat
package import Diagnostics

/// The exports that a site publishes, and the roles of its collections and fields: `exports` in `site.yml`.
package struct ExportSettings: Sendable {
  /// A word with its range.
  package struct Name: Sendable, Hashable {
    package let text: String
    package let range: SourceRange
  }

  /// The names of the formats, each once.
  package private(set) var formats: [Name] = []
  /// The declared roles: the names of collections, fields and a matrix, by role.
  package private(set) var roles: [String: Name] = [:]
  /// Who wrote the framework, for citations.
  package private(set) var authors: [String] = []
  /// The URNs of frameworks in CISO Assistant, by the ids of standards.
  package private(set) var assistantFrameworks: [String: Name] = [:]
  /// The collections whose entries make a feed of their own, each once.
  package private(set) var feeds: [Name] = []
  /// The range of the declaration.
  package private(set) var range = SourceRange.fileStart

  /// Creates the settings of a site without exports.
  package init() {}

  /// The roles, as texts.
  package var declared: [String: String] { roles.mapValues(\.text) }

  /// The keys of `exports`.
  package static let schema = [
    FieldSchema(
      "formats", .list(FieldSchema("format", .string)), required: true,
      meaning: "The names of the formats, such as `json` and `csv`."),
    FieldSchema(
      "roles", .record(roles), meaning: "What the collections and fields are to other formats."),
    FieldSchema(
      "authors", .list(FieldSchema("author", .string)),
      meaning: "The names of the people and organisations who wrote the framework, for citations."),
    FieldSchema(
      "feeds", .list(FieldSchema("collection", .string)),
      meaning: "The collections whose entries make a feed of their own, such as lessons."),
    FieldSchema(
      "ciso_frameworks", .map(keys: nil, FieldSchema("urn", .string)),
      meaning:
        "The URNs of frameworks in CISO Assistant, by the ids of standards. Controls are mapped to them."
    ),
  ]

  private static let roles = [
    FieldSchema("controls", .string, meaning: "The collection of controls."),
    FieldSchema("threats", .string, meaning: "The collection of threats."),
    FieldSchema(
      "standards", .string, meaning: "The collection of standards, whose parts are clauses."),
    FieldSchema("releases", .string, meaning: "The collection of releases."),
    FieldSchema("matrix", .string, meaning: "The matrix that says who carries what."),
    FieldSchema("group", .string, meaning: "The field of controls that names their group."),
    FieldSchema("mitigates", .string, meaning: "The field of controls that names threats."),
    FieldSchema("serves", .string, meaning: "The field of controls that names clauses."),
    FieldSchema("evidence", .string, meaning: "The field of controls that lists evidence."),
    FieldSchema(
      "owner", .string, meaning: "The field of controls that says who carries them, by column."),
  ]

  /// Reads the settings: a list of formats, or a mapping.
  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> ExportSettings {
    var settings = ExportSettings()
    settings.range = node.range
    if case .sequence = node.value {
      if case .list(let items)? = reader.value(node, schema[0])?.value { settings.add(items) }
      return settings
    }
    let values = reader.fields(of: node, schema: schema, owner: "exports")
    settings.add(values.list("formats"))
    for item in values.texts("feeds")
    where !settings.feeds.contains(where: { $0.text == item.text }) {
      settings.feeds.append(Name(text: item.text, range: item.range))
    }
    settings.authors = values.texts("authors").map(\.text)
    if case .map(let items)? = values["ciso_frameworks"]?.value {
      for item in items {
        guard case .text(let text) = item.field.value else { continue }
        settings.assistantFrameworks[item.key.id] = Name(text: text, range: item.field.range)
      }
    }
    for item in values.record("roles")?.items ?? [] {
      guard case .text(let text) = item.field.value else { continue }
      settings.roles[item.schema.name] = Name(text: text, range: item.field.range)
    }
    return settings
  }

  private mutating func add(_ items: [Field]) {
    for item in items {
      guard case .text(let text) = item.value, !formats.contains(where: { $0.text == text }) else {
        continue
      }
      formats.append(Name(text: text, range: item.range))
    }
  }
}

/// The routes of pages that are known before the files are planned.
package struct PlannedRoutes: Sendable {
  /// The route of each entry.
  package let entries: EntryTable<String>
  /// The route of each collection's index page.
  package let collections: CollectionTable<String>

  package init(entries: EntryTable<String>, collections: CollectionTable<String>) {
    self.entries = entries
    self.collections = collections
  }
}

/// A file of an export, as the site publishes it.
package struct PublishedExport: Sendable, Equatable {
  /// The output path.
  package let path: String
  /// The media type.
  package let mediaType: String
  /// What the file contains.
  package let title: String
  /// The format, or nil for a file about all of them.
  package let format: Format?
  /// Whether the list for readers has the file.
  package let isListed: Bool

  /// A format with the words for readers.
  package struct Format: Sendable, Equatable {
    package let title: String
    package let purpose: String

    package init(title: String, purpose: String) {
      self.title = title
      self.purpose = purpose
    }
  }

  package init(
    path: String, mediaType: String, title: String, format: Format?, isListed: Bool = true
  ) {
    self.path = path
    self.isListed = isListed
    self.mediaType = mediaType
    self.title = title
    self.format = format
  }

  /// The folder of exports in the output.
  package static let folder = "data"
}
