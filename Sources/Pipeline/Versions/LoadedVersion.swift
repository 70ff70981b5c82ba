internal import Checks
internal import Comparison
internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// A version of a site after loading: what comparisons read.
struct LoadedVersion: Sendable {
  /// The site as comparisons read it.
  let compared: ComparedSite
  /// The settings in its `site.yml`.
  let settings: SiteConfiguration
  /// The findings of its check before pages are rendered.
  private let findings: [FingerprintedFinding]
  private let paths: ReportPaths
  /// Hashes of the main parts of its pages by address, or nil if they were not asked for.
  let pages: [String: Int]?

  /// Loads a version.
  ///
  /// - Parameter listsPages: Whether to render all pages.
  init(_ version: SiteVersion, listsPages: Bool) async throws {
    var loader = SiteLoader(version.options)
    let site = try await loader.load()
    let framework = try await site.framework(jobs: version.options.jobs)
    var compared = ComparedSite(framework, site.graph, site.siteMap)
    let report = SiteBuild.report(site, version.options, loader.stages)
    let paths = try ReportPaths(version.options, root: version.root)
    findings = Self.findings(report.all, paths)
    self.paths = paths
    compared.limits = version.limits + Self.limits(report.all)
    self.compared = compared
    settings = site.graph.site
    pages = listsPages ? try await Self.hashes(site, jobs: version.options.jobs) : nil
  }

  // MARK: Findings

  /// Returns findings with their fingerprints, and with paths relative to the folder of the site.
  static func findings(_ findings: [Finding], _ paths: ReportPaths) -> [FingerprintedFinding] {
    findings.map { $0.renamingPaths(paths.path) }
      .fingerprinted(source: paths.source(limit: sourceLimit))
  }

  /// Returns the findings that another version lacks, in words. Those with one cause are one.
  func findings(notIn other: LoadedVersion) -> [ChangeReport.FindingText] {
    let known = Set(other.findings.map(\.fingerprint))
    return Self.texts(
      findings.filter { !known.contains($0.fingerprint) }.map(\.finding).joined(), paths)
  }

  /// Returns findings in words.
  static func texts(_ findings: [Finding], _ paths: ReportPaths) -> [ChangeReport.FindingText] {
    let source = paths.source(limit: sourceLimit)
    var lines: [String: LineIndex] = [:]
    return findings.map { finding in
      let path = finding.location.path
      let index = lines[path] ?? LineIndex(source(path) ?? [])
      lines[path] = index
      return ChangeReport.FindingText(
        rule: finding.rule.name, severity: finding.severity.rawValue, path: path,
        line: index.line(at: max(0, Int(finding.location.range.start))), message: finding.message)
    }
  }

  /// Maximum number of bytes that are read of a file, for its lines.
  private static let sourceLimit = 4 << 20

  /// Returns why the content may be read in part only.
  private static func limits(_ findings: [Finding]) -> [String] {
    let stages = Dictionary(Rule.all.map { ($0.id, $0.stage) }, uniquingKeysWith: { a, _ in a })
    let count = findings.count { $0.severity == .error && stages[$0.rule] == .content }
    return count == 0
      ? [] : ["\(counted(count, "error")) in the content may hide some of it (`demarc check`)"]
  }

  // MARK: Pages

  private static func hashes(_ site: LoadedSite, jobs: Int) async throws -> [String: Int] {
    let outputs = Outputs(site)
    let pages = (0..<outputs.pageCount).filter { outputs.files[$0].format.isMarkup }
    let hashes = try await parallelMap(pages, jobs: jobs) { number in
      var hasher = Hasher()
      try mainPart(of: outputs.bytes(number)).withUnsafeBytes { hasher.combine(bytes: $0) }
      return hasher.finalize()
    }
    return Dictionary(
      zip(pages, hashes).map { (site.siteMap.address(site.siteMap.pages[$0].route), $1) },
      uniquingKeysWith: { a, _ in a })
  }

  /// Returns the main part of a page, so that a change of the navigation is none of every page.
  static func mainPart(of page: [UInt8]) -> ArraySlice<UInt8> {
    let (open, close) = (Array("<main".utf8), Array("</main>".utf8))
    guard let start = page.firstRange(of: open)?.lowerBound,
      let end = page[start...].lastRange(of: close)
    else { return page[...] }
    return page[start..<end]
  }
}

extension ArraySlice<UInt8> {
  /// Returns where a sequence of bytes begins for the last time.
  fileprivate func lastRange(of bytes: [UInt8]) -> Int? {
    guard count >= bytes.count else { return nil }
    return stride(from: endIndex - bytes.count, through: startIndex, by: -1).first {
      self[$0..<($0 + bytes.count)].elementsEqual(bytes)
    }
  }
}
