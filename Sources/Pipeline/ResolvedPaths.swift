/// Path resolution for files and folders that may not exist yet.
extension FileSystem {
  /// Returns the absolute path that a path leads to. Links are resolved, also before `..`. Missing
  /// components are kept as written.
  static func resolved(_ path: String) -> String {
    var place = path.hasPrefix("/") ? "/" : realPath(".") ?? "/"
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        place = folder(of: place)
      } else {
        let next = place == "/" ? "/\(part)" : "\(place)/\(part)"
        place = realPath(next) ?? next
      }
    }
    return place
  }

  /// Returns the parent of a resolved path. The parent of `/` is `/`.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// Returns the nearest folder at or above a resolved one that contains `.git`, or nil.
  static func repository(of folder: String) -> String? {
    var folder = folder
    while target(folder == "/" ? "/.git" : "\(folder)/.git") == nil {
      if folder == "/" { return nil }
      folder = self.folder(of: folder)
    }
    return folder
  }

  /// True if a resolved path equals or is below a folder. Compares spellings as well as file
  /// identities, because a folder has several spellings on a disk that ignores case.
  static func isAtOrBelow(_ path: String, _ folder: String) -> Bool {
    let identity = identity(folder)
    var place = path
    while true {
      if place == folder || (identity != nil && self.identity(place) == identity) { return true }
      if place == "/" { return false }
      place = self.folder(of: place)
    }
  }

  /// Returns the relative path from a folder to another path, such as `a/b`, `../b`, or `.` if they
  /// are equal. Both have to be resolved.
  static func relative(_ path: String, to folder: String) -> String {
    let (parts, base) = (path.split(separator: "/"), folder.split(separator: "/"))
    let shared = zip(parts, base).prefix { $0 == $1 }.count
    let way = base.dropFirst(shared).map { _ in ".." } + parts.dropFirst(shared)
    return way.isEmpty ? "." : way.joined(separator: "/")
  }
}
