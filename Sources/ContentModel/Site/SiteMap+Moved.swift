internal import ContentFormat
internal import Diagnostics

extension SiteMap {
  /// Returns the plan after an edit of an entry that preserved all routes and tags, with the new
  /// positions of the fields that declare some of them.
  package func moved(from old: Entry, to new: Entry) -> SiteMap {
    var places: [SourceLocation: SourceLocation] = [:]
    for (a, b) in zip(old.routeRanges, new.routeRanges) where a != b {
      places[old.at(a)] = new.at(b)
    }
    if places.isEmpty { return self }
    var copy = self
    copy.pages = pages.map { page in
      places[page.location].map { Page(kind: page.kind, route: page.route, location: $0) } ?? page
    }
    copy.files = files.map { file in
      places[file.location].map {
        PlannedFile(kind: file.kind, path: file.path, format: file.format, location: $0)
      } ?? file
    }
    return copy
  }
}

extension Entry {
  /// The ranges of the values from which routes and tags follow.
  fileprivate var routeRanges: [SourceRange] {
    [fields["slug"]?.range].compactMap(\.self) + tags.map(\.range)
      + fields.texts("redirect_from").map(\.range)
  }
}
