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

  /// - Parameter shared: records what is read for all pages together.
  init(_ site: LoadedSite, shared: DependencyRecorder? = nil) {
    renderer = SiteRenderer(site, shared)
    siteMap = site.siteMap
    assets = site.assets
    paths = siteMap.files.map(\.path)
    book = AddressBook(
      site.siteMap.files.map { file in
        let address = site.siteMap.href(site.siteMap.route(of: file))
        return .init(path: file.path, address: address, format: file.format)
      }, basePath: siteMap.basePath)
  }

  /// The outputs of the same site after a change by which every file kept its path.
  ///
  /// - Parameter shared: Recorder for the parts that all pages share, or nil if their input is unchanged.
  func updated(_ site: LoadedSite, shared: DependencyRecorder?) -> Outputs {
    assert(site.siteMap.files.elementsEqual(siteMap.files) { $0.path == $1.path })
    var copy = self
    copy.renderer = shared.map { SiteRenderer(site, $0) } ?? renderer.with(site.graph)
    copy.siteMap = site.siteMap
    copy.assets = site.assets
    return copy
  }

  /// The files, in the order of ``paths``.
  var files: [PlannedFile] { siteMap.files }

  /// How many of the files are pages; they come first.
  var pageCount: Int { siteMap.pages.count }

  /// The paths of the theme's style sheets.
  var styleSheets: [String] {
    files.compactMap { file in
      switch file.kind {
      case .themeAsset: file.format == .css ? file.path : nil
      case .page, .export, .dutyTable, .sitemap, .copied: nil
      }
    }
  }

  /// The page that a file is; nil for a file that is none.
  func page(_ index: Int) -> SiteMap.Page? {
    if case .page(let page) = files[index].kind { siteMap.pages[page] } else { nil }
  }

  /// The bytes of a file.
  ///
  /// - Parameter reads: records what of the content is read for it.
  func bytes(_ index: Int, for reads: DependencyRecorder? = nil) throws -> [UInt8] {
    let renderer = reads.map { self.renderer.tracked(by: $0) } ?? self.renderer
    return try renderer.bytes(of: files[index]) { try FileSystem.read(assets[$0].displayPath) }
  }

  /// The path on the disk of a file that is copied, by its position in ``ContentGraph/assets``.
  func displayPath(copied asset: Int) -> String { assets[asset].displayPath }

  /// The path of a file that is copied, by its path as findings show it.
  func copiedPath(_ displayPath: String) -> String? {
    assets.first { $0.displayPath == displayPath }?.path
  }

  /// The address of a file as people know it, from the top of the site.
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
