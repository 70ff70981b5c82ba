internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The value of a cell.
enum CellValue: Sendable, Hashable {
  case levels([Int], marks: Set<Int>)
  case number(Double)
  case text(String)

  init(_ cell: Matrix.Cell) {
    self = cell.number.map { .number($0) } ?? .levels(cell.levels, marks: Set(cell.marks))
  }
}

/// The values of a matrix, and how its table writes them.
struct MatrixValues: Sendable {
  let matrix: Matrix
  private let names: LevelNames
  /// The texts between several levels.
  private let separators: [String]
  /// The texts of cells in a matrix of texts, without the escapes that only a table needs.
  private let texts: [String?]

  /// - Parameter page: The bytes of the page with the table.
  init(_ matrix: Matrix, in graph: ContentGraph, page bytes: [UInt8]) {
    self.matrix = matrix
    names = LevelNames(matrix.levels)
    let own = graph.entries[matrix.entry].fields.texts("several").map(\.text)
    let shared =
      graph.collection(of: matrix.entry)?.schema.matrix?.fields.texts("several").map(\.text) ?? []
    separators = own.isEmpty ? shared : own
    let path = graph.entries[matrix.source].displayPath
    texts =
      matrix.kind == .text
      ? matrix.cells.map { cell in
        guard let location = cell?.location, location.path == path,
          Int(location.range.end) <= bytes.count
        else { return nil }
        return Self.unescaped(String(decoding: bytes[location.range.indices], as: UTF8.self))
      } : []
  }

  /// Returns the value of a cell by its index in ``Matrix/cells``, or nil if it has none.
  func value(_ index: Int) -> CellValue? {
    guard let cell = matrix.cells[index] else { return nil }
    return matrix.kind == .text ? texts[index].map { .text($0) } : CellValue(cell)
  }

  /// Returns the levels that a text names, with any separator that the matrix or an export has.
  func levels(_ text: String) -> [Int]? {
    guard matrix.hasSeveral else { return names.level(text).map { [$0] } }
    // A list in JSON, as the long form has it.
    let list = text.hasPrefix("[") ? text.filter { !"[]\"".contains($0) } : text
    let found = names.levels(list, separators: separators + ["/", ","])
    return found.flatMap { Set($0).count == $0.count ? $0 : nil }
  }

  /// Splits the signs of marks from the end and from the start of a text.
  func splitMarks(_ text: String) -> (name: String, marks: [Int]) {
    var rest = text
    var found: [Int] = []
    let signs = matrix.marks.indices.flatMap { index -> [(String, Int)] in
      let mark = matrix.marks[index]
      let shown = matrix.shownSign(of: mark)
      return (mark.emphasis == nil && mark.sign != shown ? [mark.sign, shown] : [shown])
        .map { ($0, index) }
    }.sorted { $0.0.count > $1.0.count }
    while levels(rest) == nil,
      let (sign, mark) = signs.first(where: { rest.hasSuffix($0.0) || rest.hasPrefix($0.0) }),
      !found.contains(mark)
    {
      rest =
        String(rest.hasSuffix(sign) ? rest.dropLast(sign.count) : rest.dropFirst(sign.count))
        .trimmedText
      found.append(mark)
    }
    return (rest, found)
  }

  /// Returns the row and column of a cell among the rows and columns of the written table, or nil if it is
  /// not there.
  func place(
    of edit: MatrixEdit, in table: MarkdownDocument.Table, _ page: Entry
  ) -> (row: Int, column: Int)? {
    guard
      let location = matrix[edit.row, edit.column]?.location, location.path == page.displayPath
    else { return nil }
    let (row, column) = (matrix.rows.headers[edit.row], matrix.columns.headers[edit.column])
    let rowNumber = table.rows.dropFirst().firstIndex { line in
      line.cells.first.map { page.at($0.range) == row.location } ?? false
    }
    let columnNumber = table.rows[0].cells.firstIndex { page.at($0.range) == column.location }
    guard let rowNumber, let columnNumber, columnNumber > 0 else { return nil }
    return (rowNumber - 1, columnNumber)
  }

