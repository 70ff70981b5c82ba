internal import ContentFormat
internal import ContentModel

/// The shapes of all templates. They are derived from the models, which declare the names.
enum PageShapes {
  /// Names reserved for built-in templates, which a collection cannot use for its entries.
  static let ownNames = Set(PageTemplate.allCases.map(\.rawValue))
    .union(["page", NotFoundPage.template, "entry", "matrix", "layout", printedEntry])
  /// Templates needed only if a site has rule pages.
  static let forRules = Set([PageTemplate.rules, .rule].map(\.rawValue))
  /// Templates needed only if a site has recorded comparisons.
  static let forRecords = Set([PageTemplate.changeLog, .changeRecord].map(\.rawValue))
  /// Templates needed only if a site has a matrix of duties.
  static let forMatrices = Set([PageTemplate.duties, .compare].map(\.rawValue))
  /// Templates needed only if a site publishes exports.
  static let forExports = Set([PageTemplate.data.rawValue])
  /// Takes the place of `layout` around the entries of a page for printing.
  static let printedEntry = "print-entry"
  /// The templates that every page can use in addition to its own.
  static let onAnyPage = PartTemplate.allCases.map(\.rawValue)

  /// The names of all templates that the program uses by name.
  static let roots = ownNames.subtracting(["layout"]).union(onAnyPage)

  /// Returns the shape of an entry's page. If `schema` is nil, the shape fits any collection.
  private static func entry(_ schema: CollectionSchema?, isMatrix: Bool) -> Shape {
    let entry = PageRoot.shape.merging(EntryModel.names(of: schema).shape)
    return isMatrix ? entry.merging(MatrixPage.shape) : entry
  }

  /// Returns the shapes of all templates that the program uses by name.
  static func own() -> [String: Shape] {
    var shapes = [
      "page": PageRoot.shape.merging(OtherFields.shape),
      NotFoundPage.template: PageRoot.shape.merging(NotFoundPage.shape),
      "entry": entry(nil, isMatrix: false), printedEntry: PageRoot.shape,
      "matrix": entry(nil, isMatrix: true),
    ]
    for page in PageTemplate.allCases {
      shapes[page.rawValue] = PageRoot.shape.merging(page.model.shape)
    }
    for part in PartTemplate.allCases { shapes[part.rawValue] = part.model.shape }
    return shapes
  }

  /// Returns the shapes of all templates. A template for entries has one shape for each collection
  /// that uses it.
  static func all(
    _ theme: ThemeNames, collections: [CollectionSchema], pages: [OwnTemplate] = []
  ) -> [String: [Shape]] {
    var shapes = own().mapValues { [$0] }
    for schema in collections {
      let name = template(for: schema) { theme.templates.contains($0) }
      shapes[name, default: []].append(entry(schema, isMatrix: schema.kind == .matrix))
    }
    let own = shapes
    var known: Set<OwnTemplate.Use> = []
    for page in pages where known.insert(page.use).inserted {
      shapes[page.name, default: []] += shape(of: page).map { [$0] } ?? own[page.general] ?? []
    }
    return shapes
  }

  /// Returns the shape of the page of an entry. Nil for other pages, which have that of their general
  /// template.
  private static func shape(of page: OwnTemplate) -> Shape? {
    page.schema.map { entry($0, isMatrix: $0.kind == .matrix) }
  }

  /// True for a template of the site that entries and pages can use.
  static func isForEntries(_ name: String, in templates: Set<String>) -> Bool {
    templates.contains(name) && !ownNames.contains(name) && !name.contains("/")
  }

  /// Returns the template for the entries of a collection. It is the one named by the schema, or
  /// else one with the name of the collection. If that does not exist, it is the general template.
  static func template(
    for schema: CollectionSchema, where exists: (String) -> Bool
  ) -> String {
    let name = schema.template ?? schema.name
    let isOwn = exists(name) && !ownNames.contains(name) && !name.contains("/")
    return isOwn ? name : schema.generalTemplate
  }
}

extension CollectionSchema {
  /// The template for entries without a custom one.
  var generalTemplate: String { kind == .matrix ? "matrix" : "entry" }
}

/// The names of the templates, assets and strings in a theme.
struct ThemeNames {
  let templates: Set<String>
  let assets: [String]
  let strings: [String]
}
