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

  /// The names of a page of an entry, by its collection's schema; nil for those that serve all.
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
  ) -> [String: [(shape: Shape, collection: String?)]] {
    var shapes = own().mapValues { [(shape: $0, collection: String?.none)] }
    for schema in collections {
      guard let name = template(for: schema, in: theme.templates, builtin: theme.builtin) else {
        continue
      }
      let shape = entry(schema, isMatrix: schema.kind == .matrix)
      shapes[name, default: []].append((shape, schema.name))
    }
    return shapes
  }

  /// The names of the entries of each collection that has a template of its own, by the collection's.
  static func entryNames(
    _ theme: ThemeNames, collections: [CollectionSchema]
  ) -> [String: TemplateNames<EntryModel>] {
    let own = collections.filter {
      template(for: $0, in: theme.templates, builtin: theme.builtin) != nil
    }
    return Dictionary(own.map { ($0.name, EntryModel.names(of: $0)) }) { first, _ in first }
  }

  /// The template that the entries of a collection have of their own: the one that its schema names,
  /// or one of the site's own theme that is called like the collection. A template that is built in
  /// is never chosen by a collection's name: that name means nothing to the program.
  static func template(
    for schema: CollectionSchema, in templates: Set<String>, builtin: Set<String>
  ) -> String? {
    let name = schema.template ?? schema.name
    guard templates.contains(name), !ownNames.contains(name), !name.contains("/"),
      schema.template != nil || !builtin.contains(name)
    else { return nil }
    return name
  }
}

extension CollectionSchema {
  /// The template of entries that have none of their own.
  var generalTemplate: String { kind == .matrix ? "matrix" : "entry" }
}

/// What a theme holds, by name.
struct ThemeNames {
  let templates: Set<String>
  /// Those of them that are built in.
  var builtin: Set<String> = []
  let assets: [String]
  let strings: [String]
}
