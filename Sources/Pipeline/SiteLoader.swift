internal import Checks
internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Foundation
internal import Markdown
internal import Rendering

/// A site before rendering: the input of every page, and all findings so far.
struct LoadedSite: Sendable {
  let graph: ContentGraph
  let siteMap: SiteMap
  let theme: Theme
  /// Build metadata passed to every page.
  var facts: BuildMetadata
  /// The source files of the theme, for locations of findings.
  let themeFiles: ThemeFiles
  /// The content files to copy.
  let assets: [ContentFiles.Item]
  /// All findings, before the policy is applied.
  let findings: [Finding]
  /// The severities and suppressions of the site.
  let policy: FindingPolicy
  /// What earlier builds published, if the site has a lock file.
  let lock: PublishedLock?
  let fileCount: Int
  /// The files and folders of the content folder that are not part of the site.
  let leftOut: LeftOutFiles
  /// Where the lock file is or would be.
  let lockPath: String
  /// The content files, which know what is left out.
  let files: ContentFiles
  /// Results of the requests to external sites, or nil if external links are not checked.
  let linkAnswers: [String: LinkAnswer]?
  /// The program that makes workbooks, or nil to publish none.
  let spreadsheets: SpreadsheetProgram?

  /// Keeps the memory of the site until the process ends.
  func keepUntilExit() { _ = Unmanaged.passRetained(Kept(site: self)) }

  private final class Kept: Sendable {
    let site: LoadedSite

    init(site: LoadedSite) { self.site = site }
  }
}

/// Runs the stages up to rendering, in order.
///
/// An incremental loader keeps its results. Loading again repeats only the work that depends on
/// changed files. A clean build runs the same code without cached results.
struct SiteLoader {
  let options: BuildOptions
  /// Whether to keep state for incremental rebuilds.
  let isIncremental: Bool
  var stages = StageTimes()
  /// The results of the previous load.
  var cached: CachedContent?
  /// The content of the pages that were last rendered. A file that gets its old contents back is
  /// reused from here.
  var shown: CachedContent?

  init(_ options: BuildOptions, isIncremental: Bool = false) {
    self.options = options
    self.isIncremental = isIncremental
  }

  /// Loads the site.
  ///
  /// - Parameter changed: The files that may have changed since the last load.
  mutating func load(_ changed: FileChanges = .any) async throws -> LoadedSite {
    let changed = cached?.settings.files.hasLinks == true ? .any : changed
    if let site = try await reload(changed) { return site }
    let found = try stages.time("read") { [options, isIncremental] in
      var settings = try SiteSettings(options)
      // An edit reads most documents again, so an incremental loader keeps them in memory.
      if !isIncremental {
        settings.markdown.store = DocumentStore(
          in: FileManager.default.temporaryDirectory.path, memory: options.documentMemory)
      }
      return settings
    }
    // Git may take a while, so it starts now and its result is awaited last.
    async let history = Self.history(found.site, options, after: cached?.history)
    let (settings, files) = try await stages.time("parse") { [options, cached, shown] in
      try await CachedFile.read(
        found, keeping: cached, shown: shown, changed, jobs: options.jobs
      ).withoutGone(found, options.content)
    }
    let content = ParsedContent(settings, files)
    let structureReads =
      isIncremental ? DependencyRecorder([.body, .links, .backlinks, .views]) : nil
    let (graph, indexFindings, joining) = try await stages.time("resolve") {
      [options, isIncremental] in
      var (graph, findings) = GraphBuilder.index(content, includingDrafts: options.includesDrafts)
      let links = EntryTable(
        try await parallelMap(Array(graph.entries.indices), jobs: options.jobs) {
          [graph] in graph.linkTargets(of: $0)
        })
      let joining = GraphBuilder.connect(
        &graph, links: links, lock: settings.lock, tracksDependencies: isIncremental)
      return (graph, findings, joining)
    }
    // The plan and the facts for the checks need the graph but not each other.
    let (planned, facts, vocabulary) = try await stages.time("plan") { [options, isIncremental] in
      let tracked = graph.tracked(by: structureReads)
      async let planned = SiteMap.plan(
        tracked, basePath: options.basePath, rules: Rule.all, records: settings.records,
        themeAssets: settings.themeFiles.plannedAssets,
        exports: { [options] in SiteExports.published(tracked, $0, options.spreadsheets) })
      let vocabulary = Vocabulary(tracked)
      let facts = try await CheckedEntry.Inputs.all(
        graph, vocabulary, tracksDependencies: isIncremental, jobs: options.jobs)
      return (await planned, facts, vocabulary)
    }
    let (siteMap, planFindings) = planned
    let site = settings.site
    let (theme, themeFindings) = stages.time("theme") {
      let (theme, problems) = Theme.load(
        settings.themeFiles, language: site.language, collections: Array(settings.schemas),
        publishesRules: site.publishesRules,
        hasDuties: graph.matrices.contains { $0.duties != nil || $0.compared != nil },
        hasExports: !site.exports.formats.isEmpty, hasRecords: !settings.records.isEmpty,
        pages: OwnTemplate.all(in: graph, siteMap))
      let findings =
        problems + settings.settingFindings
        + ThemeReview.findings(settings.themeFiles, theme, site)
      // The template of a schema that could not be read is unknown.
      return (
        theme,
        graph.hasBrokenSchemas
          ? findings.filter { $0.rule != Rule.unusedThemePart.id } : findings
      )
    }
    let checks = try await stages.time("check") { [options, isIncremental] in
      let context = CheckContext(
        graph: graph, siteMap: siteMap, inputs: EntryTable(facts.map(\.facts)),
        vocabulary: vocabulary,
        lock: settings.lock, today: options.today,
        failedPaths: !site.exports.formats.isEmpty || !site.exports.roles.isEmpty
          ? Self.failedPaths(settings, files, indexFindings + joining.all) : [])
      return try await CachedChecks(
        context, facts, tracksDependencies: isIncremental, jobs: options.jobs)
    }
    var new = CachedContent(
      settings: settings, files: files, graph: graph, indexFindings: indexFindings,
      joining: joining, siteMap: siteMap, planFindings: planFindings, theme: theme,
      themeFindings: themeFindings, checks: checks, structureReads: structureReads,
      history: await history)
    new.changes =
      cached.map { new.difference(from: $0) } ?? .everything(because: "it is the first build")
    cached = isIncremental ? new : nil
    return try await finished(new)
  }

