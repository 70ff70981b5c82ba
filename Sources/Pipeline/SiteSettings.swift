internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown
internal import Rendering

/// All inputs of a site except its entries: the list of files, `site.yml`, the schemas, the lock
/// file and the theme.
struct SiteSettings: Sendable {
  /// A file that contains an entry.
  struct EntryFile: Sendable {
    let item: ContentFiles.Item
    /// Its collection, if it has one. Several collections can have entries in one file.
    let collection: CollectionIndex?

    /// The path and the collection, which together identify the file among the others.
    struct Key: Hashable {
      let path: String
      let collection: CollectionIndex?
    }

    var key: Key { Key(path: item.path, collection: collection) }
  }

  let files: ContentFiles
  let themeFiles: ThemeFiles
  let site: SiteConfiguration
  let lock: PublishedLock?
  /// The recorded comparisons, the newest first. Empty unless the site publishes them.
  let records: [RecordedChanges]
  /// Where the lock file is or would be.
  let lockPath: String
  let schemas: CollectionTable<CollectionSchema>
  /// The entries, sorted by path.
  private(set) var entries: [EntryFile]
  /// The files to copy.
  let assets: [ContentFiles.Item]
  /// Whether the site shows drafts.
  let includesDrafts: Bool
  /// Options of the Markdown parser.
  var markdown: MarkdownOptions
  /// True if the site configuration or the scan of the content has errors.
  let isIncomplete: Bool
  let findings: [Finding]
  /// Findings about the settings of the theme.
  let settingFindings: [Finding]
  /// Paths of all files that were read, as findings show them. `hasAll` is true if no file was
  /// skipped with a finding.
  private let others: (paths: Set<String>, hasAll: Bool)
  /// Hash of everything that affects how an entry is parsed.
  let parseHash: Int
  /// Names and hashes of the inputs that any page may depend on.
  let pageInputHashes: [(name: String, hash: Int)]

  init(_ options: BuildOptions) throws {
    let sources = try SiteSources(options)
    files = sources.files
    lockPath = sources.lockPath
    var (themeFiles, themeProblems) = try ThemeReader.read(
      options.theme, mayBeMissing: options.mayLackTheme)
    // The files on disk, before the settings of the site change the list.
    let themePaths = themeFiles.all.map(\.displayPath)
    settingFindings = themeFiles.apply(sources.site)
    self.themeFiles = themeFiles
    var themeHasher = Hasher()
    var site = sources.site
    if let url = options.baseURL, !url.hasPrefix("/") {
      site.url = url.hasSuffix("/") ? String(url.dropLast()) : url
    }
    includesDrafts = options.includesDrafts
    isIncomplete = sources.siteFindings.haveErrors || files.findings.haveErrors
    let (lock, lockFindings) = Self.readLock(sources.lock)
    self.lock = lock
    schemas = sources.schemas
    let (entries, copied, claims) = Self.sort(files, schemas)
    self.entries = entries
    let (assets, active) = Self.looked(at: copied, allowsAll: site.rawHTML == .allow)
    self.assets = assets
    // JSON files count as content once the schemas are known.
    let scanned =
      entries.isEmpty ? files.findings : files.findings.filter { $0.rule != Rule.emptySite.id }
    let (records, recordHash, recordFindings) = Self.readRecords(assets, site)
    self.records = records
    findings =
      recordFindings + sources.siteFindings + scanned + themeProblems + lockFindings
      + sources.schemaFindings + claims + active + (options.project?.findings ?? [])
      + MisnamedFolders.findings(options)
    markdown = Self.markdownOptions(site, schemas, themeFiles)
    self.site = site
    let listed = files.texts + assets + [sources.lock].compactMap(\.self)
    let data = entries.lazy.map(\.item.displayPath).filter(isJSONFile)
    others = (
      Set(listed.map(\.displayPath)).union(data).union(claims.map(\.location.path))
        .union(themePaths)
        .union(sources.files.leftOut.items.map { "\(options.content)/\($0.path)" }),
      files.findings.isEmpty && themeProblems.isEmpty
    )
    var stringsHasher = Hasher()
    themeFiles.combine(into: &themeHasher)
    for file in themeFiles.strings.sorted(by: { $0.key < $1.key }) {
      stringsHasher.combine(file.key)
      file.value.bytes.withUnsafeBytes { stringsHasher.combine(bytes: $0) }
    }
    pageInputHashes = [
      ("site.yml", sources.hashes.site), ("a schema", sources.hashes.schemas),
      ("the theme", themeHasher.finalize()), ("a recorded comparison", recordHash),
    ]
    var parseHasher = Hasher()
    parseHasher.combine(pageInputHashes[1].hash)
    parseHasher.combine(stringsHasher.finalize())
    parseHasher.combine(site.language)
    parseHasher.combine(site.rawHTML)
    parseHasher.combine(site.showsExternalImages)
    parseHasher.combine(site.links.forms)
    parseHasher.combine(site.pages)
    parseHasher.combine(site.syntax)
    parseHasher.combine(site.inclusions)
    parseHash = parseHasher.finalize()
  }

