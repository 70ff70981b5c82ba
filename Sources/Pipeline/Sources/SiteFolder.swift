internal import ContentFormat

/// The folder of a site, which has `demarc.yml` or the content folder, seen from the working
/// directory. Commands may run in any folder of a site.
package struct SiteFolder: Sendable, Equatable {
  /// The path of the working directory below the folder, or an empty text if they are the same.
  package let inside: String

  /// The working directory itself.
  package static let here = SiteFolder(inside: "")

  /// Finds the site of the working directory.
  ///
  /// That is the working directory itself if it has a `demarc.yml` or a folder `Content`, and
  /// otherwise the nearest parent with `demarc.yml` or `Content/site.yml`. The search ends at the
  /// root of a repository and at the home folder. Without a site, the result is ``here``.
  ///
  /// - Parameter home: The home folder of the user, if known.
  package static func find(home: String?) -> SiteFolder {
    guard let here = FileSystem.realPath("."), !isSite(".", isNamed: false) else { return .here }
    let home = home.flatMap(FileSystem.realPath)
    var folder = here
    while folder != "/", folder != home, FileSystem.target("\(folder)/.git") == nil {
      folder = FileSystem.folder(of: folder)
      if isSite(folder, isNamed: true) {
        return SiteFolder(inside: FileSystem.relative(here, to: folder))
      }
    }
    return .here
  }

  /// Returns whether a folder has a site.
  ///
  /// - Parameter isNamed: Whether a content folder counts only with its `site.yml`. In the working
  ///   directory, a content folder without one has a finding.
  private static func isSite(_ folder: String, isNamed: Bool) -> Bool {
    let projects = [ProjectFile.fileName] + ProjectFile.misspelledNames
    if projects.contains(where: { FileSystem.target("\(folder)/\($0)") != nil }) { return true }
    return isNamed
      ? FileSystem.target("\(folder)/Content/site.yml") != nil
      : FileSystem.kind("\(folder)/Content") != nil
  }

  /// Returns the content folder that a folder is or is in: the nearest `Content` with a `site.yml`, up
  /// to the root of the repository. Nil for a folder outside of any content. Other tools have files
  /// of that name too, so folders with other names do not count.
  package static func content(around folder: String) -> String? {
    var place = FileSystem.resolved(folder)
    while place != "/" {
      if ContentPath.name(of: place) == "Content",
        case .file? = FileSystem.target("\(place)/site.yml")
      {
        return place
      }
      if FileSystem.target("\(place)/.git") != nil { return nil }
      place = FileSystem.folder(of: place)
    }
    return nil
  }

  /// Returns the root of the repository around a folder, or nil if the folder itself is the root or
  /// in none.
  package static func repository(around folder: String) -> String? {
    let place = FileSystem.resolved(folder)
    return FileSystem.repository(of: place).flatMap { $0 == place ? nil : $0 }
  }

  /// Returns the path from the working directory to a path of the site. An absolute path stays.
  ///
  /// - Parameter path: A path relative to this folder.
  package func path(of path: String) -> String {
    guard !inside.isEmpty, !path.hasPrefix("/") else { return path }
    let parts = path.split(separator: "/").filter { $0 != "." }
    let base = inside.split(separator: "/")
    guard !parts.contains("..") else {
      return (base.map { _ in ".." } + parts).joined(separator: "/")
    }
    let shared = zip(parts, base).prefix { $0 == $1 }.count
    let way = base.dropFirst(shared).map { _ in ".." } + parts.dropFirst(shared)
    return way.isEmpty ? "." : way.joined(separator: "/")
  }

  /// Returns the shortest form of a path relative to the working directory: `../lessons/a.md` is
  /// `a.md` in the folder `lessons`.
  package func shortest(_ path: String) -> String {
    guard !inside.isEmpty, path.hasPrefix("../") else { return path }
    let parts = path.split(separator: "/")
    let ups = parts.prefix { $0 == ".." }.count
    let base = inside.split(separator: "/")
    guard ups <= base.count else { return path }
    return self.path(of: (base.dropLast(ups) + parts.dropFirst(ups)).joined(separator: "/"))
  }
}
