package import Diagnostics

extension Rule {
  /// A date is not a valid calendar day in the form `YYYY-MM-DD`.
  package static let invalidDate = Rule(
    "invalid-date", stage: .content,
    what: """
      A date is not a calendar day in the form `YYYY-MM-DD`, or does not have the `precision` that \
      its field declares.
      """,
    why: "Demarc sorts and compares dates. A date such as `04/11/2026` is ambiguous.",
    example: """
      date: '2026-02-30'
      """,
    fix: """
      Write a day that exists as `YYYY-MM-DD`. If other forms are right, declare them, such as \
      `precision: [month, day]`.
      """)
}

extension Finding {
  static func invalidDate(
    _ text: String, _ schema: FieldSchema, at range: SourceRange, in file: SourceFile
  ) -> Finding {
    typealias Precision = CalendarDate.Precision
    let accepted = Precision.allCases.filter(schema.precisions.contains)
    let forms = accepted.map(\.example).listed("or")
    if let other = CalendarDate(text, Set(Precision.allCases)) {
      let all = Precision.allCases.filter { accepted.contains($0) || $0 == other.precision }
      return Finding(
        .invalidDate, at: file.at(range),
        "\(text.quoted) in \(schema.name.quoted) is a \(other.precision.rawValue)",
        help: [
          "write \(forms)",
          """
          or accept it: declare the field with \
          `precision: [\(all.map(\.rawValue).joined(separator: ", "))]`
          """,
        ])
    }
    let meant = accepted.contains(.day) ? CalendarDate(loosely: text) : nil
    return Finding(
      .invalidDate, at: file.at(range), "\(text.quoted) in \(schema.name.quoted) is not a date",
      help: ["write \(meant.map { "`\($0)`" } ?? forms)"],
      fix: meant.flatMap { meant in
        WrittenScalar(text, at: range, in: file)?.fix("\(meant)", in: file.displayPath)
      })
  }
}

extension CalendarDate {
  /// Reads a day that is written with the year first but not in the required form: `2026/04/11`,
  /// `2026-4-1`, `2026.04.11`, `20260411`. Forms that begin with the day or the month are rejected,
  /// because they are ambiguous.
  init?(loosely text: String) {
    var parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    // Only ASCII digits, so that eight bytes are eight characters and the offsets are in bounds.
    if text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      let month = text.index(text.startIndex, offsetBy: 4)
      let day = text.index(month, offsetBy: 2)
      parts = [text[..<month], text[month..<day], text[day...]]
    }
    let isDigits = parts.joined().utf8.allSatisfy { (0x30...0x39).contains($0) }
    let separators = Set(text.filter { "-/.".contains($0) })
    guard parts.count == 3, isDigits, separators.count <= 1, parts[0].count == 4,
      parts[1...].allSatisfy({ (1...2).contains($0.count) })
    else { return nil }
    let padded = parts[1...].map { $0.count == 1 ? "0\($0)" : String($0) }
    self.init("\(parts[0])-\(padded[0])-\(padded[1])")
  }
}
