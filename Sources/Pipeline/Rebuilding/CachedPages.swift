internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Rendering

/// The files of a site by number, each with its dependencies and the hash of its bytes. The bytes
/// are not kept but rendered again for each request.
struct CachedPages: Sendable {
  let outputs: Outputs
  private var files: [CachedOutput]
  private let shared: DependencyRecorder
  /// Number of the change that these pages are the result of.
  private let revision: Int

  /// The cached results of one output file.
  private struct CachedOutput: Sendable {
    /// Hash of its bytes, or nil for a copied file that is not markup.
    var key: Int?
    /// Hash of its bytes without the names of the theme's style sheets.
    var plainKey: Int?
    var scan: PageScan?
    var reads = DependencySet()
  }

  /// A rendered page and the reason for rendering it.
  struct Rendered: Sendable {
    let file: Int
    let reason: String
  }

  /// The links and anchors of all pages.
  var scan: OutputScan { OutputScan(files.map(\.scan)) }

  /// Renders all files of a site, or only those that a change affects.
  ///
  /// - Parameters:
  ///   - old: The files before the change.
  ///   - changed: The files on disk that may have changed.
  static func make(
    _ site: LoadedSite, keeping old: CachedPages?, _ changes: Changes, _ changed: FileChanges,
    jobs: Int
  ) async throws -> (pages: CachedPages, rendered: [Rendered]) {
    if let old, case .some(let set) = changes {
      let keepsShared = !old.shared.dependencies.intersects(set)
      let keepsPieces = keepsShared && !old.shared.fragments.contains { $0.intersects(set) }
      let shared = keepsPieces ? old.shared : DependencyRecorder()
      var pages = CachedPages(
        outputs: old.outputs.updated(site, shared: keepsPieces ? nil : shared), files: old.files,
        shared: shared, revision: old.revision + (set.isEmpty ? 0 : 1))
      let rendered = try await pages.update(
        set, keepsShared: keepsShared, changed, site.graph, jobs: jobs)
      return (pages, rendered)
    }
    let shared = DependencyRecorder()
    let outputs = Outputs(site, shared: shared)
    var pages = CachedPages(
      outputs: outputs, files: .init(repeating: CachedOutput(), count: outputs.paths.count),
      shared: shared, revision: (old?.revision ?? 0) + 1)
    let reason =
      if case .everything(let reason) = changes { reason } else { "it is the first build" }
    let all = (0..<outputs.paths.count).map { Rendered(file: $0, reason: reason) }
    try await pages.make(all.map(\.file), jobs: jobs)
    return (pages, all.prefix(outputs.pageCount).filter { !outputs.isMadeOnRequest($0.file) })
  }

  private mutating func update(
    _ changes: DependencySet, keepsShared: Bool, _ changed: FileChanges, _ graph: ContentGraph,
    jobs: Int
  ) async throws -> [Rendered] {
    var rendered: [Rendered] = []
    for file in 0..<outputs.pageCount where !outputs.isMadeOnRequest(file) {
      if !keepsShared {
        rendered.append(.init(file: file, reason: "a part that all pages share changed"))
      } else if let place = files[file].reads.first(in: changes) {
        rendered.append(.init(file: file, reason: outputs.reason(place, file, graph)))
      }
    }
    let rest = (outputs.pageCount..<outputs.paths.count).filter { file in
      switch outputs.files[file].kind {
      case .page, .themeAsset, .levelStyles, .exported: false
      case .export, .dutyTable, .sitemap, .searchNames: files[file].reads.intersects(changes)
      case .copied(let asset):
        !changed.isComplete || changed.files.contains(outputs.displayPath(copied: asset))
      }
    }
    try await make(rendered.map(\.file) + rest, jobs: jobs)
    return rendered
  }

  /// Renders some of the files and stores their hashes, scans and dependencies.
  private mutating func make(_ numbers: [Int], jobs: Int) async throws {
    let styles = StyleNames(outputs.styleSheets)
    let made = try await parallelMap(numbers, jobs: jobs) { [outputs] file in
      try Self.make(file, outputs, styles)
    }
    for (file, output) in zip(numbers, made) { files[file] = output }
  }

  private static func make(
    _ file: Int, _ outputs: Outputs, _ styles: StyleNames
  ) throws -> CachedOutput {
    let planned = outputs.files[file]
    if case .copied = planned.kind, !planned.format.isMarkup { return CachedOutput() }
    if outputs.isMadeOnRequest(file) { return CachedOutput() }
    let reads = DependencyRecorder()
    let bytes = try outputs.bytes(file, for: reads)
    return CachedOutput(
      key: bytes.key, plainKey: styles.plain(bytes).key,
      scan: planned.format.isMarkup ? PageScan(bytes, file: file, book: outputs.book) : nil,
      reads: reads.dependencies)
  }

  /// Returns the hash of a file, or nil for a copied file that is not markup.
  func key(_ file: Int) -> Int? { files[file].key }

  /// Returns the hash of a file without the names of the theme's style sheets. Any change gives a page
  /// another one that is made when it is requested.
  func plainKey(_ file: Int) -> Int? {
    files[file].plainKey ?? (outputs.isMadeOnRequest(file) ? revision.hashValue : nil)
  }
}

extension Outputs {
  /// Describes why a page is rendered again.
  fileprivate func reason(
    _ place: (facet: DependencyRecorder.Facet, position: EntryIndex), _ file: Int,
    _ graph: ContentGraph
  ) -> String {
    let path = graph.entries[place.position].displayPath
    let isOwn = page(file)?.kind == .entry(place.position)
    return switch place.facet {
    case .face: isOwn ? "its front matter changed" : "it shows \(path), whose front matter changed"
    case .body: isOwn ? "its text changed" : "it shows text of \(path), which changed"
    case .links: isOwn ? "its links changed" : "it shows the links of \(path), which changed"
    case .backlinks:
      isOwn ? "its backlinks changed" : "it shows the backlinks of \(path), which changed"
    case .views:
      isOwn ? "the results of its views changed" : "it shows the views of \(path), which changed"
    }
  }
}
