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
///
/// A loader that ``keeps`` what it made can be asked again, and then does only what the files that
/// changed ask for. A clean build is the same with nothing kept.
struct SiteLoader {
  let options: BuildOptions
  /// Whether the next time is to be quick.
  let keeps: Bool
  var stages = StageTimes()
  /// What was made the last time.
  var kept: KeptContent?
  /// What the pages that are shown were made of: a file that is mended is as it was there.
  var shown: KeptContent?

  init(_ options: BuildOptions, keeps: Bool = false) {
    self.options = options
    self.keeps = keeps
  }

  /// Reads the site.
  ///
  /// - Parameter changed: which files may not be as they were the last time.
  mutating func load(_ changed: FileChanges = .any) async throws -> LoadedSite {
    let changed = kept?.settings.files.hasLinks == true ? .any : changed
    if let site = try await reload(changed) { return site }
    let found = try stages.time("read") { [options] in try SiteSettings(options) }
    // Git may take a while: it is asked now, and its answer is wanted last.
    async let history = Self.history(found.site, options, after: kept?.history)
    let (settings, files) = try await stages.time("parse") { [options, kept, shown] in
      try await KeptFile.read(
        found, keeping: kept, shown: shown, changed, jobs: options.jobs
      ).withoutGone(found, options.content)
    }
    let content = ParsedContent(settings, files)
    let structureReads = keeps ? Reads([.body, .links, .backlinks, .views]) : nil
    let (graph, indexFindings, joining) = try await stages.time("resolve") { [options] in
      var (graph, findings) = GraphBuilder.index(content, includingDrafts: options.includesDrafts)
      let links = try await parallelMap(Array(graph.entries.indices), jobs: options.jobs) {
        [graph] in graph.linkTargets(of: $0)
      }
      let joining = GraphBuilder.connect(&graph, links: links, reads: structureReads)
      return (graph, findings, joining)
    }
    // The plan and the facts that checks look at need the graph and not each other.
    let (planned, facts, vocabulary) = try await stages.time("plan") { [options, keeps] in
      let watched = graph.watched(by: structureReads)
      async let planned = SiteMap.plan(
        watched, basePath: options.basePath, rules: Rule.all,
        themeAssets: settings.themeFiles.plannedAssets)
      let vocabulary = Vocabulary(watched)
      let facts = try await CheckedEntry.Facts.all(
        graph, vocabulary, noting: keeps, jobs: options.jobs)
      return (await planned, facts, vocabulary)
    }
    let (siteMap, planFindings) = planned
    let site = settings.site
    let (theme, themeFindings) = stages.time("theme") {
      let (theme, findings) = Theme.load(
        settings.themeFiles, language: site.language, collections: settings.schemas,
        publishesRules: site.publishesRules,
        hasDuties: graph.matrices.contains { $0.duties != nil || $0.compared != nil })
      return (theme, findings + ThemeReview.findings(settings.themeFiles, theme, site))
    }
    let checks = try await stages.time("check") { [options, keeps] in
      let context = CheckContext(
        graph: graph, siteMap: siteMap, facts: facts.map(\.facts), vocabulary: vocabulary,
        lock: settings.lock, today: options.today)
      return try await KeptChecks(context, facts, noting: keeps, jobs: options.jobs)
    }
    var new = KeptContent(
      settings: settings, files: files, graph: graph, indexFindings: indexFindings,
      joining: joining, siteMap: siteMap, planFindings: planFindings, theme: theme,
      themeFindings: themeFindings, checks: checks, structureReads: structureReads,
      history: await history)
    new.changes = kept.map { new.difference(from: $0) } ?? .everything(because: "it is the first")
    kept = keeps ? new : nil
    return try await finished(new)
  }

  /// The site of what was made, with what is asked of other sites.
  private mutating func finished(_ made: KeptContent) async throws -> LoadedSite {
    var outside: (findings: [Finding], answers: [String: LinkAnswer])?
    if let external = options.external {
      outside = try await stages.time("external links") { [options] in
        try await external.look(at: made.graph, made.settings.files, options)
      }
    }
    return LoadedSite(made, options, outside)
  }

  /// When its files were committed, where the site wants to say so.
  private static func history(
    _ site: SiteConfiguration, _ options: BuildOptions, after old: GitHistory?
  ) async -> GitHistory? {
    site.showsLastChange ? await GitHistory(of: options.content, after: old) : nil
  }

  /// The site where nothing but bodies changed; nil where all has to be joined again.
  private mutating func reload(_ changed: FileChanges) async throws -> LoadedSite? {
    guard var new = kept else { return nil }
    // No file says that something was committed.
    let (configuration, options, old) = (new.settings.site, options, new.history)
    async let history = Self.history(configuration, options, after: old)
    let files = stages.time("parse") { [shown] in new.reread(changed, shown: shown) }
    guard let files, stages.time("resolve", { new.replaceBodies(files) }) else { return nil }
    new.checks = try await stages.time("check") { [new] in
      try await new.checks.updated(new.graph, new.changes, jobs: options.jobs)
    }
    guard await history?.lastChanges == old?.lastChanges else { return nil }
    kept = new
    return try await finished(new)
  }
}

extension LoadedSite {
  fileprivate init(
    _ made: KeptContent, _ options: BuildOptions,
    _ outside: (findings: [Finding], answers: [String: LinkAnswer])?
  ) {
    let settings = made.settings
    var facts = BuildFacts(generator: Program.generator)
    if options.search != nil { facts.searchPath = SearchIndex.script }
    facts.lastChanges = made.history?.lastChanges ?? [:]
    self.init(
      graph: made.graph, siteMap: made.siteMap, theme: made.theme, facts: facts,
      themeFiles: settings.themeFiles, assets: settings.assets,
      findings: made.findings + (outside?.findings ?? []),
      policy: FindingPolicy(
        site: settings.site, entries: made.files.compactMap(\.parsed.entry),
        root: options.content),
      lock: settings.lock, fileCount: settings.entries.count, linkAnswers: outside?.answers)
  }
}

extension [KeptFile] {
  /// The files, and the settings, without those that were removed since their folder was listed.
  fileprivate func withoutGone(
    _ settings: SiteSettings, _ root: String
  ) -> (SiteSettings, [KeptFile]) {
    let gone = Set(lazy.filter { $0.isGone(from: root) }.map(\.path))
    if gone.isEmpty { return (settings, self) }
    var settings = settings
    settings.forget(gone)
    return (settings, filter { !gone.contains($0.path) })
  }
}

extension ParsedContent {
  fileprivate init(_ settings: SiteSettings, _ files: [KeptFile]) {
    self.init(
      site: settings.site, schemas: settings.schemas, entries: files.compactMap(\.parsed.entry),
      assets: settings.assets.map(\.path), unread: files.compactMap(\.parsed.unread))
    isIncomplete = settings.isIncomplete
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
