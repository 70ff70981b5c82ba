internal import ContentFormat
package import Diagnostics

/// `demarc.yml` in the folder of a site: the folders of a site whose content is kept as it is found.
package struct ProjectFile: Sendable {
  /// The name of the file.
  package static let fileName = "demarc.yml"

  /// The content folder.
  package private(set) var content: String?
  /// The folder of schemas outside of the content.
  package private(set) var schemas: String?
  /// The theme folder.
  package private(set) var theme: String?
  /// The output folder.
  package private(set) var output: String?
  /// The findings about the file.
  package private(set) var findings: [Finding] = []

  /// Names that authors give the file by mistake.
  static let misspelledNames = ["demarc.yaml", ".demarc.yml", ".demarc.yaml"]

  /// Reads the file of a site. Returns nil if there is none.
  ///
  /// - Throws: ``EnvironmentError`` if the file cannot be read, or has another name such as
  ///   `demarc.yaml`.
  package init?(in folder: SiteFolder) throws {
    let path = folder.path(of: Self.fileName)
    guard FileSystem.target(path) != nil else {
      let others = Self.misspelledNames.map(folder.path)
      if let other = others.first(where: { FileSystem.kind($0) != nil }) {
        throw EnvironmentError("Demarc does not read \(other): rename it to \(Self.fileName)")
      }
      return nil
    }
    let bytes = try FileSystem.read(path, atMost: ContentFiles.maximumTextSize)
    self.init(SourceFile(path: Self.fileName, displayPath: path, bytes: bytes)) {
      FileSystem.target(folder.path(of: $0)) == .folder
    }
  }

  /// Parses the file.
  ///
  /// - Parameter isFolder: Returns whether a folder exists, by its path relative to the file.
  init(_ file: SourceFile, isFolder: (String) -> Bool) {
    if let offset = firstInvalidUTF8(in: file.bytes) {
      findings = [.invalidUTF8(in: file, at: offset)]
      return
    }
    let (node, problems) = YAMLReader.read(0..<file.bytes.count, of: file)
    var reader = FieldReader(file: file)
    reader.findings = problems
    defer { findings = reader.findings }
    guard let node else { return }
    let values = reader.fields(of: node, schema: Self.schema, owner: Self.fileName)
    func folder(_ name: String, exists: Bool) -> String? {
      guard let path = values.text(name), let range = values[name]?.range else { return nil }
      if exists, !isFolder(path.isEmpty ? "." : path) {
        reader.findings.append(
          .schemaError(
            "there is no folder \(path.quoted)", at: file.at(range),
            help: ["paths are relative to the folder of `\(Self.fileName)`"]))
      }
      return path
    }
    content = folder("content", exists: true)
    schemas = folder("schemas", exists: true)
    theme = folder("theme", exists: true)
    output = folder("output", exists: false)
  }

  static let schema = [
    FieldSchema("content", .string, meaning: "The content folder. The default is `Content`."),
    FieldSchema("schemas", .string, meaning: "A folder of schemas outside of the content."),
    FieldSchema("theme", .string, meaning: "The theme folder. The default is `Theme`."),
    FieldSchema("output", .string, meaning: "The output folder. The default is `Public`."),
  ]
}
