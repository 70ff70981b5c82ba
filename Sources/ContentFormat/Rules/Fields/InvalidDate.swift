package import Diagnostics

extension Rule {
  /// A date is not a valid calendar day in the form `YYYY-MM-DD`.
  package static let invalidDate = Rule(
    "invalid-date", stage: .content,
    what: "A date is not a calendar day in the form `YYYY-MM-DD`.",
    why: "Demarc sorts and compares dates. A date such as `04/11/2026` is ambiguous.",
    example: """
      date: '2026-02-30'
      """,
    fix: "Write a day that exists as `YYYY-MM-DD`.")
}

extension Finding {
  static func invalidDate(
    _ text: String, field: String, at range: SourceRange, in file: SourceFile
  ) -> Finding {
    let meant = CalendarDate(loosely: text)
    return Finding(
      .invalidDate, at: file.at(range), "\(text.quoted) in \(field.quoted) is not a date",
      help: [meant.map { "write `\($0)`" } ?? "write a day that exists as `YYYY-MM-DD`"],
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
