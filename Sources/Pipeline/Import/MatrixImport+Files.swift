internal import Bytes
internal import ContentModel
internal import Diagnostics

extension MatrixImport {
  /// Reads a file and plans the changes of its matrices, in the order of the site. Writes nothing.
  ///
  /// - Parameters:
  ///   - file: The path of a file in CSV or XLSX.
  ///   - matrix: The id of the only matrix, or nil for those that the file is about.
  ///   - sheet: The name of the only sheet, or nil for all.
  /// - Throws: ``EnvironmentError`` if a file cannot be read or there is no such matrix.
  package static func plans(
    _ file: String, matrix: String?, sheet: String?, _ options: BuildOptions
  ) async throws -> [MatrixImport] {
    let tables = try Self.tables(of: file, sheet: sheet, options)
    var loader = SiteLoader(options)
    let site = try await loader.load()
    var options = options
    var plans: [MatrixImport] = []
    for (id, tables) in try grouped(tables, matrix: matrix, in: site.graph) {
      let plan = try await MatrixImport(tables, of: id, options)
      options = plan.assumed(in: options)
      plans.append(plan)
    }
    return plans
  }

  /// Reads the tables of a file.
  private static func tables(
    of file: String, sheet: String?, _ options: BuildOptions
  ) throws -> [EditedCells] {
    if file.lowercased().hasSuffix(".xlsx") {
      guard let program = options.spreadsheets else { throw SpreadsheetProgram.missing }
      let sheets = try program.sheets(of: file)
      let chosen = sheet.map { name in sheets.filter { $0.name == name } } ?? sheets
      let tables = chosen.compactMap { EditedCells($0.rows, sheet: $0.name) }
      if tables.isEmpty {
        let names = sheets.map(\.name.quoted).joined(separator: ", ")
        throw EnvironmentError(
          sheet != nil && chosen.isEmpty
            ? "\(file) has no such sheet: it has \(names)"
            : "\(file) has no sheet with the cells of a matrix")
      }
      return tables
    }
    do {
      let reader = try CSVReader(try FileSystem.read(file))
      let rows = reader.rows.map { $0.map(CSV.unguarded) }
      guard var table = EditedCells(rows) else {
        throw EnvironmentError("\(file) has no cells of a matrix")
      }
      table.hasDecimalComma = reader.separator == UInt8(ascii: ";")
      return [table]
    } catch let failure as CSVReader.Failure {
      switch failure {
      case .encoding:
        throw EnvironmentError("\(file) is not in UTF-8: save it as \"CSV UTF-8\"")
      case .openQuotation(let row):
        throw EnvironmentError("\(file): a quotation mark in row \(row) is not closed")
      }
    }
  }

  /// Returns the tables by the matrix that they are about.
  private static func grouped(
    _ tables: [EditedCells], matrix: String?, in graph: ContentGraph
  ) throws -> [(id: String, tables: [EditedCells])] {
    let ids = graph.matrices.map { graph.entries[$0.entry].id }
    if let matrix {
      try check(matrix, in: ids)
      return [(matrix, tables.filter { $0.matrix == nil || $0.matrix == matrix })]
    }
    for id in tables.compactMap(\.matrix) { try check(id, in: ids) }
    let named = ids.filter { id in tables.contains { $0.matrix == id } }
    if !named.isEmpty {
      return named.map { id in (id, tables.filter { $0.matrix == id }) }
    }
    let written = graph.matrices.filter { $0.table != nil }
    let fitting =
      written.count == 1
      ? written : written.filter { matrix in tables.allSatisfy { $0.fits(matrix, in: graph) } }
    guard fitting.count == 1 else {
      if ids.isEmpty { throw EnvironmentError.noMatrix }
      throw EnvironmentError("name the matrix with --matrix: \(ids.joined(separator: ", "))")
    }
    return [(graph.entries[fitting[0].entry].id, tables)]
  }

  private static func check(_ id: String, in ids: [String]) throws {
    guard ids.contains(id) else {
      throw EnvironmentError.unknownMatrix(id, among: ids)
    }
  }
}

extension EditedCells {
  /// Whether a matrix has all rows and columns of the table.
  fileprivate func fits(_ matrix: Matrix, in graph: ContentGraph) -> Bool {
    let (rows, columns) = (
      HeaderPositions(matrix.rows, in: graph), HeaderPositions(matrix.columns, in: graph)
    )
    return cells.allSatisfy {
      rows.position(of: $0.row) != nil && columns.position(of: $0.column) != nil
    }
  }
}
