package import Checks
internal import ContentFormat
package import ContentModel
package import Diagnostics
internal import Exports
internal import Rendering

/// Result of a build or a check.
package struct BuildReport: Sendable {
  /// The findings that count, in the order in which they are shown.
  package internal(set) var findings: [Finding]
  /// All findings, including those that do not count (``BuildOptions/counts``).
  package internal(set) var all: [Finding]
  /// Number of suppressed findings.
  package var suppressed = 0
  /// Number of rules that ran.
  package var ruleCount = 0
  /// URL of the published rule pages, with a trailing slash. Nil if the site does not publish them
  /// or has no URL.
  package var rulesURL: String?
  /// Number of content files that were read.
  package let fileCount: Int
  /// Number of pages in the site.
  package let pageCount: Int
  /// Number of files written because their contents changed.
  package var written = 0
  /// Number of files whose contents did not change.
  package var unchanged = 0
  /// The reason why pictures for other sites are missing, or nil if none are.
  package var pictureProblem: String?
  /// Number of files of earlier builds that were removed.
  package var removed = 0
  /// The files and folders of the content folder that are not part of the site.
  package var leftOut = LeftOutFiles()
  /// Path of `site.lock`, which may not exist.
  package var lockPath = ""
  /// How much of the prose is compared with the data, if ``BuildOptions/measuresCoverage`` is set.
  package var coverage: ProseCoverage?
  /// Duration of each stage.
  package var stages = StageTimes()
  /// Whether the site publishes a workbook, but the program that makes it is missing.
  package var lacksSpreadsheets = false
  /// Results of the requests to external sites, by URL.
  var linkAnswers: [String: LinkAnswer] = [:]

  /// False if any finding that counts is an error.
  package var succeeded: Bool { !findings.haveErrors }
}

