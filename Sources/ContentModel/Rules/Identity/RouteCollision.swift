internal import ContentFormat
package import Diagnostics

extension Rule {
  /// Two pages or files have the same address.
  package static let routeCollision = Rule(
    "route-collision", stage: .content, isVital: true,
    what: "Two pages or files of the site have the same address.",
    why: "One would overwrite the other.",
    example: """
      models/saas.md and models/other.md with `slug: saas`
      """,
    fix: "Rename one of the files, or give it another `slug`.")
}

extension Finding {
  /// A content file has a path that is reserved for the search index.
  static func searchCollision(_ path: String, at location: SourceLocation) -> Finding {
    Finding(
      .routeCollision, at: location,
      "`/\(path)` is reserved for the search index in `/\(SearchIndexLocation.folder)/`",
      help: ["rename the file or its folder"])
  }

  /// Two files with the same path, with paths that differ only in case, or with one path that is a
  /// parent folder of the other.
  static func routeCollision(_ file: PlannedFile, with other: PlannedFile) -> Finding {
    let (path, firstPath) = (file.path, other.path)
    var (location, first) = (file.location, other.location)
    // The author can rename a content file, but a theme file may be built in.
    if case .themeAsset = file.kind { swap(&location, &first) }
    if path != firstPath, path.lowercased() == firstPath.lowercased() {
      return Finding(
        .caseCollision, at: location,
        """
        `/\(path)` and `/\(firstPath)` differ only in case, so many file systems treat them as one \
        file
        """,
        notes: [.init("the other file", at: first)], help: ["rename one of the files"])
    }
    if path == firstPath, !path.utf8.elementsEqual(firstPath.utf8) {
      return Finding(
        .routeCollision, at: location,
        """
        another file has the name `\(path)` in another Unicode form, so many file systems treat \
        them as one file
        """,
        notes: [.init("the other file", at: first)],
        help: ["one name is composed (NFC) and one decomposed (NFD): remove one of the files"])
    }
    let problem =
      path == firstPath
      ? "another page or file is already at `/\(path)`"
      : "`/\(path)` needs a folder at the path of the file `/\(firstPath)`"
    let schema = [location, first].first { ContentPath.name(of: $0.path) == "_collection.yml" }
    return Finding(
      .routeCollision, at: location, problem, notes: [.init("the other page or file", at: first)],
      help: [
        schema.map {
          "rename the folder of the collection, or write `route: NAME` into \($0.path.quoted)"
        }
          ?? "rename one of the files, or give it another `slug`"
      ])
  }
}
