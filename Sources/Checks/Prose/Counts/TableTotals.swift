internal import Diagnostics
internal import Markdown

/// The numbers of a table with a row or a column of totals.
struct TableTotals {
  /// A total that differs from the sum of its numbers.
  struct Mismatch {
    let cell: MarkdownDocument.Table.Cell
    /// The sum, in the form of the total.
    let sum: String
    /// The number of added cells.
    let count: Int
    let isRow: Bool
    /// Whether another total of the same row or column is the sum of its numbers.
    let isCertain: Bool
  }

  private let table: MarkdownDocument.Table
  private let hasDecimalComma: Bool?

  /// - Parameter language: the language of the site (BCP 47), which determines the decimal mark.
  init(_ table: MarkdownDocument.Table, language: String) {
    self.table = table
    hasDecimalComma = TableNumber.hasDecimalComma(language)
  }

  /// Returns the totals that are wrong. A row of totals none of which is a sum has another meaning.
  func mismatches() -> [Mismatch] {
    guard let header = table.rows.first, table.rows.count >= 3 else { return [] }
    let body = Array(table.rows.dropFirst())
    let labels = body.map { $0.cells.first?.text ?? "" }
    var found: [Mismatch] = []
    let totalRows = labels.indices.filter { Self.isTotal(labels[$0]) }
    let columns = header.cells.indices.filter { $0 > 0 && Self.isTotal(header.cells[$0].text) }
    if totalRows.count == 1, let total = totalRows.first, total == 0 || total == body.count - 1,
      body.count >= 3, !labels.contains(where: Self.isPartial)
    {
      let parts = body.indices.filter { $0 != total }
      found += judged(
        header.cells.indices.dropFirst().compactMap { column in
          guard column < body[total].cells.count else { return nil }
          let addends = parts.compactMap {
            column < body[$0].cells.count ? body[$0].cells[column].text : nil
          }
          return addends.count == parts.count
            ? sum(of: addends, stated: body[total].cells[column], isRow: true) : nil
        })
    }
    if columns.count == 1, let total = columns.first,
      total == header.cells.count - 1 || total == 1, header.cells.count >= 4,
      !header.cells.contains(where: { Self.isPartial($0.text) })
    {
      let parts = header.cells.indices.filter { $0 > 0 && $0 != total }
      found += judged(
        body.compactMap { row in
          guard row.cells.count == header.cells.count else { return nil }
          return sum(of: parts.map { row.cells[$0].text }, stated: row.cells[total], isRow: false)
        })
    }
    return found
  }

  /// A total beside the sum of its numbers.
  private struct Sum {
    let cell: MarkdownDocument.Table.Cell
    let sum: TableNumber
    /// Whether the total is the sum.
    let isSum: Bool
    /// Whether it is the sum, or another value of the numbers, such as the mean.
    let isRight: Bool
    /// Whether the total has the order of magnitude of the sum.
    let isNear: Bool
    /// Whether the total may count each thing once that several numbers count.
    let mayOverlap: Bool
    let count: Int
    let isRow: Bool
  }

  private func judged(_ sums: [Sum]) -> [Mismatch] {
    let right = sums.count { $0.isSum }
    let wrong = sums.filter { !$0.isRight }
    guard right > 0 ? wrong.count <= right : sums.count == 1 else { return [] }
    return wrong.filter { right > 0 || $0.isNear }.map {
      Mismatch(
        cell: $0.cell, sum: $0.sum.text, count: $0.count, isRow: $0.isRow,
        isCertain: right > 0 && !$0.mayOverlap)
    }
  }

  private func sum(
    of texts: [String], stated cell: MarkdownDocument.Table.Cell, isRow: Bool
  ) -> Sum? {
    guard let stated = TableNumber(cell.text, hasDecimalComma) else { return nil }
    var sum = TableNumber(value: 0, decimals: 0, unit: stated.unit, hasDecimalComma == true)
    var numbers: [Double] = []
    var units: Set<String> = []
    for text in texts {
      if TableNumber.isEmpty(text) { continue }
      guard let number = TableNumber(text, hasDecimalComma) else { return nil }
      units.insert(number.unit)
      numbers.append(number.value)
      sum.value += number.value
      sum.decimals = max(sum.decimals, number.decimals)
    }
    guard numbers.count >= 2, units.count == 1, units.first == stated.unit || stated.unit.isEmpty
    else { return nil }
    // Rounded numbers do not add up exactly.
    let isRounded = sum.decimals > 0 || stated.decimals > 0 || stated.unit == "%"
    let unit = [1, 0.1, 0.01, 0.001][min(3, max(sum.decimals, stated.decimals))]
    let slack = isRounded ? Double(numbers.count) * unit / 2 + unit / 2 : 1e-9
    func fits(_ value: Double) -> Bool { abs(value - stated.value) <= slack }
    let mean = sum.value / Double(numbers.count)
    // A total can also be the mean, the greatest number, or how many there are.
    let isOther =
      abs(mean - stated.value) < unit || fits(numbers.max() ?? 0)
      || fits(Double(numbers.count)) || fits(Double(texts.count))
    let isSum = fits(sum.value)
    let isNear =
      stated.value * 2 >= sum.value && stated.value <= sum.value * 2 && sum.value > 0
    return Sum(
      cell: cell, sum: sum, isSum: isSum, isRight: isSum || isOther, isNear: isNear,
      mayOverlap: isRow && stated.value < sum.value && stated.value > numbers.max() ?? 0,
      count: numbers.count, isRow: isRow)
  }

