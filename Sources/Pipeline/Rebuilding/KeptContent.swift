internal import Checks
internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Rendering

/// All that was made of a site's files, so that the next time only what has changed is done again.
struct KeptContent: Sendable {
  let settings: SiteSettings
  var files: [KeptFile]
  var graph: ContentGraph
  let indexFindings: [Finding]
  var joining: JoiningFindings
  let siteMap: SiteMap
  let planFindings: [Finding]
  let theme: Theme
  let themeFindings: [Finding]
  var checks: KeptChecks
  /// What matrices, views, the plan and the vocabulary looked at beside what entries show to others.
  let structureReads: Reads?
  /// When its files were committed; nil where the site does not want to say so.
  let history: GitHistory?
  /// What is not as it was the time before.
  var changes = Changes.nothing

  /// All that was found.
  var findings: [Finding] {
    settings.findings + ParsedFile.findings(of: files.lazy.map(\.parsed), settings.schemas)
      + indexFindings + joining.all + planFindings + themeFindings + checks.findings
  }

  /// Reads the files again that changed, if that can be all there is to do: each is an entry's and
  /// still a plain file, or came and went, as those do that editors write beside it. Returns those
  /// with other bytes, by position; nil where there may be more to do.
  func reread(
    _ changed: FileChanges, shown: KeptContent?
  ) -> [(index: Int, file: KeptFile)]? {
    guard changed.isComplete else { return nil }
    var read: [(index: Int, file: KeptFile)] = []
    for path in changed.files.sorted() where !settings.isPassing(path) {
      guard let index = position(ofFile: path), isPlain(settings.entries[index].item) else {
        return nil
      }
      let before = shown.flatMap { $0.file(path, readLike: settings) }
      let file = KeptFile.read(
        settings.entries[index], settings, keeping: [files[index], before].compactMap(\.self))
      if file.key == nil || files[index].key == nil { return nil }
      if file.key != files[index].key { read.append((index, file)) }
    }
    return read
  }

  /// A file by its path, if it was read against the same schemas as in other settings.
  private func file(_ displayPath: String, readLike other: SiteSettings) -> KeptFile? {
    guard settings.readingKey == other.readingKey else { return nil }
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
      return size <= ContentFiles.maximumTextSize
    }
    return false
  }

  /// Puts files in the place of those they were, if nothing but the bodies of entries changed and
  /// nothing that is made of all entries looks at those; false, and nothing changed, where it does.
  mutating func replaceBodies(_ replaced: [(index: Int, file: KeptFile)]) -> Bool {
    changes = .nothing
    var entries: [(position: Int, entry: Entry)] = []
    for (index, file) in replaced {
      guard let old = files[index].parsed.entry, let new = file.parsed.entry,
        new.showsSame(as: old)
      else { return false }
      // A draft is in no graph.
      guard let position = graph.entry(path: file.path),
        graph.entries[position].isSame(as: old)
      else { continue }
      entries.append((position, new))
    }
    // Which view is the first that does not fit is known once all are read in their order.
    if graph.views.isFull { return false }
    let changed = GraphBuilder.replaceBodies(
      entries, in: &graph, &joining, reads: structureReads)
    if graph.views.isFull { return false }
    if let structureReads, structureReads.places.meets(changed) { return false }
    for (index, file) in replaced { files[index] = file }
    changes = .some(changed)
    return true
  }

  /// What is not as it was in an older one.
  func difference(from old: KeptContent) -> Changes {
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
