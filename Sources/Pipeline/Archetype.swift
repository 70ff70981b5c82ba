internal import ContentFormat
internal import Diagnostics

/// The text with which the entries of a collection begin: a file beside the schema, which
/// `archetype:` names.
struct Archetype {
  /// Returns the body of a new entry. `{title}` and `{id}` stand for those of the entry.
  ///
  /// - Throws: ``EnvironmentError`` if the file is missing, has front matter, or is not UTF-8.
  static func body(of schema: CollectionSchema, id: String, title: String) throws -> String? {
    guard let name = schema.archetype else { return nil }
    let file = schema.location.path
    let folder = file.contains("/") ? FileSystem.folder(of: file) : "."
    let path = "\(folder)/\(name)"
    guard case .file? = FileSystem.target(path) else {
      throw EnvironmentError("there is no archetype \(path), which \(file) names")
    }
    let bytes = try FileSystem.read(path, atMost: ContentFiles.maximumTextSize)
    guard case .absent(let body) = FrontMatter.split(bytes) else {
      throw EnvironmentError(
        "\(path) has front matter: an archetype is the text below it, and the schema has the fields"
      )
    }
    guard let text = String(validating: bytes[body], as: UTF8.self) else {
      throw EnvironmentError("\(path) is not UTF-8")
    }
    return text.replacing("{title}", with: title).replacing("{id}", with: id)
  }
}
