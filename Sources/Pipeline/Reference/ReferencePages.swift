internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Rendering

/// The reference of the content format, of rules and of templates.
package enum ReferencePages {
  /// The pages. That of the commands is the command line's.
  package static func all() -> [ReferencePage] {
    [site, schemas, fields, entries, matrices, views, project, rules, templates]
  }

  private static let site = ReferencePage(
    "site-yml.md", title: "Keys of site.yml",
    description: "The settings of a site, in the file site.yml of the content folder.", weight: 10,
    [
      "`site.yml` is in the content folder. Only `title` is required.",
      KeyTable.markdown(SiteConfiguration.schema),
    ])

  private static let schemas = ReferencePage(
    "collection-yml.md", title: "Keys of _collection.yml",
    description: "The schema of a collection: its names, its ids and the fields of its entries.",
    weight: 20,
    [
      "A folder with the file `_collection.yml` is a collection. A schema elsewhere is a file `NAME.collection.yml` with `entries:`, or a file `NAME.yml` in the folder that `schemas:` of `demarc.yml` names.",
      KeyTable.markdown(CollectionReader.schema),
    ])

  private static let fields = ReferencePage(
    "fields.md", title: "Types of fields",
    description: "The types that a schema can give to fields, and the keys that constrain them.",
    weight: 30,
    [
      "A field is the name of a type, or a mapping with `type` and other keys.",
      ReferencePage.table(
        ["type", "value", "keys"],
        FieldKind.allCases.map { kind in
          let keys = FieldKey.all.filter { $0.kinds?.contains(kind) == true }
          return [
            kind.rawValue.quoted, kind.meaning, keys.map(\.name.quoted).joined(separator: " "),
          ]
        }),
      "## Keys of every type",
      table(of: FieldKey.all.filter { $0.kinds == nil }),
      "## Keys of some types",
      table(of: FieldKey.all.filter { $0.kinds != nil }),
    ])

  private static func table(of keys: [FieldKey]) -> String {
    ReferencePage.table(["key", "meaning"], keys.map { [$0.name.quoted, $0.meaning] })
  }

  private static let entries = ReferencePage(
    "front-matter.md", title: "Fields of every entry",
    description: "The front matter that every entry and every page may have.", weight: 40,
    [
      "Besides these, an entry has the fields that its collection declares.",
      KeyTable.markdown(CollectionSchema.universalFields),
    ])

  private static let matrices = ReferencePage(
    "matrices.md", title: "Keys of matrices",
    description: "The keys of a matrix, in its front matter or in the schema of its collection.",
    weight: 50,
    [
      "A matrix is an entry of a collection with `kind: matrix`. It takes the keys that it lacks from the schema. Its table is the first one whose header names an entry of the columns.",
      KeyTable.markdown(MatrixSchema.fields),
    ])

  private static let views = ReferencePage(
    "views.md", title: "Views",
    description: "The blocks that show what Demarc computes: matrices, lists, graphs, timelines.",
    weight: 60,
    [
      "A view is a fenced block with the word `view` after the fence. Its keys are YAML, and exactly one of them selects what it shows.",
      ReferencePage.table(
        ["view", "what it shows", "other keys"],
        ViewKind.allCases.map { kind in
          let keys = ViewKey.allCases.filter { $0.use.kinds.contains(kind) }.map { key in
            key.rawValue.quoted + (key.use.required.contains(kind) ? " (required)" : "")
          }
          return ["`\(kind.rawValue):`", kind.meaning, keys.joined(separator: " ")]
        }),
      "## Other keys",
      ReferencePage.table(
        ["key", "value", "meaning"],
        ViewKey.allCases.map { key in
          let field = FieldSchema(key.rawValue, key.use.type)
          return [key.rawValue.quoted, KeyTable.value(of: field), key.meaning]
        }),
    ])

  private static let project = ReferencePage(
    "demarc-yml.md", title: "Keys of demarc.yml",
    description: "The folders of a site whose content is kept as it is found.", weight: 70,
    [
      "`demarc.yml` is in the folder in which you run Demarc. Options of the command line take precedence.",
      KeyTable.markdown(ProjectFile.schema),
    ])

  private static let rules = ReferencePage(
    "rules.md", title: "Rules",
    description: "What Demarc checks: the id, the severity and the meaning of every rule.",
    weight: 80,
    [
      "`demarc explain RULE` prints the whole manual of a rule: why it matters, an example, and how to fix a finding. `severities` in `site.yml` changes the severity of most rules.",
      ReferencePage.table(
        ["rule", "severity", "what it reports"],
        Rule.all.sorted { $0.id.name < $1.id.name }.map {
          [$0.id.name.quoted, $0.severity.rawValue, $0.manual.firstSentence]
        }),
    ])

  private static let templates = ReferencePage(
    "templates.md", title: "Names in templates",
    description: "Every name that the templates of a theme can use.", weight: 100,
    [TemplateManual.body()])
}

extension ReferencePages {
  /// Writes a page, also in place of an earlier one.
  ///
  /// - Throws: ``EnvironmentError`` if it cannot be written.
  package static func write(_ text: String, to path: String) throws {
    try FileSystem.makeFolders(ofFile: path)
    try FileSystem.replace(path, with: Array(text.utf8))
  }
}
