/// The rules for front matter and for the title, the description and the date of entries or pages.
///
/// A collection declares them in `_collection.yml`. Those of pages are below `pages:` in
/// `site.yml`.
package struct EntryNaming: Sendable, Hashable {
  /// Whether a Markdown file may have no front matter.
  package var isFrontMatterOptional = false
  /// The declared sources of the title, or nil if there is no declaration.
  package var title: NameSources?
  /// The declared sources of the description, or nil if there is no declaration.
  package var description: NameSources?
  /// The declared sources of the date, or nil if there is no declaration.
  package var date: NameSources?

  /// Creates the default rules: every file has front matter, which contains the names.
  package init() {}

  /// The values of the key `front_matter`.
  package enum FrontMatterNeed: String, Sendable, CaseIterable {
    case required
    case optional
  }

  /// The declaration of the key `front_matter`.
  package static let frontMatterKey = FieldSchema(
    "front_matter", .choice(of: FrontMatterNeed.self),
    meaning: "`optional`: files need no front matter, and the first heading is then the title.")

  /// The sources of a name, or nil if the field of that name is the only one.
  package subscript(_ kind: NameKind) -> NameSources? {
    switch kind {
    case .title: title ?? (isFrontMatterOptional ? Self.titleOrHeading : nil)
    case .description: description
    case .date: date
    }
  }

  /// The sources of the title of a file that needs no front matter.
  private static let titleOrHeading = NameSources([.field(FieldPath("title")), .heading])

  /// Returns the fields with those optional whose value may come from another source.
  package func applied(to fields: [FieldSchema]) -> [FieldSchema] {
    let kinds = NameKind.allCases.filter { self[$0] != nil }
    if kinds.isEmpty { return fields }
    return fields.map { field in
      var field = field
      if kinds.contains(where: { $0.rawValue == field.name }) { field.isRequired = false }
      return field
    }
  }
}

extension FieldReader {
  /// Reads the keys of an ``EntryNaming``.
  ///
  /// - Parameters:
  ///   - known: The fields that sources may name.
  ///   - other: A name whose key has another meaning here.
  package mutating func naming(
    _ values: Fields, _ known: [FieldSchema], except other: NameKind? = nil
  ) -> EntryNaming {
    var naming = EntryNaming()
    naming.isFrontMatterOptional =
      values.choice("front_matter", as: EntryNaming.FrontMatterNeed.self) == .optional
    naming.title = sources(of: .title, values, known)
    if other != .description { naming.description = sources(of: .description, values, known) }
    naming.date = sources(of: .date, values, known)
    return naming
  }
}