  /// True for the path of a file that does not affect the site: an ignored name, or a file that
  /// neither exists now nor existed when the site was read.
  func isIrrelevant(_ displayPath: String) -> Bool {
    let prefix = files.root + "/"
    // A `.gitignore` selects other files.
    if ContentPath.name(of: displayPath) == GitIgnore.name { return false }
    if displayPath.hasPrefix(prefix) {
      if files.isIgnored(String(displayPath.dropFirst(prefix.count))) { return true }
    }
    // Files that could not be read are in no list.
    return others.hasAll && !others.paths.contains(displayPath)
      && FileSystem.kind(displayPath) == nil
  }

  /// Describes the first changed input that any page may depend on, or returns nil if none changed.
  func difference(from old: SiteSettings) -> String? {
    zip(pageInputHashes, old.pageInputHashes).first { $0.hash != $1.hash }.map {
      "\($0.0.name) changed"
    }
  }

  /// The number of files with entries.
  var fileCount: Int {
    zip(entries, entries.dropFirst()).count { $0.item.path != $1.item.path }
      + (entries.isEmpty ? 0 : 1)
  }

  /// Removes entries whose files were removed since the scan.
  mutating func removeEntries(at paths: Set<String>) {
    entries.removeAll { paths.contains($0.item.path) }
  }

  // MARK: Reading

  /// Reads the recorded comparisons, if the site publishes them.
  private static func readRecords(
    _ assets: [ContentFiles.Item], _ site: SiteConfiguration
  ) -> (records: [RecordedChanges], hash: Int, findings: [Finding]) {
    guard site.changes.isDeclared else { return ([], 0, []) }
    var hasher = Hasher()
    let (records, findings) = RecordReader.read(assets, site, &hasher)
    return (records, hasher.finalize(), findings)
  }

  private static func readLock(_ item: ContentFiles.Item?) -> (PublishedLock?, [Finding]) {
    guard let item else { return (nil, []) }
    let (file, problems) = item.readIfPresent()
    guard let file else { return (nil, problems) }
    let (lock, findings) = PublishedLock.read(file)
    return (lock, findings)
  }

  /// Assigns each entry to the collection whose patterns select it, or else to that of the nearest
  /// parent folder that has one. Returns the remaining files as assets.
  private static func sort(
    _ files: ContentFiles, _ schemas: CollectionTable<CollectionSchema>
  ) -> (entries: [EntryFile], assets: [ContentFiles.Item], findings: [Finding]) {
    let folders = CollectionFolders(schemas, pages: files.pages.lazy.map(\.path))
    var entries: [EntryFile] = files.pages.map { item in
      EntryFile(item: item, collection: folders.collection(ofEntry: item.path))
    }
    var assets = files.assets
    var findings: [Finding] = []
    if schemas.contains(where: { $0.items?.readsJSON == true || $0.sources != nil }) {
      assets.removeAll { item in
        guard isJSONFile(item.path), let owner = folders.collection(holding: item.path),
          schemas[owner].items?.readsJSON == true || folders.isSelected(item.path)
        else { return false }
        let limit = ContentFiles.maximumDataSize
        if let size = item.size, size > limit {
          findings.append(.fileTooLarge(item.displayPath, size: size, limit: limit))
        } else {
          entries += folders.collections(sharing: item.path).map {
            EntryFile(item: item, collection: $0)
          }
        }
        return true
      }
    }
    for item in files.data {
      let owners = folders.collections(sharing: item.path)
      entries += owners.map { EntryFile(item: item, collection: $0) }
      if owners.isEmpty { assets.append(item) }
    }
    // The sort keeps the order of the collections that share a file.
    entries.sort { $0.item.path < $1.item.path }
    return (entries, assets, findings + folders.claimedTwice(entries.lazy.map(\.item.path)))
  }

  /// Returns the files to copy, without those removed since the scan, and findings for those that
  /// can contain scripts.
  private static func looked(
    at assets: [ContentFiles.Item], allowsAll: Bool
  ) -> (assets: [ContentFiles.Item], findings: [Finding]) {
    var findings: [Finding] = []
    if allowsAll { return (assets, []) }
    let there = assets.filter { item in
      do {
        let part = try CopiedFile.activePart(
          path: item.path, head: { try item.read(atMost: CopiedFile.headSize) },
          bytes: { try item.read().bytes })
        if let part { findings.append(.activeFile(item.displayPath, part)) }
      } catch {
        if FileSystem.isGone(item.displayPath) { return false }
        findings.append(.unreadableFile(item.displayPath, reason: "\(error)"))
      }
      return true
    }
    return (there, findings)
  }

  private static func markdownOptions(
    _ site: SiteConfiguration, _ schemas: CollectionTable<CollectionSchema>, _ theme: ThemeFiles
  ) -> MarkdownOptions {
    var markdown = MarkdownOptions()
    markdown.rawHTML = site.rawHTML
    markdown.showsExternalImages = site.showsExternalImages
    markdown.syntax = site.syntax
    markdown.words = Theme.markdownWords(theme, language: site.language)
    markdown.mentions = schemas.compactMap(\.mentionPattern)
    markdown.linkForms = site.links.forms
    return markdown
  }
}

extension ThemeFiles {
  fileprivate var all: [SourceFile] {
    Array(templates.values) + Array(strings.values) + Array(assets.values)
  }

  fileprivate func combine(into hasher: inout Hasher) {
    for files in [templates, strings, builtinStrings, assets] {
      hasher.combine(files.count)
      for (name, file) in files.sorted(by: { $0.key < $1.key }) {
        hasher.combine(name)
        file.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
      }
    }
  }
}
