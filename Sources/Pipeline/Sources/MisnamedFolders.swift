internal import ContentFormat
internal import Diagnostics

/// Folders beside those of the site whose names differ from theirs only in case. Demarc does not read
/// them, and some file systems do not tell the names apart.
enum MisnamedFolders {
  /// Returns a finding for each: `theme` beside `Theme`, and likewise the content and the output.
  static func findings(_ options: BuildOptions) -> [Finding] {
    let folders = [
      (options.theme, "the folder of the theme is"),
      (options.content, "the folder of the content is"),
      (options.output, "the website is written to"),
    ]
    return folders.compactMap { path, purpose in
      let name = ContentPath.name(of: path)
      let folder = ContentPath.folder(of: path)
      let other = folder.isEmpty ? name.lowercased() : "\(folder)/\(name.lowercased())"
      guard name != name.lowercased(), FileSystem.kind(other) == .folder,
        FileSystem.realPath(other).map({ $0 != FileSystem.realPath(path) }) ?? false,
        !options.isUsed(other)
      else { return nil }
      return .misnamedFolder(other, name: name, purpose: purpose, isOutput: path == options.output)
    }
  }
}

extension BuildOptions {
  /// True if another option names the folder.
  fileprivate func isUsed(_ path: String) -> Bool {
    [content, theme, schemas, output].contains(path)
  }
}
