internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// A site that is rebuilt repeatedly. Each rebuild repeats only the work that depends on changes.
/// The result always equals that of a clean build.
package struct SiteSession: Sendable {
  /// Options of the builds. The output folder is not used, because nothing is written.
  package private(set) var options: BuildOptions
  /// The site after the last rebuild without errors, or nil before the first.
  package private(set) var shown: ServedSite?

  private var loader: SiteLoader
  private var pages: CachedPages?
  /// The content from which the pages were rendered.
  private var source: CachedContent?
  /// Changes since the pages were rendered.
  private var pending = Changes.nothing
  /// True if the last rebuild stopped at errors before rendering.
  private var stoppedAtErrors = false
  private var pendingFiles = FileChanges.only([])
  /// Changed files since the content was last read.
  private var unread = FileChanges.only([])

  /// Result of a rebuild.
  package struct Rebuild: Sendable {
    /// The findings of `demarc check`, apart from those about pages that are made on request.
    package internal(set) var report: BuildReport
    /// URL paths of the rendered pages, each with the reason for rendering it.
    package internal(set) var rendered: [(address: String, reason: String)] = []
    /// True if a site can be shown: this one, or the last one without errors.
    package internal(set) var hasSite = false
  }

  /// Base path of the site, with `/` at both ends. Before the first rebuild without errors, it is
  /// taken from the options or from `site.yml`.
  package var basePath: String {
    shown?.basePath ?? options.basePath ?? loader.cached?.settings.site.basePath ?? "/"
  }

  /// The files and folders to watch for changes.
  package var watchPlan: WatchPlan {
    loader.cached.map { WatchPlan(options, $0.settings.files, including: $0.inclusions) }
      ?? .initial(options)
  }

  /// Creates a session. The first rebuild builds everything.
  package init(_ options: BuildOptions) {
    self.options = options
    loader = SiteLoader(options, isIncremental: true)
  }

  /// Continues with other options. Unless they are the same, the next rebuild builds everything.
  package mutating func use(_ options: BuildOptions) {
    let (old, new) = (self.options, options)
    guard
      [old.content, old.theme, old.schemas] != [new.content, new.theme, new.schemas]
        || old.project?.findings != new.project?.findings
    else { return }
    let shown = shown
    self = SiteSession(options)
    self.shown = shown
  }

  /// Rebuilds the site.
  ///
  /// - Parameter changed: The files that may have changed since the last rebuild.
  /// - Throws: ``EnvironmentError`` if the content or the theme is missing. ``shown`` does not
  ///   change.
  package mutating func rebuild(_ changed: FileChanges = .any) async throws -> Rebuild {
    unread.formUnion(changed)
    pendingFiles.formUnion(changed)
    loader.stages = StageTimes()
    if let report = SiteBuild.projectReport(options) {
      return Rebuild(report: report, hasSite: shown != nil)
    }
    let site = try await loader.load(unread)
    unread = .only([])
    pending.formUnion(loader.cached?.changes ?? .nothing)
    var rebuild = Rebuild(report: SiteBuild.report(site, options, loader.stages))
    rebuild.hasSite = shown != nil
    guard rebuild.report.succeeded else {
      stoppedAtErrors = true
      return rebuild
    }
    let start = ContinuousClock.now
    // Once the errors are fixed, the content may equal that of the rendered pages again.
    if stoppedAtErrors || pending.isEverything, let source, let cached = loader.cached {
      pending = cached.difference(from: source)
    }
    stoppedAtErrors = false
    let (made, rendered) = try await CachedPages.make(
      site, keeping: pages, pending, pendingFiles, jobs: options.jobs)
    pages = made
    source = loader.cached
    loader.shown = source
    pending = .nothing
    pendingFiles = .only([])
    let middle = ContinuousClock.now
    loader.stages.add("render", middle - start)
    let findings = try await OutputReview.findings(
      site, made.outputs, made.scan, jobs: options.jobs)
    loader.stages.add("check pages", ContinuousClock.now - middle)
    rebuild.report = SiteBuild.report(site, options, loader.stages, onPages: findings)
    rebuild.rendered = rendered.map { (made.outputs.address($0.file), $0.reason) }
    guard rebuild.report.succeeded else { return rebuild }
    shown = shown?.with(made) ?? ServedSite(made)
    rebuild.hasSite = true
    return rebuild
  }
}
