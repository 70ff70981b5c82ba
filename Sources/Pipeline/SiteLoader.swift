internal import Checks
internal import ContentModel
internal import Diagnostics
internal import Markdown
internal import Rendering

/// A site as far as it goes before rendering: all that a page needs, and all that was found.
struct LoadedSite: Sendable {
  let graph: ContentGraph
  let siteMap: SiteMap
  let theme: Theme
  /// What pages are told by whoever builds them.
  let facts: BuildFacts
  /// The theme as it was read, for places in it.
  let themeFiles: ThemeFiles
  /// The assets of the content: path below it, and as the system takes it.
  let assets: [ContentFiles.Item]
  /// All that was found, as the rules weigh it.
  let findings: [Finding]
  /// What the site wants of findings.
  let policy: FindingPolicy
  /// What was published so far.
  let lock: PublishedLock?
  let fileCount: Int
  /// What came of asking for addresses of other sites; nil where nobody wanted to know.
  let linkAnswers: [String: LinkAnswer]?
}

/// Runs the stages up to rendering, top to bottom.
struct SiteLoader {
  let options: BuildOptions
  var stages = StageTimes()

  init(_ options: BuildOptions) { self.options = options }

  mutating func load() async throws -> LoadedSite {
    let files = try stages.time("read") {
      try ContentFiles(root: options.content, replaced: options.replaced)
    }
    let (themeFiles, themeProblems) = try stages.time("read") {
      try ThemeReader.read(options.theme)
    }
    var (site, findings) = readSite(files)
    let isIncomplete = findings.haveErrors || files.findings.haveErrors
    if let url = options.baseURL, !url.hasPrefix("/") {
      site.url = url.hasSuffix("/") ? String(url.dropLast()) : url
    }
    let (lock, lockFindings) = readLock(files)
    findings += files.findings + themeProblems + lockFindings
    let (schemas, schemaFindings) = readSchemas(files)
    let (entryFiles, assets) = sort(files, schemas)
    if !site.allowsRawHTML { findings += try activeFiles(assets) }
    let markdown = markdownOptions(site, schemas, themeFiles)
    let parsed = try await stages.time("parse") { [options] in
      try await parallelMap(entryFiles, jobs: options.jobs) { item, collection in
        parse(item, collection.map { schemas[$0] }, collection, markdown)
      }
    }
    var content = ParsedContent(
      site: site, schemas: schemas, entries: parsed.compactMap(\.entry), assets: assets.map(\.path),
      unread: parsed.compactMap(\.unread))
    content.isIncomplete = isIncomplete
    let (graph, graphFindings) = try await stages.time("resolve") { [options, content] in
      var (graph, findings) = GraphBuilder.index(content, includingDrafts: options.includesDrafts)
      let links = try await parallelMap(Array(graph.entries.indices), jobs: options.jobs) {
        [graph] in graph.linkTargets(of: $0)
      }
      findings += GraphBuilder.connect(&graph, links: links)
      return (graph, findings)
    }
    // The plan and the facts that checks look at need the graph and not each other.
    let (planned, facts, vocabulary) = try await stages.time("plan") { [options] in
      async let planned = SiteMap.plan(graph, basePath: options.basePath, rules: Rule.all)
      let vocabulary = Vocabulary(graph)
      let facts = try await parallelMap(Array(graph.entries.indices), jobs: options.jobs) {
        CheckContext.EntryFacts(of: $0, in: graph, vocabulary)
      }
      return (await planned, facts, vocabulary)
    }
    let (siteMap, planFindings) = planned
    let (theme, themeFindings) = stages.time("theme") {
      Theme.load(
        themeFiles, language: site.language, collections: schemas,
        publishesRules: site.publishesRules,
        hasDuties: graph.matrices.contains { $0.duties != nil || $0.compared != nil })
    }
    let checkFindings = try await stages.time("check") { [options] in
      let context = CheckContext(
        graph: graph, siteMap: siteMap, facts: facts, vocabulary: vocabulary, lock: lock,
        today: options.today)
      return try await parallelMap(Check.all, jobs: options.jobs) { $0.run(context) }.joined()
    }
    findings += schemaFindings + parsed.flatMap(\.findings) + graphFindings + planFindings
    findings += themeFindings + checkFindings
    var outside: (findings: [Finding], answers: [String: LinkAnswer])?
    if let external = options.external {
      outside = try await stages.time("external links") { [options] in
        try await external.look(at: graph, files, options)
      }
    }
    findings += outside?.findings ?? []
    return LoadedSite(
      graph: graph, siteMap: siteMap, theme: theme,
      facts: await buildFacts(site), themeFiles: themeFiles, assets: assets,
      findings: findings,
      policy: FindingPolicy(site: site, entries: content.entries, root: options.content),
      lock: lock, fileCount: entryFiles.count, linkAnswers: outside?.answers)
  }

