/// Paths as the system follows them, for places that need not be there yet.
extension FileSystem {
  /// An absolute path that leads where a path does: links are followed, also before `..`. What is not
  /// there is what it would be once its folders are made.
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

  /// The folder that holds a resolved path; the top holds itself.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// True if a resolved path is another or lies below it, by their spelling or as the system knows
  /// them: on a disk that ignores case, one folder has several spellings.
  static func isAtOrBelow(_ path: String, _ folder: String) -> Bool {
    let identity = identity(folder)
    var place = path
    while true {
      if place == folder || (identity != nil && self.identity(place) == identity) { return true }
      if place == "/" { return false }
      place = self.folder(of: place)
    }
  }

  /// The way from a folder to a resolved path, both resolved: `a/b`, `../b`, or `.` for the folder.
  static func relative(_ path: String, to folder: String) -> String {
    let (parts, base) = (path.split(separator: "/"), folder.split(separator: "/"))
    let shared = zip(parts, base).prefix { $0 == $1 }.count
    let way = base.dropFirst(shared).map { _ in ".." } + parts.dropFirst(shared)
    return way.isEmpty ? "." : way.joined(separator: "/")
  }
}
