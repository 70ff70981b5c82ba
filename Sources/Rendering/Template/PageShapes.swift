internal import ContentFormat
internal import ContentModel

/// The shape of what each template is given. Shapes follow from models: their names are declared there.
enum PageShapes {
  /// The templates that are the program's, whatever a collection is called.
  static let ownNames: Set<String> = [
    "page", "home", "404", "index", "entry", "tag", "tags", "matrix", "rules", "rule", "layout",
    "duties", "compare",
  ]
  /// The templates of rules, which only a site with pages of rules needs.
  static let forRules: Set<String> = ["rules", "rule"]
  /// The templates that only a site with a matrix of duties needs.
  static let forMatrices: Set<String> = ["duties", "compare"]
  /// The templates that a page may be made with besides its own.
  static let onAnyPage = PartTemplate.allCases.map(\.rawValue)

  /// The names of a page of an entry, by its collection's schema; nil for any collection.
  private static func entry(_ schema: CollectionSchema?, isMatrix: Bool) -> Shape {
    let entry = PageRoot.shape.merging(EntryModel.names(of: schema).shape)
    return isMatrix ? entry.merging(MatrixPage.shape) : entry
  }

  /// The shapes of all templates that the program asks for by name.
  static func own() -> [String: Shape] {
    var shapes = [
      "page": PageRoot.shape, "404": PageRoot.shape, "entry": entry(nil, isMatrix: false),
      "matrix": entry(nil, isMatrix: true),
    ]
    for page in PageTemplate.allCases {
      shapes[page.rawValue] = PageRoot.shape.merging(page.model.shape)
    }
    for part in PartTemplate.allCases { shapes[part.rawValue] = part.model.shape }
    return shapes
  }

  /// The shapes of all templates: of the program's own, and of those that a collection's entries are
  /// made with, one for each collection.
  static func all(
    _ theme: ThemeNames, collections: [CollectionSchema]
  ) -> [String: [Shape]] {
    var shapes = own().mapValues { [$0] }
    for schema in collections {
      let name = template(for: schema) { theme.templates.contains($0) }
      shapes[name, default: []].append(entry(schema, isMatrix: schema.kind == .matrix))
    }
    return shapes
  }

  /// The template that the entries of a collection are shown with: the one that its schema names, or
  /// one of the collection's name, else the general one.
  static func template(
    for schema: CollectionSchema, where exists: (String) -> Bool
  ) -> String {
    let name = schema.template ?? schema.name
    let isOwn = exists(name) && !ownNames.contains(name) && !name.contains("/")
    return isOwn ? name : schema.generalTemplate
  }
}

extension CollectionSchema {
  /// The template of entries that have none of their own.
  var generalTemplate: String { kind == .matrix ? "matrix" : "entry" }
}

/// What a theme holds, by name.
struct ThemeNames {
  let templates: Set<String>
  let assets: [String]
  let strings: [String]
}
