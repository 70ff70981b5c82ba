internal import Checks
internal import ContentModel
public import Diagnostics
internal import Rendering

/// What a build or a check came to.
public struct BuildReport: Sendable {
  /// What was found, in the order it is shown.
  public internal(set) var findings: [Finding]
  /// How many findings are not shown, because the content says why they may stay.
  public var suppressed = 0
  /// How many rules were looked for.
  public var ruleCount = 0
  /// Where the pages of rules are published, with a slash at its end; nil where the site has none
  /// or does not say where it is.
  public var rulesURL: String?
  /// How many content files were looked at.
  public let fileCount: Int
  /// How many pages the site has.
  public let pageCount: Int
  /// Files written because their bytes changed.
  public var written = 0
  /// Files that had their bytes already.
  public var unchanged = 0
  /// Files of an earlier build that were removed.
  public var removed = 0
  /// How long each stage took.
  public var stages = StageTimes()

  /// False where an error stopped it.
  public var succeeded: Bool { !findings.haveErrors }
}

/// The stages of a build, from files to files.
public enum SiteBuild {
  /// Reads and checks a site; writes nothing.
  ///
  /// - Throws: ``EnvironmentError`` where there is no content or no theme.
  public static func check(_ options: BuildOptions) async throws -> BuildReport {
    var loader = SiteLoader(options)
    let site = try await loader.load()
    return report(site, options, loader.stages)
  }

  /// Writes down in `site.lock` what the site has now as published.
  ///
  /// - Returns: the report of a check, without what the new lock settles; with an error left in it
  ///   nothing is written.
  /// - Throws: ``EnvironmentError`` where there is no content or no theme, or where the file cannot
  ///   be written.
  public static func updateLock(_ options: BuildOptions) async throws -> BuildReport {
    var loader = SiteLoader(options)
    let site = try await loader.load()
    let settled = [Rule.idRemoved.id, Rule.idReused.id, Rule.lockSyntax.id]
    var report = report(site, options, loader.stages)
    report.findings.removeAll { settled.contains($0.rule) }
    guard report.succeeded else { return report }
    let text = PublishedLock.text(
      of: site.graph, site.siteMap, after: site.lock ?? PublishedLock())
    try FileSystem.replace("\(options.content)/\(PublishedLock.fileName)", with: Array(text.utf8))
    return report
  }

  /// Reads, checks, renders and writes a site. With an error among the findings nothing is
  /// written.
  ///
  /// - Throws: ``EnvironmentError`` where there is no content or no theme, or where the output
  ///   cannot be written.
  public static func build(_ options: BuildOptions) async throws -> BuildReport {
    try OutputFolder.checkPlace(options.output, apartFrom: [options.content, options.theme])
    var loader = SiteLoader(options)
    let site = try await loader.load()
    var report = report(site, options, loader.stages)
    guard report.succeeded else { return report }
    let outputs = try report.stages.time("render") { try Outputs(site) }
    let folder = try OutputFolder(root: options.output, files: outputs.paths)
    report.removed = try folder.prune()
    let isWritten = try await report.stages.time("render and write") {
      try await parallelMap(Array(0..<outputs.paths.count), jobs: options.jobs) { index in
        try folder.write(try outputs.bytes(index), to: outputs.paths[index], number: index)
      }
    }
    try folder.finish()
    report.written = isWritten.count { $0 }
    report.unchanged = isWritten.count - report.written
    return report
  }

  private static func report(
    _ site: LoadedSite, _ options: BuildOptions, _ stages: StageTimes
  ) -> BuildReport {
    let rules = Rule.lookedFor(hasToday: options.today != nil)
    let (shown, suppressed) = site.policy.apply(to: site.findings, rules: rules)
    var report = BuildReport(
      findings: shown, fileCount: site.fileCount, pageCount: site.siteMap.pages.count)
    report.suppressed = suppressed
    report.ruleCount = rules.count
    let configuration = site.graph.site
    if configuration.publishesRules { report.rulesURL = configuration.url.map { "\($0)/rules/" } }
    report.stages = stages
    return report
  }
}

/// Every file of a site by number, its bytes made when they are asked for, so that a large site
/// is never in memory as a whole.
private struct Outputs: Sendable {
  let paths: [String]
  private let renderer: SiteRenderer
  private let pages: [SiteMap.Page]
  private let files: [RenderedFile]
  private let assets: [ContentFiles.Item]

  init(_ site: LoadedSite) throws {
    renderer = SiteRenderer(
      graph: site.graph, siteMap: site.siteMap, theme: site.theme, generator: Program.generator)
    pages = site.siteMap.pages
    files = renderer.otherFiles()
    assets = site.assets
    paths = pages.map(\.outputPath) + files.map(\.path) + assets.map(\.path)
    guard Set(paths).count == paths.count else {
      let twice = Dictionary(grouping: paths, by: \.self).first { $1.count > 1 }?.key ?? ""
      throw EnvironmentError("the theme and the content both have a file \(twice)")
    }
  }

  func bytes(_ index: Int) throws -> [UInt8] {
    if index < pages.count { return renderer.render(pages[index]).bytes }
    let file = index - pages.count
    if file < files.count { return files[file].bytes }
    return try FileSystem.read(assets[file - files.count].displayPath)
  }
}
