internal import Diagnostics
internal import Foundation
internal import Pipeline

/// The files that `demarc check FILE…` names. The whole site is checked, but only findings in these
/// files count.
struct NamedFiles: Sendable {
  private let places: Set<String>
  private let paths: ReportPaths

  /// Resolves the names. Returns nil without any.
  ///
  /// A file outside the site has no findings, because tools such as pre-commit name every changed
  /// file. A folder includes all files below it.
  ///
  /// - Throws: `EnvironmentError` for a name that does not exist.
  init?(_ names: [String], _ paths: ReportPaths) throws {
    guard !names.isEmpty else { return nil }
    self.paths = paths
    places = Set(
      try names.flatMap { name in
        guard FileManager.default.fileExists(atPath: name) else {
          throw EnvironmentError("there is no file \(name.isEmpty ? "with an empty name" : name)")
        }
        return Self.spellings(of: name)
      })
  }

  /// Returns whether a finding is in one of the files. A finding without a file, such as a missing
  /// `site.yml`, counts for all files, since the check would be incomplete without it. So does one
  /// in `demarc.yml`.
  func contains(_ finding: Finding) -> Bool {
    finding.location.path == paths.projectPath || contains(finding.location.path)
  }

  /// Returns whether a file, by its path as findings show it, is one of the files or does not exist.
  func contains(_ path: String) -> Bool {
    let place = paths.absolute(paths.path(of: path))
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), !isFolder.boolValue
    else { return true }
    return Self.spellings(of: place).contains { spelling in
      var path = spelling
      while !places.contains(path) {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return false }
        path = String(path[..<slash])
      }
      return true
    }
  }

  /// Returns the path with all symbolic links resolved, and the path with only those of its folder
  /// resolved. Findings may use either one.
  private static func spellings(of name: String) -> [String] {
    let url = URL(fileURLWithPath: name).absoluteURL
    let folder = url.deletingLastPathComponent().resolvingSymlinksInPath()
    return [
      url.resolvingSymlinksInPath().standardizedFileURL.path,
      folder.appendingPathComponent(url.lastPathComponent).standardizedFileURL.path,
    ]
  }
}
