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
          changes: record.report.changes.map { ChangeWords($0).line })
      )
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Makes the files in parallel, the index last. Returns the numbers of those that changed.
  ///
  /// - Parameter write: Receives the number of a file and its bytes, on any thread, and returns whether the
  ///   file changed.
  func make(
    jobs: Int, write: @escaping @Sendable (Int, [UInt8]) throws -> Bool
  ) async throws -> [Int] {
    let source = try await source(jobs: jobs)
    // A file in pieces is longer than all others together. Its pieces are made in parallel, and then its
    // hash beside the other files.
    var long: [Int: [UInt8]] = [:]
    for number in files.indices where files[number].pieceCount(source.framework) > 1 {
      long[number] = try await Self.bytes(of: files[number], source, jobs: jobs, site.spreadsheets)
    }
    let steps =
      long.keys.sorted().flatMap { [Step.hash($0), .write($0)] }
      + files.indices.filter { long[$0] == nil }.map { .whole($0) }
    let made = try await parallelMap(steps, jobs: jobs) { [long] in
      try perform($0, long, source, write)
    }
    let entries = made.sorted { $0.number < $1.number }.compactMap(\.entry)
    let isIndexChanged = try write(files.count, Self.index(entries))
    return made.filter(\.isChanged).map(\.number).sorted() + (isIndexChanged ? [files.count] : [])
  }

  private func perform(
    _ step: Step, _ long: [Int: [UInt8]], _ source: ExportSource,
    _ write: (Int, [UInt8]) throws -> Bool
  ) throws -> Made {
    switch step {
    case .hash(let number): return Made(number, IndexEntry(files[number], long[number] ?? []))
    case .write(let number):
      return Made(number, isChanged: try write(number, long[number] ?? []))
    case .whole(let number):
      let bytes = try Self.finished(files[number].bytes(source), files[number], site.spreadsheets)
      return Made(number, IndexEntry(files[number], bytes), isChanged: try write(number, bytes))
    }
  }

  /// A step of making files, each with its number.
  private enum Step {
    /// Hash a file whose bytes are known.
    case hash(Int)
    /// Write a file whose bytes are known.
    case write(Int)
    /// Make, hash and write a file.
    case whole(Int)
  }

  /// The result of a step.
  private struct Made: Sendable {
    let number: Int
    let entry: IndexEntry?
    let isChanged: Bool

    init(_ number: Int, _ entry: IndexEntry? = nil, isChanged: Bool = false) {
      self.number = number
      self.entry = entry
      self.isChanged = isChanged
    }
  }

  /// A file in the list of files.
  private struct IndexEntry: Sendable {
    let file: ExportFile
    let size: Int
    let hash: String

    init(_ file: ExportFile, _ bytes: [UInt8]) {
      self.file = file
      size = bytes.count
      hash = SHA256.hash(bytes).hexadecimal
    }
  }

  /// Returns a file, whose pieces are made in parallel.
  static func bytes(
    of file: ExportFile, _ source: ExportSource, jobs: Int, _ spreadsheets: SpreadsheetProgram?
  ) async throws -> [UInt8] {
    let count = file.pieceCount(source.framework)
    var pieces = try await parallelMap(Array(0..<count), jobs: jobs) { file.piece($0, source) }
    if pieces.count == 1 { return try finished(pieces[0], file, spreadsheets) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
    // Each piece is freed at once, so that the file is not in memory twice.
    for index in pieces.indices {
      bytes += pieces[index]
      pieces[index] = []
    }
    return try finished(bytes, file, spreadsheets)
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
