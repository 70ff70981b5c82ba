internal import Bytes
internal import Comparison
internal import ContentFormat
internal import ContentModel
internal import Exports
internal import FrameworkData
internal import Rendering
internal import Synchronization

/// The exports that a site publishes.
struct SiteExports: Sendable {
  /// The files, in the order of ``SiteMap/exports``, without the index.
  let files: [ExportFile]
  private let site: LoadedSite
  /// The source of the files of a preview.
  private let preview = Preview()

  /// Keeps the source of files that are requested one by one, which takes longer than a file.
  private final class Preview: Sendable {
    private let source = Mutex<ExportSource?>(nil)

    func source(_ make: () -> ExportSource) -> ExportSource {
      source.withLock { known in
        let source = known ?? make()
        known = source
        return source
      }
    }
  }

  /// The name of the index in the folder of exports.
  static let indexName = "index.json"

  /// Creates the exports of a site.
  init(_ site: LoadedSite) {
    self.site = site
    files = Self.plan(site.graph, site.siteMap.routes, site.spreadsheets)
  }

  /// Plans the exports of a graph. Formats whose program is missing are left out.
  private static func plan(
    _ graph: ContentGraph, _ routes: PlannedRoutes, _ spreadsheets: SpreadsheetProgram?
  ) -> [ExportFile] {
    let formats = graph.site.exports.formats.compactMap { Exporter.named($0.text) }
      .filter { $0.program == nil || spreadsheets != nil }
    return formats.isEmpty ? [] : ExportOutline(graph, routes: routes).files(of: formats)
  }

  /// Returns the files that a site publishes, the index last.
  static func published(
    _ graph: ContentGraph, _ routes: PlannedRoutes, _ spreadsheets: SpreadsheetProgram?
  ) -> [PublishedExport] {
    let files = plan(graph, routes, spreadsheets)
    if files.isEmpty { return [] }
    return files.map { file in
      PublishedExport(
        path: file.place == .data ? "\(PublishedExport.folder)/\(file.path)" : file.path,
        mediaType: file.mediaType, title: file.title,
        format: Exporter.named(file.format).map { .init(title: $0.title, purpose: $0.purpose) },
        isListed: file.isListed)
    } + [
      PublishedExport(
        path: "\(PublishedExport.folder)/\(indexName)", mediaType: "application/json",
        title: "The list of these files", format: nil)
    ]
  }

  /// Returns everything from which the files are made.
  func source(jobs: Int, selected: [ExportFile]? = nil) async throws -> ExportSource {
    source(of: try await site.framework(jobs: jobs), selected ?? files)
  }

  func source(of framework: Framework, _ selected: [ExportFile]) -> ExportSource {
    let outline = ExportOutline(site.graph)
    let renderer = SiteRenderer(
      graph: site.graph, siteMap: site.siteMap, theme: site.theme, facts: site.facts)
    let graph = site.graph
    let changes = site.facts.lastChanges
    let reader = FrameworkReader(graph: graph, siteMap: site.siteMap)
    let positions = Dictionary(
      graph.entries.indices.map { (reader.name(of: $0), $0) },
      uniquingKeysWith: { first, _ in first })
    return ExportSource(
      framework: framework, roles: outline.roles, files: selected, generator: Program.generator,
      basePath: site.siteMap.basePath, authors: graph.site.exports.authors,
      assistantFrameworks: graph.site.exports.assistantFrameworks.mapValues(\.text),
      records: records,
      html: { name in
        positions[name].map { String(decoding: renderer.body(of: $0), as: UTF8.self) }
      }, lastChange: { changes[$0.path] })
  }

