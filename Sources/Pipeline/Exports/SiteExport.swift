internal import Checks
internal import ContentFormat
internal import ContentModel
internal import Diagnostics
package import Exports
internal import FrameworkData

/// Writes the framework of a site as data.
package enum SiteExport {
  /// The result of an export.
  package struct Outcome: Sendable {
    /// The report of the check. If it has errors, nothing is written.
    package internal(set) var report: BuildReport
    /// The paths of the files that were written.
    package internal(set) var paths: [String] = []
    /// The names of formats that have no file about what the export is limited to.
    package internal(set) var leftOut: [String] = []
  }

  /// Writes the files of formats into a folder. Drafts are left out.
  ///
  /// - Parameters:
  ///   - formats: The names of the formats.
  ///   - selection: What the export is limited to.
  ///   - replaces: Whether files may be replaced that no export has written.
  /// - Throws: ``EnvironmentError`` if the content is missing, a name in the selection is unknown, a file would
  ///   be replaced that no export has written, or a file cannot be written.
  package static func write(
    _ options: BuildOptions, formats: [String], _ selection: ExportSelection, to folder: String,
    replaces: Bool = false
  ) async throws -> Outcome {
    var options = options
    options.includesDrafts = false
    if let report = SiteBuild.projectReport(options) { return Outcome(report: report) }
    var loader = SiteLoader(options)
    let site = try await loader.load()
    var report = SiteBuild.report(site, options, loader.stages)
    guard report.succeeded else { return Outcome(report: report) }
    let reported = Set(report.findings.map(\.message))
    let problems = ExportProblem.all(site.graph, formats: formats)
      .map { Finding.incompleteExport($0, in: site.graph.site) }
      .filter { !reported.contains($0.message) }
    report.findings += problems
    report.all += problems
    guard report.succeeded else { return Outcome(report: report) }
    let selection = try checked(selection, site)
    let outline = ExportOutline(site.graph, routes: site.siteMap.routes)
    let exporters = formats.compactMap { Exporter.named($0) }
    if exporters.contains(where: { $0.program != nil }), options.spreadsheets == nil {
      throw SpreadsheetProgram.missing
    }
    let files = outline.files(of: exporters)
      .filter(selection.includes)
    guard !files.isEmpty else {
      throw EnvironmentError("these formats have no file about one matrix")
    }
    let framework = selection.applied(to: try await site.framework(jobs: options.jobs))
    let source = SiteExports(site).source(of: framework, files)
    var outcome = Outcome(report: report)
    outcome.leftOut = exporters.map(\.name).filter { name in
      !files.contains { $0.format == name }
    }
    try refuseSources(of: site, in: files.map { "\(folder)/\($0.path)" }, options)
    var record = ExportRecord(of: folder)
    if !replaces { try record.check(files.map(\.path)) }
    try record.add(files.map(\.path))
    for file in files {
      let path = "\(folder)/\(file.path)"
      try FileSystem.makeFolders(ofFile: path)
      try await SiteExports.write(
        file, to: path, source, jobs: options.jobs, options.spreadsheets)
      outcome.paths.append(path)
    }
    return outcome
  }

  /// Refuses to replace a file that the site is made from.
  private static func refuseSources(
    of site: LoadedSite, in paths: [String], _ options: BuildOptions
  ) throws {
    guard let content = FileSystem.realPath(options.content) else { return }
    let sources = Set(
      (site.graph.entries.map(\.path) + site.assets.map(\.path) + ["site.yml"]).map {
        "\(content)/\($0)"
      })
    for path in paths {
      if let real = FileSystem.realPath(path), sources.contains(real) {
        throw EnvironmentError(
          "an export would replace \(path), from which the site is made: choose another folder with --output"
        )
      }
    }
  }

  /// Returns a selection whose names exist.
  private static func checked(
    _ selection: ExportSelection, _ site: LoadedSite
  ) throws -> ExportSelection {
    var selection = selection
    let graph = site.graph
    let ids = graph.matrices.map { graph.entries[$0.entry].id }
    if selection.matrix == nil, selection.column != nil {
      let withDuties = graph.matrices.filter { $0.duties != nil }
      guard withDuties.count == 1 else {
        if ids.isEmpty { throw EnvironmentError.noMatrix }
        throw EnvironmentError("--column needs --matrix: \(ids.joined(separator: ", "))")
      }
      selection.matrix = graph.entries[withDuties[0].entry].id
    }
    guard let id = selection.matrix else { return selection }
    guard let matrix = graph.matrix(id) else {
      throw EnvironmentError.unknownMatrix(id, among: ids)
    }
    guard let column = selection.column else { return selection }
    let columns = matrix.columns.headers.map { graph.id(of: $0) }
    guard columns.contains(column) else {
      throw EnvironmentError(
        "the matrix has no column \(column.printableLine.quoted): "
          + (didYouMean(column, in: columns).first
            ?? (columns.isEmpty
              ? "it has none" : "the columns are \(columns.joined(separator: ", "))"))
      )
    }
    return selection
  }
}