/// The stages of a build, from the input files to the output files.
package enum SiteBuild {
  /// Reads a site, renders its pages in memory and checks them. Writes nothing.
  ///
  /// - Throws: ``EnvironmentError`` if the content or the theme is missing.
  package static func check(_ options: BuildOptions) async throws -> BuildReport {
    if let report = projectReport(options) { return report }
    var loader = SiteLoader(options)
    let site = try await loader.load()
    if options.endsProcess { site.keepUntilExit() }
    var report = report(site, options, loader.stages)
    if report.succeeded {
      let renderer = OutputRenderer(site: site, outputs: Outputs(site), jobs: options.jobs)
      let rendered = try await renderer.make(stages: &loader.stages)
      report = Self.report(site, options, loader.stages, onPages: rendered.findings)
    }
    if options.measuresCoverage { report.coverage = ProseCoverage(of: site.graph) }
    return report
  }

  /// Updates `site.lock` to list everything that the site now publishes.
  ///
  /// - Returns: The report of a check, without the findings that the new lock resolves. If an error
  ///   is among the rest, the file is not written.
  /// - Throws: ``EnvironmentError`` if the content or the theme is missing, or if the file cannot
  ///   be written.
  package static func updateLock(_ options: BuildOptions) async throws -> BuildReport {
    if let report = projectReport(options) { return report }
    var loader = SiteLoader(options)
    let site = try await loader.load()
    let resolvedRules = [Rule.idRemoved.id, Rule.idReused.id, Rule.lockSyntax.id]
    var report = report(site, options, loader.stages)
    report.findings.removeAll { resolvedRules.contains($0.rule) }
    report.all.removeAll { resolvedRules.contains($0.rule) }
    guard report.succeeded else { return report }
    let text = PublishedLock.text(
      of: site.graph, site.siteMap, after: site.lock ?? PublishedLock())
    try FileSystem.replace(site.lockPath, with: Array(text.utf8))
    return report
  }

  /// Reads, checks, renders and writes a site. If any finding is an error, the output folder stays
  /// unchanged, so that a broken site is never published.
  ///
  /// - Throws: ``EnvironmentError`` if the content or the theme is missing, or if the output cannot
  ///   be written.
  package static func build(_ options: BuildOptions) async throws -> BuildReport {
    if let report = projectReport(options) { return report }
    let sources = [options.theme] + [options.schemas].compactMap(\.self)
    try OutputFolder.checkOverlap(of: options.output, apartFrom: sources)
    let inside = try OutputFolder.path(of: options.output, inContent: options.content)
    var loader = SiteLoader(options)
    var site = try await loader.load()
    if options.endsProcess { site.keepUntilExit() }
    if let inside, !site.files.leavesOut(inside) {
      throw OutputFolder.overlap(of: options.output, with: options.content)
    }
    let early = report(site, options, loader.stages)
    guard early.succeeded else { return early }
    let pictures = try await loader.stages.time("pictures") { [site] in
      try await SharePictures.make(
        site, with: options.pictures, output: options.output, jobs: options.jobs)
    }
    site.facts.pictures = pictures.paths
    let outputs = loader.stages.time("render") { [site] in Outputs(site) }
    let folder = try OutputFolder(root: options.output, files: outputs.paths)
    do {
      let renderer = OutputRenderer(
        site: site, outputs: outputs, jobs: options.jobs, folder: folder)
      let rendered = try await renderer.make(stages: &loader.stages)
      var report = report(site, options, loader.stages, onPages: rendered.findings)
      guard report.succeeded else {
        try folder.abandon()
        return report
      }
      var (whole, changed) = try pictures.stage(folder, rendered.changed)
      report.pictureProblem = pictures.problem
      if let pagefind = options.search, site.graph.site.hasSearch {
        let index = SearchIndex(pagefind: pagefind, outputs: outputs, folder: whole)
        (whole, changed) = try await report.stages.time("search") { [changed] in
          try await index.stage(changed)
        }
      }
      report.removed = try await report.stages.time("move") { [whole, changed] in
        try await whole.publish(changed, jobs: options.jobs)
      }
      report.written = changed.count
      report.unchanged = whole.fileCount - changed.count
      return report
    } catch {
      // An error during the cleanup must not hide the original error.
      try? folder.abandon()
      throw error
    }
  }

  /// Returns the report of a site whose `demarc.yml` has errors: its folders are then unknown.
  static func projectReport(_ options: BuildOptions) -> BuildReport? {
    guard let findings = options.project?.findings, findings.haveErrors else { return nil }
    let shown = findings.inReportOrder()
    var report = BuildReport(
      findings: options.counts?(shown, options.replacement) ?? shown, all: shown, fileCount: 0,
      pageCount: 0)
    // A baseline or a list of files must not make a site without folders pass.
    if report.succeeded { report.findings = shown }
    return report
  }

  /// Creates a report. Without `onPages`, it covers only the rules that run before rendering.
  static func report(
    _ site: LoadedSite, _ options: BuildOptions, _ stages: StageTimes, onPages: [Finding]? = nil
  ) -> BuildReport {
    let rules = Rule.active(
      hasToday: options.today != nil, requestsLinks: site.linkAnswers != nil,
      scansPages: onPages != nil)
    let (shown, suppressed) = site.policy.apply(to: site.findings + (onPages ?? []), rules: rules)
    let counted = options.counts?(shown, options.replacement) ?? shown
    var report = BuildReport(
      findings: counted, all: shown, fileCount: site.fileCount, pageCount: site.siteMap.pages.count)
    report.suppressed = suppressed
    report.leftOut = site.leftOut
    report.lockPath = site.lockPath
    report.ruleCount = rules.count
    let configuration = site.graph.site
    if configuration.publishesRules { report.rulesURL = configuration.url.map { "\($0)/rules/" } }
    report.stages = stages
    report.lacksSpreadsheets =
      options.spreadsheets == nil
      && configuration.exports.formats.contains {
        Exporter.named($0.text)?.program == .spreadsheets
      }
    report.linkAnswers = site.linkAnswers ?? [:]
    return report
  }
}

extension BuildOptions {
  /// Returns the bytes that replace those of a file, by its path as findings show it.
  fileprivate var replacement: @Sendable (String) -> [UInt8]? {
    guard !contentOverrides.isEmpty else { return { _ in nil } }
    return { [contentOverrides] path in FileSystem.realPath(path).flatMap { contentOverrides[$0] } }
  }
}