  /// Returns the text of a cell with a new value, written as the table writes others. Nil if the text has
  /// more than levels, marks and footnotes.
  func text(of edit: MatrixEdit, replacing old: String, _ table: WrittenTable) -> String? {
    switch edit.value {
    case .text(let text): return Self.escaped(text)
    case .number(let number):
      guard let cell = WrittenCell(old), !cell.isFormatted else { return nil }
      return cell.with(Int(exactly: number).map { "\($0)" } ?? "\(number)")
    case .levels(let levels, let marks):
      guard var cell = WrittenCell(old) else { return nil }
      let spelling = LevelSpelling(self, table)
      let name = levels.map { spelling.name(of: $0) }.joined(separator: spelling.separator)
      let signs = marks.sorted().filter { matrix.marks[$0].emphasis == nil }
        .map { matrix.marks[$0].sign }
      let emphases = Set(marks.compactMap { matrix.marks[$0].emphasis })
      for emphasis in Matrix.Mark.Emphasis.allCases
      where matrix.marks.contains(where: { $0.emphasis == emphasis }) {
        cell.set(emphasis, emphases.contains(emphasis))
      }
      return cell.with(([name] + signs).joined(separator: spelling.gap))
    }
  }

  /// Returns a value as this matrix reads it: texts are compared apart from escapes.
  func same(_ value: CellValue?, _ index: Int) -> CellValue? {
    // The cells of a matrix of texts carry no value of their own.
    guard matrix.kind == .text else { return value }
    if case .text? = value { return value }
    return texts[index].map { .text($0) }
  }

  /// The levels that the text of a written cell names, without its marks and footnotes.
  fileprivate func writtenLevels(_ text: String) -> (name: String, levels: [Int], hasGap: Bool?)? {
    guard let core = WrittenCell(text)?.core else { return nil }
    let (name, marks) = splitMarks(core)
    guard let levels = levels(name) else { return nil }
    let gap = marks.isEmpty ? nil : core.contains("\(name) ")
    return (name, levels, gap)
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if character == "|", !isEscaped { result.append("\\") }
      result.append(character)
      isEscaped = character == "\\" && !isEscaped
    }
    return result
  }

  /// Returns a text without the escapes that only a table needs.
  static func unescaped(_ text: String) -> String {
    text.replacing("\\|", with: "|").trimmedText
  }
}

/// How a table spells levels.
private struct LevelSpelling {
  private let matrix: Matrix
  private let spellings: [Int: String]
  /// The text between several levels.
  let separator: String
  /// The text between a level and a sign.
  let gap: String

  /// Counts the spellings in the cells of a table.
  init(_ values: MatrixValues, _ table: WrittenTable) {
    matrix = values.matrix
    var counts: [Int: [String: Int]] = [:]
    var gaps = (with: 0, without: 0)
    var separators: [String: Int] = [:]
    for row in 0..<table.rowCount {
      for column in 1..<max(1, table.columnCount) {
        guard let (name, levels, hasGap) = values.writtenLevels(table[row, column]) else {
          continue
        }
        if levels.count == 1 { counts[levels[0], default: [:]][name, default: 0] += 1 }
        if levels.count > 1, let separator = values.separator(in: name, of: levels) {
          separators[separator, default: 0] += 1
        }
        if let hasGap { if hasGap { gaps.with += 1 } else { gaps.without += 1 } }
      }
    }
    spellings = counts.mapValues { Self.mostFrequent($0) ?? "" }
    separator = Self.mostFrequent(separators) ?? values.usualSeparator
    gap = gaps.with > gaps.without ? " " : ""
  }

  private static func mostFrequent(_ counts: [String: Int]) -> String? {
    counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
  }

  /// Returns the name of a level: as other cells have it, or else in the kind of name that others have.
  func name(of level: Int) -> String {
    if let known = spellings[level], !known.isEmpty { return known }
    let kinds: [(Matrix.Level) -> String] = [
      \.label, \.id, \.letter, { $0.label.lowercased() }, { $0.label.uppercased() },
    ]
    let kind = kinds.first { kind in
      !spellings.isEmpty && spellings.allSatisfy { kind(matrix.levels[$0.key]) == $0.value }
    }
    let name = (kind ?? \.label)(matrix.levels[level])
    return name.replacing("|", with: "\\|")
  }
}

extension MatrixValues {
  /// The text between several levels, if no cell shows it.
  fileprivate var usualSeparator: String {
    guard let first = separators.first else { return " / " }
    if first.allSatisfy(\.isWhitespace) { return first }
    return [",", ";"].contains(first) ? "\(first) " : " \(first) "
  }

  /// Returns the text between the first two levels of a name.
  fileprivate func separator(in name: String, of levels: [Int]) -> String? {
    let found = separators.compactMap { separator -> String? in
      guard let range = name.firstRange(of: separator) else { return nil }
      var (start, end) = (range.lowerBound, range.upperBound)
      while start > name.startIndex, name[name.index(before: start)] == " " {
        start = name.index(before: start)
      }
      while end < name.endIndex, name[end] == " " { end = name.index(after: end) }
      return String(name[start..<end])
    }
    return found.first
  }
}
