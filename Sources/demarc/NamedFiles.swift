internal import Diagnostics
internal import Foundation
internal import Pipeline

/// The files that `demarc check FILE…` names. The whole site is checked; only findings in these files
/// are shown and count.
struct NamedFiles: Sendable {
  private let places: Set<String>
  private let paths: ReportPaths

  /// Takes the names; nil without any.
  ///
  /// A file that is no part of the site has no findings: tools such as pre-commit name every file that
  /// changed. A folder stands for all files below it.
  ///
  /// - Throws: `EnvironmentError` for a name with nothing behind it.
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

  /// True for a finding in one of the files. One that is in no file, such as that of a missing
  /// `site.yml`, is in all of them: without it nothing could be said of the files.
  func hold(_ finding: Finding) -> Bool {
    let place = paths.absolute(paths.path(of: finding.location.path))
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

  /// A file with all links followed, and with only those before its name followed: either may be what
  /// a finding calls it.
  private static func spellings(of name: String) -> [String] {
    let url = URL(fileURLWithPath: name).absoluteURL
    let folder = url.deletingLastPathComponent().resolvingSymlinksInPath()
    return [
      url.resolvingSymlinksInPath().standardizedFileURL.path,
      folder.appendingPathComponent(url.lastPathComponent).standardizedFileURL.path,
    ]
  }
}
