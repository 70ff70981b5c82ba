internal import Bytes
internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import FrameworkData
internal import Markdown

/// An edited export of a matrix, as changes of the table that an author wrote.
///
/// Only cells that differ are rewritten, and the page keeps everything else. The result is read again before
/// it counts: each cell must then have the value of the file, and no other cell another one.
package struct MatrixImport: Sendable {
  /// A reason why a file cannot be imported.
  package struct Problem: Sendable, Hashable {
    /// The place in the file, or nil if it is about the whole file.
    package let place: String?
    package let message: String
    /// What to do, or nil.
    package let help: String?
  }

  /// A changed cell.
  package struct Change: Sendable, Hashable {
    /// The titles of the row and the column.
    package let row: String
    package let column: String
    /// The texts of the cell before and after.
    package let old: String
    package let new: String
  }

  /// The id of the matrix.
  package private(set) var matrix = ""
  /// The problems. If there are any, nothing changes.
  package private(set) var problems: [Problem] = []
  /// What the file says and an import does not change.
  package private(set) var remarks: [String] = []
  /// The changed cells, in the order of the table.
  package private(set) var changes: [Change] = []
  /// The findings of the site after the change that it did not have before.
  package private(set) var newFindings: [Finding] = []
  /// The page with the table, as findings show it.
  package private(set) var path = ""
  private var realPath = ""
  private var patchPath = ""
  private var old: [UInt8] = []
  private var new: [UInt8] = []

  /// Plans the change of a matrix. Writes nothing.
  ///
  /// - Parameters:
  ///   - tables: The tables of the file that are about the matrix.
  ///   - id: The id of the matrix.
  /// - Throws: ``EnvironmentError`` if a file cannot be read.
  init(_ tables: [EditedCells], of id: String, _ options: BuildOptions) async throws {
    var loader = SiteLoader(options)
    let site = try await loader.load()
    let graph = site.graph
    let found = graph.matrices.indices.first { graph.entries[graph.matrices[$0].entry].id == id }
    guard let index = found else { throw EnvironmentError("there is no matrix \(id.quoted)") }
    let matrix = graph.matrices[index]
    self.matrix = id
    let page = graph.entries[matrix.source]
    path = page.displayPath
    guard let real = FileSystem.realPath(path) else { throw EnvironmentError("\(path) is gone") }
    realPath = real
    patchPath = options.patchPath(path)
    old = try options.contentOverrides[real] ?? FileSystem.read(path)
    new = old
    let values = MatrixValues(matrix, in: graph, page: old)
    let reader = FrameworkReader(graph: graph, siteMap: site.siteMap)
    let framework = reader.matrix(
      index, source: SourceFile(path: page.path, displayPath: path, bytes: old))
    if tables.allSatisfy(\.cells.isEmpty) {
      problems.append(
        Problem(
          place: nil, message: "the file has no cell of a matrix",
          help: "begin with a row `row,column,level`, or with a row of the titles of columns"))
    }
    var edits: [[MatrixEdit]] = []
    for table in tables {
      var reading = EditReading(matrix, graph, values, framework)
      reading.read(table)
      problems += reading.problems
      remarks += reading.remarks
      if !reading.edits.isEmpty { edits.append(reading.edits) }
    }
    guard problems.isEmpty, let chosen = edits.first else { return }
    guard matrix.table != nil else {
      problems.append(
        Problem(
          place: chosen.first?.place.text,
          message: "the matrix \(id.quoted) counts entries, so its cells cannot be changed",
          help: "change the entries"))
      return
    }
    guard edits.allSatisfy({ Set($0.map(\.key)) == Set(chosen.map(\.key)) }) else {
      problems.append(
        Problem(
          place: nil, message: "two sheets have different changes",
          help: "name the sheet that counts with --sheet"))
      return
    }
    try await write(chosen, values, site, options)
  }

  /// The change in the format of `patch -p1`.
  package var patch: String {
    changes.isEmpty ? "" : UnifiedDiff(path: patchPath, from: old, to: new).text
  }

  /// Writes the page.
  ///
  /// - Throws: ``EnvironmentError`` if it cannot be written or has changed since it was read.
  package func write() throws {
    guard try FileSystem.read(path) == old else {
      throw EnvironmentError("\(path) changed on disk: run the import again")
    }
    try FileSystem.replace(path, with: new)
  }

  /// Returns options for a site that has the change.
  func assumed(in options: BuildOptions) -> BuildOptions {
    var options = options
    if !changes.isEmpty { options.contentOverrides[realPath] = new }
    return options
  }

  /// Plans the change of the table, and reads the result again.
  private mutating func write(
    _ edits: [MatrixEdit], _ values: MatrixValues, _ site: LoadedSite, _ options: BuildOptions
  ) async throws {
    let graph = site.graph
    let page = graph.entries[values.matrix.source]
    let table = page.document.tables[values.matrix.table ?? 0]
    guard case (let range, var written)? = WrittenTable.find(table, in: page, old) else {
      throw EnvironmentError("the table in \(path) is too irregular: change it by hand")
    }
    for edit in edits {
      guard let place = values.place(of: edit, in: table, page),
        let text = values.text(of: edit, replacing: written[place.row, place.column], written)
      else {
        problems.append(
          Problem(
            place: edit.place.text, message: "the cell in \(path) is too irregular to change",
            help: "write \(edit.text.quoted) there by hand"))
        continue
      }
      let before = written[place.row, place.column]
      written.replace(place.row, place.column, with: text)
      changes.append(
        Change(
          row: graph.title(of: values.matrix.rows.headers[edit.row]),
          column: graph.title(of: values.matrix.columns.headers[edit.column]), old: before,
          new: text))
    }
    guard problems.isEmpty else { return }
    new = Array(old[..<range.lowerBound]) + Array(written.text.utf8) + old[range.upperBound...]
    try await check(edits, values, site, options)
  }

  /// Checks that the new page says what the file says.
  private mutating func check(
    _ edits: [MatrixEdit], _ values: MatrixValues, _ site: LoadedSite, _ options: BuildOptions
  ) async throws {
    let options = assumed(in: options)
    var loader = SiteLoader(options)
    let after = try await loader.load()
    guard let matrix = after.graph.matrix(self.matrix) else {
      throw EnvironmentError("the table in \(path) cannot be changed: change it by hand")
    }
    var wanted = values.matrix.cells.map { $0.map(CellValue.init) }
    let width = values.matrix.columns.headers.count
    for edit in edits { wanted[edit.row * width + edit.column] = edit.value }
    let found = MatrixValues(matrix, in: after.graph, page: new)
    for index in wanted.indices
    where matrix.cells.count != wanted.count
      || found.value(index) != values.same(wanted[index], index)
    {
      throw EnvironmentError(
        "the change of \(path) would also change another cell: change the table by hand")
    }
    let known = Set(site.findings.map { "\($0.rule) \($0.message)" })
    newFindings = SiteBuild.report(after, options, loader.stages).findings
      .filter { !known.contains("\($0.rule) \($0.message)") }
  }
}