  /// The recorded comparisons in words.
  private var records: [ExportSource.Record] {
    site.siteMap.pages.compactMap { page -> (Int, ExportSource.Record)? in
      guard case .changeRecord(let index) = page.kind else { return nil }
      let record = site.siteMap.records[index]
      return (
        index,
        ExportSource.Record(
          version: record.version, route: site.siteMap.address(page.route),
          day: site.facts.lastChanges[record.path].map { String($0.prefix(10)) },
          summary: record.report.summary,
          changes: record.report.changes.map { change in
            ChangeWords(change) { site.theme.strings[$0] }.line
          })
      )
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Stages the files, the index last. Returns the positions of those that changed in `numbers`.
  ///
  /// - Parameter numbers: The numbers of the files among those of the build, in their order.
  func stage(in folder: OutputFolder, numbers: [Int], jobs: Int) async throws -> [Int] {
    let source = try await source(jobs: jobs)
    var entries: [Int: IndexEntry] = [:]
    var changed: [Int] = []
    // A file in pieces is longer than all others together, so it is never in memory as a whole.
    let (long, short) = files.indices.reduce(into: ([Int](), [Int]())) { lists, index in
      if files[index].pieceCount(source.framework) > 1 {
        lists.0.append(index)
      } else {
        lists.1.append(index)
      }
    }
    for index in long {
      var hash = SHA256()
      var size = 0
      let isChanged = try await folder.stage(number: numbers[index]) { writer in
        try await Self.pieces(of: files[index], source, jobs: jobs) { piece in
          hash.add(piece)
          size += piece.count
          try writer.append(piece)
        }
      }
      entries[index] = IndexEntry(files[index], size: size, hash: hash.bytes)
      if isChanged { changed.append(index) }
    }
    let made = try await parallelMap(short, jobs: jobs) { index in
      let bytes = try Self.finished(files[index].bytes(source), files[index], site.spreadsheets)
      return (
        index, IndexEntry(files[index], bytes), try folder.stage(bytes, number: numbers[index])
      )
    }
    for (index, entry, isChanged) in made {
      entries[index] = entry
      if isChanged { changed.append(index) }
    }
    let list = Self.index(files.indices.compactMap { entries[$0] })
    if try folder.stage(list, number: numbers[files.count]) { changed.append(files.count) }
    return changed.sorted()
  }

  /// A file in the list of files.
  private struct IndexEntry: Sendable {
    let file: ExportFile
    let size: Int
    let hash: String

    init(_ file: ExportFile, size: Int, hash: [UInt8]) {
      (self.file, self.size) = (file, size)
      self.hash = hash.hexadecimal
    }

    init(_ file: ExportFile, _ bytes: [UInt8]) {
      self.init(file, size: bytes.count, hash: SHA256.hash(bytes))
    }
  }

  /// Makes the pieces of a file in parallel, a few at a time, and passes them on in order. A piece is passed on
  /// while the next ones are made.
  static func pieces(
    of file: ExportFile, _ source: ExportSource, jobs: Int, to take: ([UInt8]) throws -> Void
  ) async throws {
    let count = file.pieceCount(source.framework)
    let size = 2 * min(jobs, 8)
    var made: [[UInt8]] = []
    for start in stride(from: 0, to: count, by: size) {
      let numbers = Array(start..<min(start + size, count))
      async let next = parallelMap(numbers, jobs: jobs) { file.piece($0, source) }
      // With one thread, nothing runs beside the pieces.
      if jobs == 1 { _ = try await next }
      try made.forEach(take)
      made = try await next
    }
    try made.forEach(take)
  }

  /// Writes a file into a folder.
  static func write(
    _ file: ExportFile, to path: String, _ source: ExportSource, jobs: Int,
    _ spreadsheets: SpreadsheetProgram?
  ) async throws {
    if file.pieceCount(source.framework) > 1 {
      return try await FileSystem.replace(path) { writer in
        try await pieces(of: file, source, jobs: jobs, to: writer.append)
      }
    }
    try FileSystem.replace(path, with: try finished(file.bytes(source), file, spreadsheets))
  }

  /// Returns a file from its bytes, which may be a description for another program.
  private static func finished(
    _ bytes: [UInt8], _ file: ExportFile, _ spreadsheets: SpreadsheetProgram?
  ) throws -> [UInt8] {
    switch Exporter.named(file.format)?.program {
    case nil: return bytes
    case .spreadsheets:
      guard let spreadsheets else { throw SpreadsheetProgram.missing }
      return try spreadsheets.workbook(bytes)
    }
  }

  /// Returns a file on one thread, for the preview.
  func bytes(_ number: Int) -> [UInt8] {
    let source = preview.source { self.source(of: site.frameworkOnOneThread(), files) }
    func bytes(_ file: ExportFile) -> [UInt8] {
      (try? Self.finished(file.bytes(source), file, site.spreadsheets)) ?? []
    }
    guard number == files.count else { return bytes(files[number]) }
    return Self.index(files.map { IndexEntry($0, bytes($0)) })
  }

  /// Returns the list of files with their hashes.
  private static func index(_ entries: [IndexEntry]) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.newLine()
    json.key("files")
    json.beginArray()
    for entry in entries {
      json.newLine()
      json.object { json in
        json.member("path", (entry.file.place == .data ? "" : "../") + entry.file.path)
        json.member("format", entry.file.format)
        json.member("media_type", entry.file.mediaType)
        json.member("title", entry.file.title)
        json.member("size", entry.size)
        json.member("sha256", entry.hash)
      }
    }
    json.newLineAtEnd()
    json.endArray()
    json.newLineAtEnd()
    json.endObject()
    json.newLineAtEnd()
    return json.bytes
  }
}
