package import ContentFormat

/// The settings for pages outside of collections: the key `pages` of `site.yml`.
package struct PageSettings: Sendable {
  /// The rules for front matter and titles.
  package var naming = EntryNaming() {
    didSet { allFields = naming.applied(to: CollectionSchema.universalFields) }
  }
  /// All fields that a page may have.
  package private(set) var allFields = CollectionSchema.universalFields

  /// Creates the default settings.
  package init() {}

  /// Reads the value of `pages`.
  static func read(_ values: Fields, _ reader: inout FieldReader) -> PageSettings {
    var pages = PageSettings()
    pages.naming = reader.naming(values, pages.allFields)
    return pages
  }

  /// The keys below `pages`.
  static let schema: [FieldSchema] = [
    EntryNaming.frontMatterKey, NameSources.key(.title), NameSources.key(.description),
    NameSources.key(.date),
  ]
}
