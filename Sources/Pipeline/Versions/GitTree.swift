/// The files of a commit.
struct GitTree: Sendable {
  /// A file, or a symbolic link.
  struct File: Sendable, Equatable {
    /// The path from the root of the repository.
    let path: String
    /// The name of the object with its contents.
    let object: String
    /// The size in bytes.
    let size: Int
    /// True for a symbolic link, whose contents are its target.
    let isLink: Bool
  }

  /// The files, in the order of git.
  private(set) var files: [File] = []
  /// The paths that are no files: submodules, and paths that no working tree can have.
  private(set) var skipped: [String] = []

  /// Parses the output of `git ls-tree -r -z -l`: `<mode> <type> <object> <size>`, a tab, the path.
  init(listing: [UInt8]) {
    for record in listing.split(separator: 0) {
      guard let tab = record.firstIndex(of: 0x09) else { continue }
      let head = String(decoding: record[..<tab], as: UTF8.self).split(separator: " ")
      let path = String(decoding: record[(tab + 1)...], as: UTF8.self)
      guard head.count == 4, head[1] == "blob", let size = Int(head[3]), size >= 0,
        ["100644", "100755", "100664", "120000"].contains(head[0]), Self.isSafe(path)
      else {
        skipped.append(path)
        continue
      }
      files.append(
        File(path: path, object: String(head[2]), size: size, isLink: head[0] == "120000"))
    }
  }

  /// Returns whether a path stays below its root. A tree can have any names, also `..`.
  static func isSafe(_ path: String) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part != "." && part != ".." && part.lowercased() != ".git"
        && !part.utf8.contains(0)
    }
  }

  /// Returns whether a symbolic link stays below the root: its target goes up first, not above the
  /// root, and then only down.
  static func isSafe(link target: String, at path: String) -> Bool {
    guard !target.isEmpty, !target.hasPrefix("/"), !target.utf8.contains(0) else { return false }
    let depth = path.split(separator: "/").count - 1
    let parts = target.split(separator: "/").filter { $0 != "." }
    let ups = parts.prefix { $0 == ".." }.count
    return ups <= depth && parts.dropFirst(ups).allSatisfy { $0 != ".." && $0 != ".git" }
  }
}
