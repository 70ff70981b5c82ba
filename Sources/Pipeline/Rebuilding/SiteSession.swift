internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// A site that is built again and again: each time only what has changed since, and always exactly
/// what a clean build would give.
package struct SiteSession: Sendable {
  /// What the builds are told. The output folder is not used: nothing is written.
  package let options: BuildOptions
  /// The site after the last rebuild without errors; nil before the first.
  package private(set) var shown: ShownSite?

  private var loader: SiteLoader
  private var pages: KeptPages?
  /// What the pages were made of.
  private var source: KeptContent?
  /// What changed since the pages were made.
  private var pending = Changes.nothing
  /// True if the last rebuild stopped at errors before it made pages.
  private var wasBroken = false
  private var pendingFiles = FileChanges.only([])
  /// What changed since the content was read.
  private var unread = FileChanges.only([])

  /// What a rebuild came to.
  package struct Rebuild: Sendable {
    /// What was found: the same as `demarc check` finds.
    package internal(set) var report: BuildReport
    /// The pages that were rendered, by address, and why.
    package internal(set) var rendered: [(address: String, reason: String)] = []
    /// True if there is a site to show: this one, or the last one without errors.
    package internal(set) var hasSite = false
  }

  /// The path the site lives at, `/` at both ends; as far as it is known where nothing was built.
  package var basePath: String {
    shown?.basePath ?? options.basePath ?? loader.kept?.settings.site.basePath ?? "/"
  }

  /// Begins with nothing built.
  package init(_ options: BuildOptions) {
    self.options = options
    loader = SiteLoader(options, keeps: true)
  }

  /// Builds the site.
  ///
  /// - Parameter changed: which files may not be as they were the last time.
  /// - Throws: ``EnvironmentError`` where there is no content or no theme. What was shown still is.
  package mutating func rebuild(_ changed: FileChanges = .any) async throws -> Rebuild {
    unread.formUnion(changed)
    pendingFiles.formUnion(changed)
    loader.stages = StageTimes()
    let site = try await loader.load(unread)
    unread = .only([])
    pending.formUnion(loader.kept?.changes ?? .nothing)
    var rebuild = Rebuild(report: SiteBuild.report(site, options, loader.stages))
    rebuild.hasSite = shown != nil
    guard rebuild.report.succeeded else {
      wasBroken = true
      return rebuild
    }
    let start = ContinuousClock.now
    // What was broken and is mended is as it was.
    if wasBroken || pending.isEverything, let source, let kept = loader.kept {
      pending = kept.difference(from: source)
    }
    wasBroken = false
    let (made, rendered) = try await KeptPages.make(
      site, keeping: pages, pending, pendingFiles, jobs: options.jobs)
    pages = made
    source = loader.kept
    loader.shown = source
    pending = .nothing
    pendingFiles = .only([])
    let middle = ContinuousClock.now
    loader.stages.add("render", middle - start)
    let findings = try await OutputReview.findings(
      site, made.outputs, made.facts, jobs: options.jobs)
    loader.stages.add("check pages", ContinuousClock.now - middle)
    rebuild.report = SiteBuild.report(site, options, loader.stages, onPages: findings)
    rebuild.rendered = rendered.map { (made.outputs.address($0.file), $0.reason) }
    guard rebuild.report.succeeded else { return rebuild }
    shown = shown?.with(made) ?? ShownSite(made)
    rebuild.hasSite = true
    return rebuild
  }
}
