package import ContentFormat
internal import ContentModel

/// The JSON Schemas of the files of a site, for editors.
package enum EditorSchemas {
  /// The folder of the schemas, relative to the folder of the site.
  package static let folder = ".demarc/schemas"

  /// The schemas that are the same for every site: of `site.yml`, of the schemas of collections, of
  /// `demarc.yml` and of `view` blocks.
  package static let ofEverySite = [
    EditorSchema("site", title: "Settings of a site", fields: SiteConfiguration.schema),
    EditorSchema.collection,
    EditorSchema("demarc", title: "Folders of a site", fields: ProjectFile.schema),
    EditorSchema("view", title: "View", fields: ViewKey.schema),
  ]

  /// Returns the schemas of a site: those of every site, and one for the entries of each collection
  /// in the folder `entries`.
  ///
  /// - Throws: ``EnvironmentError`` if the content cannot be read.
  package static func all(_ options: BuildOptions) async throws -> [EditorSchema] {
    var options = options
    options.includesDrafts = true
    var loader = SiteLoader(options)
    let graph = try await loader.load().graph
    let names = graph.collections.indices.filter { !graph.collections[$0].schema.isBroken }
    return ofEverySite
      + names.map { index in
        EditorSchema.entries(of: graph.collections[index].schema) { graph.targets(of: $0) }
      }
  }

  /// Writes schemas into a folder, and returns their paths. Earlier ones are replaced.
  ///
  /// - Throws: ``EnvironmentError`` if a file cannot be written.
  package static func write(_ schemas: [EditorSchema], to folder: String) throws -> [String] {
    try schemas.map { schema in
      let path = "\(folder)/\(schema.name).json"
      try FileSystem.makeFolders(ofFile: path)
      try FileSystem.replace(path, with: Array(schema.text.utf8))
      return path
    }
  }
}