  // MARK: Words

  static func isTotal(_ label: String) -> Bool {
    totals.contains(label.lowercased().trimmingPunctuation)
  }

  private static func isPartial(_ label: String) -> Bool {
    partials.contains { label.lowercased().hasPrefix($0) }
  }

  /// Labels of sums in several languages. Numbers add up in all of them.
  private static let totals: Set<String> = [
    "total", "totals", "sum", "grand total", "sum total", "in total", "total sum", "summe",
    "gesamt", "gesamtsumme", "insgesamt", "somme", "total général", "suma", "totale", "totaal",
  ]
  private static let partials = [
    "subtotal", "sub-total", "zwischensumme", "sous-total", "subtotale", "average", "mean",
    "of which", "davon", "dont",
  ]
}

/// A number in a cell of a table, with its unit: `1,204`, `31 %`, `$5`.
struct TableNumber {
  var value: Double
  var decimals: Int
  let unit: String
  private let hasDecimalComma: Bool

  init(value: Double, decimals: Int, unit: String, _ hasDecimalComma: Bool) {
    (self.value, self.decimals, self.unit) = (value, decimals, unit)
    self.hasDecimalComma = hasDecimalComma
  }

  /// Returns nil for a text that is not a number with at most a short unit.
  ///
  /// - Parameter hasDecimalComma: Whether a comma is before the decimals. Nil if it is unknown.
  init?(_ text: String, _ hasDecimalComma: Bool?) {
    guard text.utf8.count <= 24 else { return nil }
    let trimmed = text.filter { !$0.isWhitespace }
    guard let first = trimmed.firstIndex(where: \.isNumber),
      let last = trimmed.lastIndex(where: \.isNumber)
    else { return nil }
    let before = trimmed[..<first]
    let after = trimmed[trimmed.index(after: last)...]
    guard before.count <= 1, before.allSatisfy({ "$€£".contains($0) }), after.count <= 4,
      after.allSatisfy({ $0.isLetter || $0 == "%" || $0 == "€" })
    else { return nil }
    let digits = trimmed[first...last]
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }) else {
      return nil
    }
    let hasMarks = digits.contains { !$0.isNumber }
    guard let comma = hasDecimalComma ?? (hasMarks ? nil : false) else { return nil }
    let (decimalMark, groupMark): (Character, Character) = comma ? (",", ".") : (".", ",")
    let parts = digits.split(separator: decimalMark, omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: groupMark, omittingEmptySubsequences: false)
    guard parts.count <= 2, groups.dropFirst().allSatisfy({ $0.count == 3 }),
      parts.dropFirst().allSatisfy({ !$0.isEmpty && !$0.contains(groupMark) }),
      let value = Double(groups.joined() + (parts.count == 2 ? "." + parts[1] : "")),
      value < 1e12
    else { return nil }
    self.value = value
    decimals = parts.count == 2 ? parts[1].count : 0
    unit = String(before + after)
    self.hasDecimalComma = comma
  }

  /// The number, with as many decimals as the most exact of its parts.
  var text: String {
    var whole = value
    var scale = 1.0
    for _ in 0..<min(decimals, 3) { scale *= 10 }
    whole = (value * scale).rounded()
    let digits = String(Int(whole / scale))
    guard decimals > 0 else { return digits + unit }
    var fraction = String(Int(whole.truncatingRemainder(dividingBy: scale)))
    while fraction.count < min(decimals, 3) { fraction = "0" + fraction }
    return digits + (hasDecimalComma ? "," : ".") + fraction + unit
  }

  /// Returns whether a text says that there is no number.
  static func isEmpty(_ text: String) -> Bool {
    let trimmed = text.filter { !$0.isWhitespace }
    return trimmed.isEmpty || ["-", "–", "—", "·"].contains(trimmed)
  }

  /// Returns whether a language writes a comma before decimals, or nil if that is unknown.
  static func hasDecimalComma(_ language: String) -> Bool? {
    let primary = language.lowercased().prefix { $0 != "-" && $0 != "_" }
    if primary == "en" { return false }
    return commaLanguages.contains(String(primary)) ? true : nil
  }

  private static let commaLanguages: Set<String> = [
    "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "no", "fi", "cs",
  ]
}

extension String {
  /// The text without white space and punctuation at its ends.
  fileprivate var trimmingPunctuation: String {
    func isEdge(_ character: Character) -> Bool {
      character.isWhitespace || ":.=*_()∑Σ".contains(character)
    }
    return String(drop(while: isEdge).reversed().drop(while: isEdge).reversed())
  }
}
