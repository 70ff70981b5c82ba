internal import Bytes
internal import ContentFormat
internal import ContentModel
internal import Exports
internal import FrameworkData
internal import Rendering

/// The exports that a site publishes.
struct SiteExports: Sendable {
  /// The files, in the order of ``SiteMap/exports``, without the index.
  let files: [ExportFile]
  private let site: LoadedSite

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
      html: { name in
        positions[name].map { String(decoding: renderer.body(of: $0), as: UTF8.self) }
      }, lastChange: { changes[$0.path] })
  }

  /// Makes the files in parallel and passes each to `write`, the index last.
  ///
  /// - Parameter write: Receives the number of a file and its bytes.
  func make(jobs: Int, write: (Int, [UInt8]) throws -> Void) async throws {
    let source = try await source(jobs: jobs)
    var entries: [(file: ExportFile, size: Int, hash: String)] = []
    for (number, file) in files.enumerated() {
      let bytes = try await Self.bytes(of: file, source, jobs: jobs, site.spreadsheets)
      entries.append((file, bytes.count, SHA256.hash(bytes).hexadecimal))
      try write(number, bytes)
    }
    try write(files.count, Self.index(entries))
  }

  /// Returns a file, whose pieces are made in parallel.
  static func bytes(
    of file: ExportFile, _ source: ExportSource, jobs: Int, _ spreadsheets: SpreadsheetProgram?
  ) async throws -> [UInt8] {
    let count = file.pieceCount(source.framework)
    let pieces = try await parallelMap(Array(0..<count), jobs: jobs) { file.piece($0, source) }
    return try finished(
      pieces.count == 1 ? pieces[0] : Array(pieces.joined()), file, spreadsheets)
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
    let framework = site.frameworkOnOneThread()
    let source = source(of: framework, files)
    func bytes(_ file: ExportFile) -> [UInt8] {
      (try? Self.finished(file.bytes(source), file, site.spreadsheets)) ?? []
    }
    guard number == files.count else { return bytes(files[number]) }
    return Self.index(
      files.map { file in
        let bytes = bytes(file)
        return (file, bytes.count, SHA256.hash(bytes).hexadecimal)
      })
  }

  /// Returns the list of files with their hashes.
  private static func index(_ entries: [(file: ExportFile, size: Int, hash: String)]) -> [UInt8] {
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
