internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Rendering

/// All files of a site by number. Each is rendered on request, so that a large site is never in
/// memory as a whole.
struct Outputs: Sendable {
  /// Output paths, relative to the output folder. Pages come first.
  let paths: [String]
  /// Resolves URLs to these files.
  let book: AddressBook
  private(set) var renderer: SiteRenderer
  private(set) var siteMap: SiteMap
  private var assets: [ContentFiles.Item]
  /// The exports, or nil if the site publishes none.
  private(set) var exports: SiteExports?

  /// Creates the outputs of a site.
  ///
  /// - Parameter shared: Recorder for the parts that all pages share, or nil if tracking is off.
  init(_ site: LoadedSite, shared: DependencyRecorder? = nil) {
    renderer = SiteRenderer(site, shared)
    siteMap = site.siteMap
    assets = site.assets
    exports = site.siteMap.exports.isEmpty ? nil : SiteExports(site)
    paths = siteMap.files.map(\.path)
    book = AddressBook(
      site.siteMap.files.map { file in
        let address = site.siteMap.href(site.siteMap.route(of: file))
        return .init(path: file.path, address: address, format: file.format)
      }, basePath: siteMap.basePath)
  }

  /// Returns the outputs of the same site after a change that preserved the path of every file.
  ///
  /// - Parameter shared: Recorder for the parts that all pages share, or nil if their input is
  ///   unchanged.
  func updated(_ site: LoadedSite, shared: DependencyRecorder?) -> Outputs {
    assert(site.siteMap.files.elementsEqual(siteMap.files) { $0.path == $1.path })
    var copy = self
    copy.renderer = shared.map { SiteRenderer(site, $0) } ?? renderer.with(site.graph)
    copy.siteMap = site.siteMap
    copy.assets = site.assets
    copy.exports = site.siteMap.exports.isEmpty ? nil : SiteExports(site)
    return copy
  }

  /// Returns the outputs for a build, which renders each page once.
  func sharing(_ printedEntries: PrintedEntries) -> Outputs {
    var copy = self
    copy.renderer = renderer.sharing(printedEntries)
    return copy
  }

  /// The files, in the order of ``paths``.
  var files: [PlannedFile] { siteMap.files }

  /// Number of pages, which come before all other files.
  var pageCount: Int { siteMap.pages.count }

  /// Output paths of the theme's style sheets.
  var styleSheets: [String] {
    files.compactMap { file in
      switch file.kind {
      case .themeAsset, .levelStyles: file.format == .css ? file.path : nil
      case .page, .export, .exported, .dutyTable, .sitemap, .searchNames, .copied: nil
      }
    }
  }

  /// Returns the page at an index, or nil if the file is not a page.
  func page(_ index: Int) -> SiteMap.Page? {
    if case .page(let page) = files[index].kind { siteMap.pages[page] } else { nil }
  }

  /// Returns whether a file depends on the whole content, so that the preview makes it when it is
  /// requested: an export or a page for printing.
  func isMadeOnRequest(_ index: Int) -> Bool {
    if case .exported = files[index].kind { return true }
    if case .print = page(index)?.kind { return true }
    return false
  }

  /// Returns the bytes of a file.
  ///
  /// - Parameter reads: Recorder for the accesses to the content, or nil if tracking is off.
  /// - Throws: ``EnvironmentError`` if a copied file cannot be read.
  func bytes(_ index: Int, for reads: DependencyRecorder? = nil) throws -> [UInt8] {
    let renderer = reads.map { self.renderer.tracked(by: $0) } ?? self.renderer
    return try renderer.bytes(of: files[index]) {
      try FileSystem.read(assets[$0].displayPath)
    } exported: {
      exports?.bytes($0) ?? []
    }
  }

  /// Returns the path on disk of a copied file, given by index in ``ContentGraph/assets``.
  func displayPath(copied asset: Int) -> String { assets[asset].displayPath }

  /// Returns the output path of a copied file, given by its path as findings show it.
  func copiedPath(_ displayPath: String) -> String? {
    assets.first { $0.displayPath == displayPath }?.path
  }

  /// Returns the route of a file with a leading slash, as findings show it. It omits the base path.
  func address(_ index: Int) -> String { "/\(siteMap.route(of: files[index]))" }

  /// Returns batches of files, each for one task. They are large enough that facts shared by pages
  /// are stored rarely, and small enough to keep every task busy to the end.
  func batches(jobs: Int) -> [Range<Int>] {
    let size = min(128, max(1, paths.count / (jobs * 8)))
    return stride(from: 0, to: paths.count, by: size).map { $0..<min($0 + size, paths.count) }
  }
}

extension SiteRenderer {
  fileprivate init(_ site: LoadedSite, _ shared: DependencyRecorder?) {
    self = SiteRenderer(
      graph: site.graph.tracked(by: shared), siteMap: site.siteMap, theme: site.theme,
      facts: site.facts
    ).tracked(by: nil)
  }
}
