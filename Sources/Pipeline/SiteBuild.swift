internal import Checks
internal import ContentModel
package import Diagnostics

/// What a build or a check came to.
package struct BuildReport: Sendable {
  /// The findings that count, in the order they are shown.
  package internal(set) var findings: [Finding]
  /// All findings, those among them that do not count (``BuildOptions/counts``).
  package internal(set) var all: [Finding]
  /// How many findings are not shown, because the content says why they may stay.
  package var suppressed = 0
  /// How many rules were looked for.
  package var ruleCount = 0
  /// Where the pages of rules are published, with a slash at its end; nil where the site has none
  /// or does not say where it is.
  package var rulesURL: String?
  /// How many content files were looked at.
  package let fileCount: Int
  /// How many pages the site has.
  package let pageCount: Int
  /// Files written because their bytes changed.
  package var written = 0
  /// Files that had their bytes already.
  package var unchanged = 0
  /// Files of an earlier build that were removed.
  package var removed = 0
  /// How long each stage took.
  package var stages = StageTimes()
  /// What came of asking for addresses of other sites.
  var linkAnswers: [String: LinkAnswer] = [:]

  /// False where an error stopped it.
  package var succeeded: Bool { !findings.haveErrors }
}

/// The stages of a build, from files to files.
package enum SiteBuild {
  /// Reads a site, makes its pages and checks them; writes nothing.
  ///
  /// - Throws: ``EnvironmentError`` where there is no content or no theme.
  package static func check(_ options: BuildOptions) async throws -> BuildReport {
    var loader = SiteLoader(options)
    let site = try await loader.load()
    let early = report(site, options, loader.stages)
    guard early.succeeded else { return early }
    let maker = PageMaker(site: site, outputs: Outputs(site), jobs: options.jobs)
    let made = try await maker.make(stages: &loader.stages)
    return report(site, options, loader.stages, onPages: made.findings)
  }

  /// Writes down in `site.lock` what the site has now as published.
  ///
  /// - Returns: the report of a check, without what the new lock settles; with an error left in it
  ///   nothing is written.
  /// - Throws: ``EnvironmentError`` where there is no content or no theme, or where the file cannot
  ///   be written.
  package static func updateLock(_ options: BuildOptions) async throws -> BuildReport {
    var loader = SiteLoader(options)
    let site = try await loader.load()
    let settled = [Rule.idRemoved.id, Rule.idReused.id, Rule.lockSyntax.id]
    var report = report(site, options, loader.stages)
    report.findings.removeAll { settled.contains($0.rule) }
    report.all.removeAll { settled.contains($0.rule) }
    guard report.succeeded else { return report }
    let text = PublishedLock.text(
      of: site.graph, site.siteMap, after: site.lock ?? PublishedLock())
    try FileSystem.replace("\(options.content)/\(PublishedLock.fileName)", with: Array(text.utf8))
    return report
  }

  /// Reads, checks, renders and writes a site. With an error among the findings the output stays as
  /// it was: what is wrong never gets out.
  ///
  /// - Throws: ``EnvironmentError`` where there is no content or no theme, or where the output
  ///   cannot be written.
  package static func build(_ options: BuildOptions) async throws -> BuildReport {
    try OutputFolder.checkPlace(options.output, apartFrom: [options.content, options.theme])
    var loader = SiteLoader(options)
    let site = try await loader.load()
    let early = report(site, options, loader.stages)
    guard early.succeeded else { return early }
    let outputs = loader.stages.time("render") { Outputs(site) }
    let folder = try OutputFolder(root: options.output, files: outputs.paths)
    do {
      let maker = PageMaker(site: site, outputs: outputs, jobs: options.jobs, folder: folder)
      let made = try await maker.make(stages: &loader.stages)
      var report = report(site, options, loader.stages, onPages: made.findings)
      guard report.succeeded else {
        try folder.abandon()
        return report
      }
      var (whole, changed) = (folder, made.changed)
      if let pagefind = options.search {
        let index = SearchIndex(pagefind: pagefind, outputs: outputs, folder: folder)
        (whole, changed) = try await report.stages.time("search") {
          try await index.stage(made.changed)
        }
      }
      report.removed = try await report.stages.time("move") { [whole, changed] in
        try await whole.publish(changed, jobs: options.jobs)
      }
      report.written = changed.count
      report.unchanged = whole.fileCount - changed.count
      return report
    } catch {
      // The folder as it was is worth more than what stands beside it.
      try? folder.abandon()
      throw error
    }
  }

  /// A report; without findings on pages, of what was looked for before there were any.
  static func report(
    _ site: LoadedSite, _ options: BuildOptions, _ stages: StageTimes, onPages: [Finding]? = nil
  ) -> BuildReport {
    var rules = Rule.lookedFor(hasToday: options.today != nil)
    if site.linkAnswers == nil { rules.remove(Rule.externalLink.id) }
    if onPages == nil { rules.subtract(Rule.outputRules.map(\.id)) }
    let (shown, suppressed) = site.policy.apply(to: site.findings + (onPages ?? []), rules: rules)
    let counted = options.counts?(shown, options.replacement) ?? shown
    var report = BuildReport(
      findings: counted, all: shown, fileCount: site.fileCount, pageCount: site.siteMap.pages.count)
    report.suppressed = suppressed
    report.ruleCount = rules.count
    let configuration = site.graph.site
    if configuration.publishesRules { report.rulesURL = configuration.url.map { "\($0)/rules/" } }
    report.stages = stages
    report.linkAnswers = site.linkAnswers ?? [:]
    return report
  }
}

extension BuildOptions {
  /// The bytes that stand in the place of a file's own, by its path as findings show it.
  fileprivate var replacement: @Sendable (String) -> [UInt8]? {
    guard !replaced.isEmpty else { return { _ in nil } }
    return { [replaced] path in FileSystem.realPath(path).flatMap { replaced[$0] } }
  }
}
