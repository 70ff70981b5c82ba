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

  private var pages: [SiteMap.Page]
  private var files: [RenderedFile]
  private var assets: [ContentFiles.Item]

  /// The source of a file.
  enum Origin {
    case page(SiteMap.Page)
    /// A theme asset, by its index in the sorted ``ThemeFiles/assets``.
    case themeAsset(Int)
    /// A file that is copied from the content.
    case asset(ContentFiles.Item)
    /// Any other generated file, by its path.
    case other(String)
  }

  /// - Parameters:
  ///   - shared: Records the dependencies of the data that all pages share.
  ///   - others: Records the dependencies of the files that are no pages.
  init(_ site: LoadedSite, shared: Reads? = nil, others: Reads? = nil) throws {
    renderer = SiteRenderer(site, shared)
    pages = site.siteMap.pages
    files = renderer.watched(by: others).otherFiles()
    assets = site.assets
    paths = pages.map(\.outputPath) + files.map(\.path) + assets.map(\.path)
    guard Set(paths).count == paths.count else {
      let twice = Dictionary(grouping: paths, by: \.self).first { $1.count > 1 }?.key ?? ""
      throw EnvironmentError("the theme and the content both have a file \(twice)")
    }
    let pageAddresses = pages.map { page in
      site.siteMap.href(page.kind == .notFound ? page.outputPath : page.route)
    }
    book = AddressBook(
      paths, addresses: pageAddresses + paths[pages.count...].map { site.siteMap.href($0) },
      basePath: site.siteMap.basePath)
  }

  /// Returns the outputs after a change that keeps the paths of all pages, or nil if the path of
  /// another file changed.
  ///
  /// - Parameters:
  ///   - shared: Records the dependencies of the shared data, or nil if that data did not change.
  ///   - others: Records the dependencies of the files that are no pages, or nil if those files did
  ///     not change.
  func updated(_ site: LoadedSite, shared: Reads?, others: Reads?) -> Outputs? {
    var copy = self
    copy.renderer = shared.map { SiteRenderer(site, $0) } ?? renderer.with(site.graph)
    copy.pages = site.siteMap.pages
    copy.assets = site.assets
    if let others {
      copy.files = copy.renderer.watched(by: others).otherFiles()
      guard copy.files.elementsEqual(files, by: { $0.path == $1.path }) else { return nil }
    }
    return copy
  }

  /// Number of pages, which come before the other files.
  var pageCount: Int { pages.count }

  /// Returns the bytes of a file. For a page, records its dependencies in `reads`.
  func bytes(_ index: Int, for reads: Reads) throws -> [UInt8] {
    guard case .page(let page) = origin(index) else { return try bytes(index) }
    return renderer.watched(by: reads).render(page).bytes
  }

  /// Returns the bytes of a file.
  func bytes(_ index: Int) throws -> [UInt8] {
    switch origin(index) {
    case .page(let page): renderer.render(page).bytes
    case .themeAsset, .other: files[index - pages.count].bytes
    case .asset(let item): try FileSystem.read(item.displayPath)
    }
  }

  /// Returns the source of a file.
  func origin(_ index: Int) -> Origin {
    if index < pages.count { return .page(pages[index]) }
    let file = index - pages.count
    if file < renderer.themeAssetCount { return .themeAsset(file) }
    return file < files.count ? .other(files[file].path) : .asset(assets[file - files.count])
  }

  /// Returns the output path of a copied file, by its path as findings show it.
  func copiedPath(_ displayPath: String) -> String? {
    assets.first { $0.displayPath == displayPath }?.path
  }

  /// Returns the URL path of a file as shown to users, relative to the base path.
  func address(_ index: Int) -> String {
    index < pages.count && pages[index].kind != .notFound
      ? "/\(pages[index].route)" : "/\(paths[index])"
  }

  /// Returns batches of files, each for one task. They are large enough that facts shared by pages
  /// are stored rarely, and small enough to keep every task busy to the end.
  func batches(jobs: Int) -> [Range<Int>] {
    let size = min(128, max(1, paths.count / (jobs * 8)))
    return stride(from: 0, to: paths.count, by: size).map { $0..<min($0 + size, paths.count) }
  }
}

extension SiteRenderer {
  fileprivate init(_ site: LoadedSite, _ shared: Reads?) {
    self = SiteRenderer(
      graph: site.graph.watched(by: shared), siteMap: site.siteMap, theme: site.theme,
      facts: site.facts
    ).watched(by: nil)
  }
}
