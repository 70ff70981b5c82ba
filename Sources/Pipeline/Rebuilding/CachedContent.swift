internal import Checks
internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Rendering

/// All intermediate results of a build, kept so that the next build repeats only what has changed.
struct CachedContent: Sendable {
  let settings: SiteSettings
  var files: [CachedFile]
  var graph: ContentGraph
  let indexFindings: [Finding]
  var joining: GraphFindings
  var siteMap: SiteMap
  let planFindings: [Finding]
  let theme: Theme
  let themeFindings: [Finding]
  var checks: CachedChecks
  /// Dependencies of the page plan and the vocabulary, except those on the front matter of entries.
  /// Nil if tracking is off.
  let structureReads: DependencyRecorder?
  /// Commit dates of the content, or nil if the site does not show them.
  let history: GitHistory?
  /// Differences from the previous content.
  var changes = Changes.nothing

  /// The paths in findings of all files that others include, also of those that do not exist.
  var inclusions: Set<String> {
    settings.site.inclusions.isEmpty
      ? [] : files.reduce(into: []) { $0.formUnion($1.inclusions) }
  }

  /// All findings so far.
  var findings: [Finding] {
    let found =
      settings.findings + ParsedFile.findings(of: files.lazy.map(\.parsed), Array(settings.schemas))
      + indexFindings + joining.all + planFindings + themeFindings + checks.findings
    return settings.site.inclusions.isEmpty ? found : withInclusions(found)
  }

  /// Adds the line that includes a file to the findings in it. A page that others include has
  /// findings of its own, so it is left as it is.
  private func withInclusions(_ findings: [Finding]) -> [Finding] {
    let entries = files.lazy.flatMap(\.parsed.entries)
    var places = Dictionary(
      entries.flatMap(\.origin.included).map { ($0.displayPath, $0.includedAt) },
      uniquingKeysWith: min)
    for file in files { places["\(settings.files.root)/\(file.path)"] = nil }
    return findings.map { finding in
      guard let place = places[finding.location.path] else { return finding }
      var copy = finding
      copy.notes.append(.init("included here", at: place))
      return copy
    }
  }

  /// Reads the changed files again, if they are all ordinary files of entries. Paths that do not
  /// affect the site are ignored, such as the temporary files of editors.
  ///
  /// Returns the files whose bytes changed, with their indices, or nil if more than that may have
  /// changed.
  func reread(
    _ changed: FileChanges, shown: CachedContent?
  ) -> [(index: Int, file: CachedFile)]? {
    guard changed.isComplete, inclusions.isDisjoint(with: changed.files) else { return nil }
    var read: [(index: Int, file: CachedFile)] = []
    for path in changed.files.sorted() where !settings.isIrrelevant(path) {
      guard let index = position(ofFile: path), isPlain(settings.entries[index].item) else {
        return nil
      }
      let before = shown.flatMap { $0.file(path, readLike: settings) }
      let file = CachedFile.read(
        settings.entries[index], settings, keeping: [files[index], before].compactMap(\.self))
      if file.key == nil || files[index].key == nil { return nil }
      if file.key != files[index].key { read.append((index, file)) }
    }
    return read
  }

  /// Returns a file by its path, if it was parsed against the same schemas as in the other
  /// settings.
  private func file(_ displayPath: String, readLike other: SiteSettings) -> CachedFile? {
    guard settings.parseHash == other.parseHash else { return nil }
    return position(ofFile: displayPath).map { files[$0] }
  }

  private func position(ofFile displayPath: String) -> Int? {
    let prefix = settings.files.root + "/"
    guard displayPath.hasPrefix(prefix) else { return nil }
    let path = String(displayPath.utf8.dropFirst(prefix.utf8.count)) ?? ""
    let index = settings.entries.partitioningIndex { $0.item.path >= path }
    return settings.entries[index...].first.map { $0.item.path == path } == true ? index : nil
  }

  private func isPlain(_ item: ContentFiles.Item) -> Bool {
    if case .file(let size)? = FileSystem.kind(item.displayPath) {
      return size <= ContentFiles.maximumSize(of: ContentPath.name(of: item.path))
    }
    return false
  }

  /// Replaces files if the structure of the site stays the same: if only bodies, titles and plain
  /// values of entries changed, and no result for the whole site depends on them. Otherwise returns
  /// false, and this value must then be discarded.
  mutating func replaceEntries(_ replaced: [(index: Int, file: CachedFile)]) -> Bool {
    changes = .nothing
    var entries: [(position: EntryIndex, entry: Entry)] = []
    for (index, file) in replaced {
      // In a file with several entries, the faces of later ones move.
      guard let old = files[index].parsed.entry, let new = file.parsed.entry,
        old.place == nil, new.place == nil
      else { return false }
      guard let position = graph.entry(path: file.path), graph.entries[position].isSame(as: old)
      else {
        // Drafts that are not included have no entry in the graph.
        guard new.showsSame(as: old) else { return false }
        continue
      }
      entries.append((position, new))
    }
    // Renames depend on all links.
    if graph.mayHaveRenames { return false }
    // Which views exceed the limit depends on the order of all views, so they must all be read
    // again.
    if graph.views.isFull { return false }
    let old = graph
    guard let changed = GraphBuilder.replace(entries, in: &graph, &joining) else { return false }
    if graph.views.isFull || entries.contains(where: { graph.hasMissingLinks($0.position) }) {
      return false
    }
    if let structureReads, structureReads.dependencies.intersects(changed) { return false }
    for position in changed.positions(.face) {
      guard !isReported(old.entries[position]) else { return false }
      siteMap = siteMap.moved(from: old.entries[position], to: graph.entries[position])
    }
    for (index, file) in replaced { files[index] = file }
    changes = .some(changed)
    return true
  }

  /// True if a finding about names or addresses is about an entry.
  private func isReported(_ entry: Entry) -> Bool {
    !indexFindings.isEmpty
      || planFindings.contains { finding in
        ([finding.location] + finding.notes.map(\.location)).contains {
          $0.path == entry.displayPath
        }
      }
  }

  /// Returns the differences from older content.
  func difference(from old: CachedContent) -> Changes {
    if let reason = settings.difference(from: old.settings) {
      return .everything(because: reason)
    }
    guard history?.lastChanges == old.history?.lastChanges else {
      return .everything(because: "the history changed")
    }
    let changes = graph.changes(since: old.graph)
    guard siteMap.isSame(as: old.siteMap) else {
      if case .everything = changes { return changes }
      return .everything(because: "an address or a tag changed")
    }
    return changes
  }
}
