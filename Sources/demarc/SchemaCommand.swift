internal import ArgumentParser
internal import ContentFormat
internal import Diagnostics
internal import Exports
internal import Pipeline

struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Write JSON Schemas, by which editors complete and check YAML.",
    discussion: """
      Without a name, the schemas of the site's files are written to \(EditorSchemas.folder)/. Run \
      it again after you have changed a schema. With a name, that schema is printed: site, \
      collection, demarc, view, framework (for framework.json), or the name of a collection for the front matter of its entries.

      Editors with the YAML language server use a schema if the file begins with a comment such as \
      # yaml-language-server: $schema=../\(EditorSchemas.folder)/site.json
      """)

  /// The name of the schema of exported frameworks.
  private static let framework = "framework"

  @OptionGroup var site: SiteOptions

  @OptionGroup var drafts: DraftOptions

  @Argument(help: "The schema to print.")
  var name: String?

  @Option(help: ArgumentHelp("The folder for the schemas.", valueName: "dir"))
  var output = EditorSchemas.folder

  func run() async throws {
    if name == Self.framework {
      Console.data(FrameworkJSONSchema.text)
      return
    }
    if let name, let schema = EditorSchemas.ofEverySite.first(where: { $0.name == name }) {
      Console.data(schema.text)
      return
    }
    let schemas = try await EditorSchemas.all(site.buildOptions(drafts))
    guard let name else {
      for path in try EditorSchemas.write(schemas, to: SiteOptions.folder(output)) {
        Console.output(path)
      }
      return
    }
    let entries = "entries/"
    guard let schema = schemas.first(where: { $0.name == entries + name }) else {
      let names = schemas.map {
        $0.name.hasPrefix(entries) ? String($0.name.dropFirst(entries.count)) : $0.name
      }
      let help =
        didYouMean(name, in: names).first ?? "the schemas are \(names.joined(separator: ", "))"
      throw EnvironmentError("there is no schema \(name.printableLine.quoted): \(help)")
    }
    Console.data(schema.text)
  }
}
