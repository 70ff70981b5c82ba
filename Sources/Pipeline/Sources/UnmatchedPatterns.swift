internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Finds patterns that match no file, and what they probably mean.
enum UnmatchedPatterns {
  /// Returns a finding for each pattern that matches no file of the content folder.
  ///
  /// A pattern that leaves files out is often a precaution. It is reported only if a file or folder
  /// has a similar name.
  static func findings(
    _ patterns: SelectionPatterns, _ files: ContentFiles,
    _ schemas: CollectionTable<CollectionSchema>
  ) -> [Finding] {
    if patterns.isEmpty { return [] }
    let except = unused(schemas, files)
    let taking = patterns.taking.indices.filter { !files.matches.taking.contains($0) }
    let excluding = patterns.excluding.indices.filter {
      !files.matches.excluding.contains($0)
    }
    guard !except.isEmpty || !taking.isEmpty || !excluding.isEmpty else { return [] }
    var names = KnownNames(files)
    var findings = taking.map { index in
      let pattern = patterns.taking[index]
      return Finding.unmatchedPattern(
        pattern, key: patterns.key(of: index), isMilder: false,
        help: files.matches.hidden.contains(index)
          ? [wildcardHelp] : names.help(pattern, files.leftOut))
    }
    let others =
      excluding.map { (patterns.excluding[$0], "exclude") } + except.map { ($0, "except") }
    for (pattern, key) in others {
      guard let meant = names.meant(pattern) else { continue }
      findings.append(
        .unmatchedPattern(
          pattern, key: key, isMilder: true, help: ["did you mean \(meant.quoted)?"]))
    }
    return findings
  }

  private static let wildcardHelp =
    "wildcards do not match names that begin with `.` or `_`: write these names out"

  /// Returns the patterns of `except:` that match no file.
  private static func unused(
    _ schemas: CollectionTable<CollectionSchema>, _ files: ContentFiles
  ) -> [PathPattern] {
    var unused = schemas.flatMap { $0.sources?.except ?? [] }
    guard !unused.isEmpty else { return [] }
    for item in files.pages + files.data + files.assets {
      let path = ContentPath.components(of: item.path)
      unused.removeAll { $0.matches(path) }
      if unused.isEmpty { break }
    }
    return unused
  }
}

/// The files and folders of the content, for suggestions.
private struct KnownNames {
  private let files: [String]
  private let folders: Set<String>
  private var index: NearestNames

  init(_ content: ContentFiles) {
    let notIncluded = content.leftOut.items.filter { !$0.isFolder && $0.reason == .notIncluded }
    files =
      (content.pages + content.data + content.assets).map(\.path) + notIncluded.map(\.path)
    var folders: Set<String> = []
    for path in files {
      var folder = ContentPath.folder(of: path)
      while !folder.isEmpty, folders.insert(folder).inserted {
        folder = ContentPath.folder(of: folder)
      }
    }
    self.folders = folders
    index = NearestNames((Array(folders) + files).sorted())
  }

  /// Returns the help lines for a pattern that should take files in.
  mutating func help(_ pattern: PathPattern, _ leftOut: LeftOutFiles) -> [String] {
    let hidden = leftOut.items.filter { item in
      guard item.reason != .notIncluded else { return false }
      let path = ContentPath.components(of: item.path)
      if !item.isFolder { return pattern.matches(path) }
      let state = path.reduce(pattern.start) { pattern.advanced($0, by: $1) }
      return state.reachesBelow
        && pattern.text.split(separator: "/").contains { $0 == ContentPath.name(of: item.path) }
    }
    if let first = hidden.first {
      let path = first.path + (first.isFolder ? "/" : "")
      return [
        "\(path.quoted) is left out \(first.reason.words)"
          + (first.reason == .exclude
            ? "" : "; a pattern takes it in if it names it without wildcards")
      ]
    }
    if let meant = meant(pattern) { return ["did you mean \(meant.quoted)?"] }
    return endings(pattern)
  }

  /// Returns the pattern with its leading folders, or its whole path, replaced by similar ones that
  /// exist. Nil if they exist as written or nothing is similar.
  mutating func meant(_ pattern: PathPattern) -> String? {
    let parts = pattern.text.split(separator: "/").filter { $0 != "." }.map(String.init)
    let literal = pattern.literalFolder
    guard !literal.isEmpty else { return nil }
    let known = literal.indices.first { index in
      let path = literal[...index].joined(separator: "/")
      return !folders.contains(path) && !files.contains(path)
    }
    // Nearly every short name is similar to another.
    guard let known, literal[known].count > 2,
      let near = index.nearest(to: literal[...known].joined(separator: "/")),
      near.split(separator: "/").count == known + 1
    else { return nil }
    return ([near] + parts[(known + 1)...]).joined(separator: "/")
  }

  /// Names the endings of the files in the pattern's folder, if the folder exists.
  private func endings(_ pattern: PathPattern) -> [String] {
    let folder = pattern.literalFolder.joined(separator: "/")
    guard folder.isEmpty || folders.contains(folder) else { return [] }
    let prefix = folder.isEmpty ? "" : folder + "/"
    var counts: [String: Int] = [:]
    for path in files where path.hasPrefix(prefix) {
      let name = ContentPath.name(of: path)
      guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { continue }
      counts[String(name[dot...]), default: 0] += 1
    }
    let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
    guard !most.isEmpty else { return [] }
    let list = most.map { "\(grouped($0.value)) ending in \($0.key.quoted)" }.listed()
    return [
      "\(folder.isEmpty ? "the content folder" : folder.quoted) has files: \(list)"
    ]
  }
}
