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
    /// Its collection, if it has one.
    let collection: CollectionIndex?
  }

  let files: ContentFiles
  let themeFiles: ThemeFiles
  let site: SiteConfiguration
  let lock: PublishedLock?
  let schemas: CollectionTable<CollectionSchema>
  /// The entries, sorted by path.
  private(set) var entries: [EntryFile]
  /// The files to copy.
  let assets: [ContentFiles.Item]
  /// Options of the Markdown parser.
  let markdown: MarkdownOptions
  /// True if the site configuration or the scan of the content has errors.
  let isIncomplete: Bool
  let findings: [Finding]
  /// Paths of all files that were read, as findings show them. `hasAll` is true if no file was
  /// skipped with a finding.
  private let others: (paths: Set<String>, hasAll: Bool)
  /// Hash of everything that affects how an entry is parsed.
  let parseHash: Int
  /// Names and hashes of the inputs that any page may depend on.
  let pageInputHashes: [(name: String, hash: Int)]

  init(_ options: BuildOptions) throws {
    files = try ContentFiles(root: options.content, contentOverrides: options.contentOverrides)
    let (themeFiles, themeProblems) = try ThemeReader.read(options.theme)
    self.themeFiles = themeFiles
    var hashers = (site: Hasher(), schemas: Hasher(), theme: Hasher())
    var (site, siteFindings) = Self.readSite(files, options, &hashers.site)
    if let url = options.baseURL, !url.hasPrefix("/") {
      site.url = url.hasSuffix("/") ? String(url.dropLast()) : url
    }
    isIncomplete = siteFindings.haveErrors || files.findings.haveErrors
    let (lock, lockFindings) = Self.readLock(files)
    self.lock = lock
    let (schemas, schemaFindings) = Self.readSchemas(files, &hashers.schemas)
    self.schemas = schemas
    let (entries, copied) = Self.sort(files, schemas)
    self.entries = entries
    let (assets, active) = Self.looked(at: copied, allowsAll: site.rawHTML == .allow)
    self.assets = assets
    findings =
      siteFindings + files.findings + themeProblems + lockFindings + schemaFindings + active
    markdown = Self.markdownOptions(site, schemas, themeFiles)
    self.site = site
    let listed = files.texts + assets + [files.lock].compactMap(\.self)
    others = (
      Set(listed.map(\.displayPath)).union(themeFiles.all.map(\.displayPath)),
      files.findings.isEmpty && themeProblems.isEmpty
    )
    var stringsHasher = Hasher()
    themeFiles.combine(into: &hashers.theme)
    for file in themeFiles.strings.sorted(by: { $0.key < $1.key }) {
      stringsHasher.combine(file.key)
      stringsHasher.combine(file.value.bytes)
    }
    pageInputHashes = [
      ("site.yml", hashers.site.finalize()), ("a schema", hashers.schemas.finalize()),
      ("the theme", hashers.theme.finalize()),
    ]
    var parseHasher = Hasher()
    parseHasher.combine(pageInputHashes[1].hash)
    parseHasher.combine(stringsHasher.finalize())
    parseHasher.combine(site.language)
    parseHasher.combine(site.rawHTML)
    parseHasher.combine(site.showsExternalImages)
    parseHash = parseHasher.finalize()
  }

  /// True for the path of a file that does not affect the site: an ignored name, or a file that
  /// neither exists now nor existed when the site was read.
  func isIrrelevant(_ displayPath: String) -> Bool {
    let prefix = files.root + "/"
    if displayPath.hasPrefix(prefix) {
      let parts = displayPath.dropFirst(prefix.count).split(separator: "/")
      if parts.contains(where: { ContentFiles.isLeftover(String($0)) }) { return true }
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

  /// Removes entries whose files were removed since the scan.
  mutating func removeEntries(at paths: Set<String>) {
    entries.removeAll { paths.contains($0.item.path) }
  }

  // MARK: Reading

  private static func readSite(
    _ files: ContentFiles, _ options: BuildOptions, _ hasher: inout Hasher
  ) -> (SiteConfiguration, [Finding]) {
    let path = "\(options.content)/site.yml"
    guard let item = files.site else {
      let configuration = SiteConfiguration(location: SourceLocation(path))
      return (
        configuration, files.isWithoutSite ? [.missingSiteFile(files.root, inner: files.inner)] : []
      )
    }
    let (file, problems) = read(item)
    hasher.combine(file?.bytes)
    guard let file else { return (SiteConfiguration(location: SourceLocation(path)), problems) }
    let (site, findings) = SiteConfiguration.read(file)
    return (site, findings + severityFindings(site))
  }

  private static func readLock(_ files: ContentFiles) -> (PublishedLock?, [Finding]) {
    guard let item = files.lock else { return (nil, []) }
    let (file, problems) = read(item)
    guard let file else { return (nil, problems) }
    let (lock, findings) = PublishedLock.read(file)
    return (lock, findings)
  }

  private static func severityFindings(_ site: SiteConfiguration) -> [Finding] {
    let known = Set(Rule.all.map(\.id.name))
    var names = NearestNames(known)
    let settings = [site.severities] + site.pathSeverities.map(\.settings)
    return settings.joined().sorted { ($0.key, $0.value.range) < ($1.key, $1.value.range) }
      .compactMap { rule, setting in
        let place = SourceLocation(site.location.path, setting.range)
        if !known.contains(rule.name) { return .unknownRule(rule, known: &names, at: place) }
        return Rule.vital.contains(rule) ? .vitalRule(rule, at: place) : nil
      }
  }

  private static func readSchemas(
    _ files: ContentFiles, _ hasher: inout Hasher
  ) -> (CollectionTable<CollectionSchema>, [Finding]) {
    var schemas = CollectionTable<CollectionSchema>()
    var findings: [Finding] = []
    for item in files.schemas {
      let (file, problems) = read(item)
      hasher.combine(item.path)
      hasher.combine(file?.bytes)
      if file == nil && problems.isEmpty { continue }
      let empty = SourceFile(path: item.path, displayPath: item.displayPath, bytes: [])
      let (schema, more) = CollectionReader.read(file ?? empty)
      schemas.append(schema)
      findings += problems + more
    }
    return (schemas, findings)
  }

  private static func read(_ item: ContentFiles.Item) -> (SourceFile?, [Finding]) {
    do {
      return (try item.read(), [])
    } catch {
      if FileSystem.isGone(item.displayPath) { return (nil, []) }
      return (nil, [.unreadableFile(item.displayPath, reason: "\(error)")])
    }
  }

  /// Assigns each entry to the collection of the nearest parent folder that has one, and returns
  /// the remaining files as assets.
  private static func sort(
    _ files: ContentFiles, _ schemas: CollectionTable<CollectionSchema>
  ) -> (entries: [EntryFile], assets: [ContentFiles.Item]) {
    let folders = CollectionFolders(schemas)
    var entries: [EntryFile] = files.pages.map { item in
      EntryFile(item: item, collection: folders.collection(ofEntry: item.path))
    }
    var assets = files.assets
    for item in files.data {
      if let owner = folders.collection(holding: item.path) {
        entries.append(EntryFile(item: item, collection: owner))
      } else {
        assets.append(item)
      }
    }
    return (entries.sorted { $0.item.path < $1.item.path }, assets)
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
    markdown.words = Theme.markdownWords(theme, language: site.language)
    markdown.mentions = schemas.compactMap(\.mentionPattern)
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
        hasher.combine(file.bytes)
      }
    }
  }
}
