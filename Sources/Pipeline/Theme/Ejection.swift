internal import BuiltinTheme
internal import Diagnostics

/// The files of the built-in theme that a site can copy into its own theme, as `demarc eject` does.
package struct Ejection: Sendable {
  /// A built-in file, and the file of the site that overrides it.
  package struct File: Sendable {
    /// The path below the theme folder: `templates/home.mustache`.
    package let path: String
    /// What the file is for, in a few words.
    package var purpose: String { BuiltinTheme.purpose(of: path) }
    /// Whether the site overrides it.
    package let state: State
    fileprivate let builtin: BuiltinTheme.File
    fileprivate let own: [UInt8]?
  }

  /// How a site uses a built-in file.
  package enum State: String, Sendable {
    /// The site has no file in its place.
    case builtin = ""
    /// The site has a copy, and neither it nor the built-in file has changed.
    case copied = "copied, unchanged"
    /// The site has changed its copy.
    case changed = "changed by the site"
    /// The built-in file has changed since the copy was made.
    case outdated = "copied, the built-in file has changed since"
    /// The site has a file that is no copy.
    case own = "the site's own file"
  }

  /// The theme folder, which need not exist.
  package let folder: String
  /// All files, sorted by path.
  package let files: [File]

  /// Compares a theme folder with the built-in theme.
  ///
  /// - Throws: ``EnvironmentError`` if a file cannot be read.
  package init(theme folder: String) throws {
    self.folder = folder
    files = try BuiltinTheme.files().map { file in
      guard FileSystem.target("\(folder)/\(file.path)") != nil else {
        return File(path: file.path, state: .builtin, builtin: file, own: nil)
      }
      let own = try FileSystem.read("\(folder)/\(file.path)")
      return File(path: file.path, state: Self.state(of: own, file), builtin: file, own: own)
    }
  }

  private static func state(of own: [UInt8], _ file: BuiltinTheme.File) -> State {
    guard let mark = EjectionMark(in: own) else { return .own }
    if mark.hash != EjectionMark.hash(of: file.bytes) { return .outdated }
    return own[mark.line.upperBound...].elementsEqual(file.bytes) ? .copied : .changed
  }

  /// Finds files by their names: a path, a path without the folder or the extension, or the name of
  /// a file that only one folder has.
  ///
  /// - Throws: ``EnvironmentError`` for an unknown name or one of several files.
  package func find(_ names: [String]) throws -> [File] {
    var found: [File] = []
    for name in names {
      let file = try find(name)
      if !found.contains(where: { $0.path == file.path }) { found.append(file) }
    }
    return found
  }

  private func find(_ name: String) throws -> File {
    let paths = files.map(\.path)
    func matching(_ names: (String) -> [String]) -> [File] {
      files.filter { names($0.path).contains(name) }
    }
    // `index` is the template, and only `index.js` the script.
    let wholes = matching { path in
      let short = Self.inFolder(path)
      return [path, short] + (path.hasPrefix("assets/") ? [] : [Self.stem(short)])
    }
    if let first = wholes.first { return first }
    let lasts = matching { path in
      let last = path.split(separator: "/").last.map(String.init) ?? path
      return [last, Self.stem(last)]
    }
    if lasts.count == 1 { return lasts[0] }
    let shown = name.printableLine.quoted
    guard lasts.isEmpty else {
      let list = lasts.map(\.path.quoted).joined(separator: ", ")
      throw EnvironmentError("\(shown) is the name of several files: \(list)")
    }
    let names =
      paths
      + paths.flatMap { path in
        [Self.inFolder(path), Self.stem(Self.inFolder(path))]
          + (path.split(separator: "/").last.map { [String($0), Self.stem(String($0))] } ?? [])
      }
    let help = didYouMean(name, in: Set(names).sorted()).first
    throw EnvironmentError(
      "the built-in theme has no file \(shown): \(help ?? "`demarc eject --list` lists its files")")
  }

  /// Returns a path without the first folder: `partials/footer.mustache`.
  private static func inFolder(_ path: String) -> String {
    path.firstIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  private static func stem(_ path: String) -> String {
    path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
  }

  /// Returns copies of files for the theme folder, each with its mark.
  ///
  /// - Throws: ``EnvironmentError`` if the site has one of them already.
  package func copies(of chosen: [File]) throws -> NewFiles {
    let new = try NewFiles(chosen.map { ($0.path, EjectionMark.copy(of: $0.builtin)) }, in: folder)
    if let first = new.existing.first {
      throw EnvironmentError(
        "\(folder)/\(first) exists: `demarc eject` replaces nothing; "
          + "`demarc eject --diff \(first)` compares it with the built-in file")
    }
    return new
  }

  /// Returns what a site changed in a built-in file, as a patch of its own file.
  package func difference(of file: File) -> String {
    guard let own = file.own else { return "" }
    // The mark belongs to both versions, so that the lines have the numbers of the site's file.
    let mark = EjectionMark(in: own).map { Array(own[$0.line]) } ?? []
    return UnifiedDiff(
      path: "\(folder)/\(file.path)", from: mark + file.builtin.bytes, to: own
    ).text
  }
}
