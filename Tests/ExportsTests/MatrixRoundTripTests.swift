import Bytes
import Foundation
import FrameworkData
import TestSupport
import Testing

@testable import Exports
@testable import Pipeline

@Suite("Matrices through JSON")
struct MatrixRoundTripTests {
  @Test("a whole matrix survives JSON", arguments: 1...20)
  func random(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    try await check(RandomFramework.site(&generator))
  }

  @Test("so do marks, notes, examples, texts, numbers, counts and several levels")
  func kinds() async throws {
    try await check(ExportSites.complete)
    var site = ExportSites.complete
    site["site.yml"]! += "url: https://example.org/base\n"
    site["matrices/t.md"] = """
      ---
      title: Texts
      rows: areas
      columns: models
      values: text
      ---

      | Area | [X](../models/x.md) | Y |
      | --- | --- | --- |
      | [Net](../areas/net.md) | Some `a \\| b` and *more* | é |
      """
    site["matrices/n.md"] = """
      ---
      title: Numbers
      rows: areas
      columns: models
      values: number
      range: { min: 0, max: 9.5 }
      ---

      | Area | [X](../models/x.md) | Y |
      | --- | --- | --- |
      | [Net](../areas/net.md) | 1.5 | 0 |
      """
    site["matrices/d.md"] = """
      ---
      title: Counts
      rows: areas
      columns: standards
      derive: { count: controls, row: area, column: serves }
      ---
      """
    site["matrices/s.md"] = """
      ---
      title: Several
      question: Who is asked?
      rows: areas
      columns: models
      several: ","
      levels: [{ id: us, aliases: [ours] }, { id: them, meaning: They do. }, { id: no, applicable: false }]
      ---

      | Area | [X](../models/x.md) | Y |
      | --- | --- | --- |
      | [Net](../areas/net.md) | us, them[^1] | no |

      [^1]: Both of *them*.
      """
    try await check(site, count: 5)
  }

  /// Reads each matrix of a site back from JSON, and writes it again.
  private func check(_ site: TestSite, count: Int = 1) async throws {
    let framework = try await site.framework()
    #expect(framework.matrices.count == count)
    let bytes = FrameworkJSON.bytes(framework)
    let written = try JSONDecoder().decode(WrittenFramework.self, from: Data(bytes))
    #expect(written.matrices.count == framework.matrices.count)
    for (read, matrix) in zip(written.matrices, framework.matrices) {
      let read = try read.matrix(below: framework.site.url)
      #expect(read == matrix)
      var (again, first) = (JSONWriter(), JSONWriter())
      again.write(read, of: framework)
      first.write(matrix, of: framework)
      #expect(again.bytes == first.bytes)
    }
  }
}

/// The matrices of `framework.json`, with every member that its schema allows.
private struct WrittenFramework: Decodable {
  let matrices: [WrittenMatrix]
}

private struct WrittenMatrix: Decodable {
  struct Derivation: Decodable { let count, row, column: String }
  struct Header: Decodable {
    let id, title: String
    let group: String?
    let notes: [String]?
  }
  struct Axis: Decodable {
    let collection: String?
    let headers: [Header]

    var axis: Framework.Axis {
      var axis = Framework.Axis()
      axis.collection = collection
      axis.headers = headers.map { header in
        var result = Framework.Header(id: header.id, title: header.title)
        (result.group, result.notes) = (header.group, header.notes ?? [])
        return result
      }
      return axis
    }
  }
  struct Level: Decodable {
    let id, label, letter, color: String
    let meaning: String?
    let aliases: [String]?
    let applicable: Bool
    let split: Bool?
    let crosswalk: [String: String]?
  }
  struct Mark: Decodable {
    let id, sign, label: String
    let meaning: String?
  }
  struct Duties: Decodable {
    let of: String
    let levels: [String]
  }
  struct Cell: Decodable {
    let row, column, url: String
    let level: String?
    let levels, marks, notes: [String]?
    let number: Double?
    let text, because, provider, customer, example: String?
  }

  let id, collection, title, route, kind: String
  let description, question, corner: String?
  let min, max: Double?
  let derive: Derivation?
  let rows, columns: Axis
  let levels: [Level]?
  let marks: [Mark]?
  let several: Bool?
  let duties: Duties?
  let cells: [Cell]

  func matrix(below url: String?) throws -> Framework.Matrix {
    var matrix = Framework.Matrix(
      id: id, collection: collection, title: title, route: route, kind: try cellKind)
    (matrix.description, matrix.question, matrix.corner) = (description, question, corner ?? "")
    (matrix.rows, matrix.columns) = (rows.axis, columns.axis)
    matrix.levels = (levels ?? []).map { level in
      var result = Framework.Level(
        id: level.id, label: level.label, letter: level.letter, color: level.color)
      (result.meaning, result.aliases) = (level.meaning, level.aliases ?? [])
      (result.isApplicable, result.isSplit) = (level.applicable, level.split ?? false)
      result.crosswalk = level.crosswalk ?? [:]
      return result
    }
    matrix.marks = (marks ?? []).map {
      Framework.Mark(id: $0.id, sign: $0.sign, label: $0.label, meaning: $0.meaning)
    }
    matrix.hasSeveral = several ?? false
    matrix.duties = try duties.map {
      Framework.Duties(side: try #require(Framework.Side(rawValue: $0.of)), levels: $0.levels)
    }
    for cell in cells {
      let place = Framework.Place(row: cell.row, column: cell.column)
      #expect(matrix.cells[place] == nil)
      matrix.cells[place] = try Self.cell(cell, below: url)
    }
    return matrix
  }

  private var cellKind: Framework.Kind {
    get throws {
      switch kind {
      case "levels": return .levels
      case "text": return .text
      case "number": return .number(minimum: min, maximum: max)
      default:
        #expect(kind == "derived")
        let derive = try #require(derive)
        return .derived(collection: derive.count, row: derive.row, column: derive.column)
      }
    }
  }

  private static func cell(_ written: Cell, below url: String?) throws -> Framework.Cell {
    let address = written.url.dropFirst(url.map { $0.utf8.count + 1 } ?? 0)
    let hash = try #require(address.firstIndex(of: "#"))
    var cell = Framework.Cell(
      route: String(address[..<hash]), anchor: String(address[address.index(after: hash)...]))
    cell.levels = written.levels ?? [written.level].compactMap(\.self)
    (cell.marks, cell.notes) = (written.marks ?? [], written.notes ?? [])
    (cell.number, cell.text, cell.example) = (written.number, written.text, written.example)
    cell.texts = Framework.CellTexts(
      because: written.because, provider: written.provider, customer: written.customer)
    return cell
  }
}
