internal import ContentModel
internal import Rendering

/// Reads the files of a theme.
enum ThemeReader {
  static func read(_ root: String) throws -> ThemeFiles {
    guard FileSystem.target(root) == .folder else {
      throw EnvironmentError("there is no theme in \(root); say with --theme where it is")
    }
    var files = ThemeFiles(displayPath: root)
    for (path, file) in try contents(of: "\(root)/templates", ending: ".mustache") {
      files.templates[String(path.dropLast(".mustache".count))] = file
    }
    for (path, file) in try contents(of: "\(root)/strings", ending: ".yml") {
      files.strings[String(path.dropLast(".yml".count))] = file
    }
    for (path, file) in try contents(of: "\(root)/assets", ending: "") { files.assets[path] = file }
    return files
  }

  private static func contents(
    of root: String, ending: String
  ) throws -> [(path: String, file: SourceFile)] {
    guard FileSystem.target(root) == .folder else { return [] }
    var result: [(path: String, file: SourceFile)] = []
    func scan(_ folder: String) throws {
      for name in try FileSystem.names(in: folder.isEmpty ? root : "\(root)/\(folder)")
      where !name.hasPrefix(".") {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        switch FileSystem.target("\(root)/\(path)") {
        case .folder?: try scan(path)
        case .file?:
          guard name.hasSuffix(ending) else { continue }
          let bytes = try FileSystem.read("\(root)/\(path)")
          result.append(
            (path, SourceFile(path: path, displayPath: "\(root)/\(path)", bytes: bytes)))
        default: continue
        }
      }
    }
    try scan("")
    return result
  }
}
