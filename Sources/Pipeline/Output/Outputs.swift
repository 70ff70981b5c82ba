internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Rendering

/// Every file of a site by number, its bytes made when they are asked for, so that a large site
/// is never in memory as a whole.
struct Outputs: Sendable {
  /// Where each goes, below the output folder: pages first.
  let paths: [String]
  /// Where addresses lead.
  let book: AddressBook
  private(set) var renderer: SiteRenderer

  private var pages: [SiteMap.Page]
  private var files: [RenderedFile]
  private var assets: [ContentFiles.Item]

  /// What a file is made from.
  enum Origin {
    case page(SiteMap.Page)
    /// A file of the theme, by position among ``ThemeFiles/assets`` in order.
    case themeAsset(Int)
    /// A file that is copied from the content.
    case asset(ContentFiles.Item)
    /// What the program makes besides, by its path.
    case other(String)
  }

  /// - Parameters:
  ///   - shared: told what is looked at for all pages together.
  ///   - others: told what is looked at for the files that are no pages.
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

  /// The outputs of the same site after a change by which every page kept its path; nil where
  /// another file did not. `others` is nil where those that are no pages are as they were.
  ///
  /// - Parameter shared: nil where nothing changed that was looked at for all pages together.
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

  /// How many of the files are pages; they come first.
  var pageCount: Int { pages.count }

  /// The bytes of a file for somebody who wants to know what of the content a page looks at.
  func bytes(_ index: Int, for reads: Reads) throws -> [UInt8] {
    guard case .page(let page) = origin(index) else { return try bytes(index) }
    return renderer.watched(by: reads).render(page).bytes
  }

  /// The bytes of a file.
  func bytes(_ index: Int) throws -> [UInt8] {
    switch origin(index) {
    case .page(let page): renderer.render(page).bytes
    case .themeAsset, .other: files[index - pages.count].bytes
    case .asset(let item): try FileSystem.read(item.displayPath)
    }
  }

  /// What a file is made from.
  func origin(_ index: Int) -> Origin {
    if index < pages.count { return .page(pages[index]) }
    let file = index - pages.count
    if file < renderer.themeAssetCount { return .themeAsset(file) }
    return file < files.count ? .other(files[file].path) : .asset(assets[file - files.count])
  }

  /// The path of a file that is copied, by its path as findings show it.
  func copiedPath(_ displayPath: String) -> String? {
    assets.first { $0.displayPath == displayPath }?.path
  }

  /// The address of a file as people know it, from the top of the site.
  func address(_ index: Int) -> String {
    index < pages.count && pages[index].kind != .notFound
      ? "/\(pages[index].route)" : "/\(paths[index])"
  }

  /// The files in batches that threads take one by one: large enough that what pages share is
  /// kept seldom, small enough that every thread has work to the end.
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