  /// Returns the loaded site, after the check of external links if that is enabled.
  private mutating func finished(_ made: CachedContent) async throws -> LoadedSite {
    var outside: (findings: [Finding], answers: [String: LinkAnswer])?
    if let external = options.external {
      outside = try await stages.time("external links") { [options] in
        try await external.look(at: made.graph, made.settings.files, options)
      }
    }
    return LoadedSite(made, options, outside)
  }

  /// Returns the paths of files in which errors were found.
  private static func failedPaths(
    _ settings: SiteSettings, _ files: [CachedFile], _ more: [Finding]
  ) -> Set<String> {
    let findings =
      settings.findings
      + ParsedFile.findings(of: files.lazy.map(\.parsed), Array(settings.schemas)) + more
    return Set(findings.lazy.filter { $0.severity == .error }.map(\.location.path))
  }

  /// Reads the commit dates of the content, if the site shows them.
  private static func history(
    _ site: SiteConfiguration, _ options: BuildOptions, after old: GitHistory?
  ) async -> GitHistory? {
    site.showsLastChange && options.readsHistory
      ? await GitHistory(of: options.content, after: old) : nil
  }

  /// Reloads the site if its structure is the same. Returns nil if the whole site must be resolved
  /// again.
  private mutating func reload(_ changed: FileChanges) async throws -> LoadedSite? {
    guard var new = cached else { return nil }
    // A commit changes no content file, so git is always queried.
    let (configuration, options, old) = (new.settings.site, options, new.history)
    async let history = Self.history(configuration, options, after: old)
    let files = stages.time("parse") { [shown] in new.reread(changed, shown: shown) }
    guard let files, stages.time("resolve", { new.replaceEntries(files) }) else { return nil }
    new.checks = try await stages.time("check") { [new] in
      try await new.checks.updated(
        new.graph, new.siteMap, new.changes, structureReads: new.structureReads,
        jobs: options.jobs)
    }
    guard await history?.lastChanges == old?.lastChanges else { return nil }
    cached = new
    return try await finished(new)
  }
}

extension LoadedSite {
  fileprivate init(
    _ made: CachedContent, _ options: BuildOptions,
    _ outside: (findings: [Finding], answers: [String: LinkAnswer])?
  ) {
    let settings = made.settings
    var facts = BuildMetadata(generator: Program.generator)
    if options.search != nil, made.graph.site.hasSearch { facts.searchPath = SearchIndex.script }
    facts.lastChanges = made.history?.lastChanges ?? [:]
    facts.isRelative = options.hasRelativeAddresses
    self.init(
      graph: made.graph, siteMap: made.siteMap, theme: made.theme, facts: facts,
      themeFiles: settings.themeFiles, assets: settings.assets,
      findings: made.findings + (outside?.findings ?? []),
      policy: FindingPolicy(
        site: settings.site, entries: made.files.flatMap(\.parsed.entries),
        root: options.content, isIncomplete: made.graph.hasBrokenSchemas),
      lock: settings.lock, fileCount: settings.fileCount, leftOut: settings.files.leftOut,
      lockPath: settings.lockPath, files: settings.files, linkAnswers: outside?.answers,
      spreadsheets: options.spreadsheets)
  }
}

extension [CachedFile] {
  /// Returns the files and the settings without files that were removed since the scan.
  fileprivate func withoutGone(
    _ settings: SiteSettings, _ root: String
  ) -> (SiteSettings, [CachedFile]) {
    let gone = Set(lazy.filter { $0.isGone(from: root) }.map(\.path))
    if gone.isEmpty { return (settings, self) }
    var settings = settings
    settings.removeEntries(at: gone)
    return (settings, filter { !gone.contains($0.path) })
  }
}

extension ParsedContent {
  fileprivate init(_ settings: SiteSettings, _ files: [CachedFile]) {
    self.init(
      site: settings.site, schemas: settings.schemas, entries: files.flatMap(\.parsed.entries),
      assets: settings.assets.map(\.path), unparsed: files.compactMap(\.parsed.unparsed))
    isIncomplete = settings.isIncomplete
    leftOut = settings.files.leftOut
  }
}

extension BuildOptions {
  /// Path below which the site is published, if the command line sets it.
  var basePath: String? {
    if hasRelativeAddresses { return "/" }
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