  private func readSite(_ files: ContentFiles) -> (SiteConfiguration, [Finding]) {
    let path = "\(options.content)/site.yml"
    guard let item = files.site else {
      return (SiteConfiguration(location: SourceLocation(path)), [])
    }
    let (file, problems) = read(item)
    guard let file else { return (SiteConfiguration(location: SourceLocation(path)), problems) }
    let (site, findings) = SiteConfiguration.read(file)
    return (site, findings + severityFindings(site))
  }

  private func buildFacts(_ site: SiteConfiguration) async -> BuildFacts {
    var facts = BuildFacts(generator: Program.generator)
    if options.search != nil { facts.searchPath = SearchIndex.script }
    if site.showsLastChange {
      facts.lastChanges = await GitHistory.lastChanges(in: options.content)
    }
    return facts
  }

  private func readLock(_ files: ContentFiles) -> (PublishedLock?, [Finding]) {
    guard let item = files.lock else { return (nil, []) }
    let (file, problems) = read(item)
    guard let file else { return (nil, problems) }
    let (lock, findings) = PublishedLock.read(file)
    return (lock, findings)
  }

  private func severityFindings(_ site: SiteConfiguration) -> [Finding] {
    let known = Rule.all.map(\.id.name)
    let settings = [site.severities] + site.pathSeverities.map(\.settings)
    return settings.joined().sorted { $0.key < $1.key }.compactMap { rule, setting in
      let place = SourceLocation(site.location.path, setting.range)
      if !known.contains(rule.name) { return .unknownRule(rule, known: known, at: place) }
      return Rule.vital.contains(rule) ? .vitalRule(rule, at: place) : nil
    }
  }

  private func readSchemas(_ files: ContentFiles) -> ([CollectionSchema], [Finding]) {
    var schemas: [CollectionSchema] = []
    var findings: [Finding] = []
    for item in files.schemas {
      let (file, problems) = read(item)
      let empty = SourceFile(path: item.path, displayPath: item.displayPath, bytes: [])
      let (schema, more) = CollectionReader.read(file ?? empty)
      schemas.append(schema)
      findings += problems + more
    }
    return (schemas, findings)
  }

  private func read(_ item: ContentFiles.Item) -> (SourceFile?, [Finding]) {
    do {
      return (try item.read(), [])
    } catch {
      return (nil, [.unreadableFile(item.displayPath, reason: "\(error)")])
    }
  }

  /// Entries with the collection of their folder, the deepest where collections nest; and what is
  /// copied.
  private func sort(
    _ files: ContentFiles, _ schemas: [CollectionSchema]
  ) -> (entries: [(ContentFiles.Item, Int?)], assets: [ContentFiles.Item]) {
    let folders = Dictionary(
      schemas.enumerated().map { ($1.folder, $0) }, uniquingKeysWith: { first, _ in first })
    func collection(of path: String) -> Int? {
      var folder = ContentPath.folder(of: path)
      while !folder.isEmpty {
        if let found = folders[folder] { return found }
        folder = ContentPath.folder(of: folder)
      }
      return nil
    }
    var entries: [(ContentFiles.Item, Int?)] = files.pages.map { item in
      let owner = collection(of: item.path)
      let isIndex = owner.map { item.path == "\(schemas[$0].folder)/index.md" } ?? false
      return (item, isIndex ? nil : owner)
    }
    var assets = files.assets
    for item in files.data {
      if let owner = collection(of: item.path) {
        entries.append((item, owner))
      } else {
        assets.append(item)
      }
    }
    return (entries.sorted { $0.0.path < $1.0.path }, assets)
  }

  /// Files that would be copied and can carry a script.
  private func activeFiles(_ assets: [ContentFiles.Item]) throws -> [Finding] {
    try assets.compactMap { item in
      try scriptRisk(path: item.path) { try item.read().bytes }.map {
        .activeFile(item.displayPath, reason: $0)
      }
    }
  }

  private func markdownOptions(
    _ site: SiteConfiguration, _ schemas: [CollectionSchema], _ theme: ThemeFiles
  ) -> MarkdownOptions {
    var markdown = MarkdownOptions()
    markdown.allowsRawHTML = site.allowsRawHTML
    markdown.words = Theme.markdownWords(theme, language: site.language)
    markdown.mentions = schemas.compactMap(\.mentionPattern)
    return markdown
  }
}

private func parse(
  _ item: ContentFiles.Item, _ schema: CollectionSchema?, _ collection: Int?,
  _ options: MarkdownOptions
) -> ParsedFile {
  do {
    return EntryReader.read(
      try item.read(), schema: schema, collection: collection, options: options)
  } catch {
    let file = SourceFile(path: item.path, displayPath: item.displayPath, bytes: [])
    let finding = Finding.unreadableFile(item.displayPath, reason: "\(error)")
    return .unread(file, collection, [finding])
  }
}

extension BuildOptions {
  /// The path under which the site will live, where the command line says so.
  var basePath: String? {
    guard let baseURL else { return nil }
    guard baseURL.hasPrefix("/") else {
      var site = SiteConfiguration(location: SourceLocation(""))
      site.url = baseURL
      return site.basePath
    }
    let parts = baseURL.split(separator: "/")
    return parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/"
  }
}
