package import Diagnostics
internal import Foundation

/// A regular expression that a whole text must match (ICU syntax).
package struct Pattern: Sendable {
  /// The expression as written.
  package let source: String
  /// Where it is written.
  package let location: SourceLocation?
  private let expression: NSRegularExpression

  /// Longer texts never match.
  private static let maximumLength = 512

  /// The steps that matching may still take. ICU reports progress each ten thousand steps, which takes
  /// a fifth of a millisecond; a pattern that suits its values needs none. Reports are counted and
  /// time is not, so that the answer is the same on every machine.
  struct Budget: Sendable {
    /// What one text may use up.
    static let each = 3
    /// What comparing all texts of one file with all patterns may use up.
    static let ofFile = 12
    /// What the texts of one file may use up of a pattern.
    var left = 6
  }

  /// What comparing a text gives.
  enum Answer: Sendable {
    case match
    case mismatch
    /// The budget is used up: nobody knows.
    case unknown
  }

  /// Compiles an expression; nil where it is not one.
  package init?(_ source: String, at location: SourceLocation? = nil) {
    guard source.utf8.count <= 1024, (try? NSRegularExpression(pattern: source)) != nil,
      let expression = try? NSRegularExpression(pattern: "\\A(?:\(source))\\z")
    else { return nil }
    self.source = source
    self.location = location
    self.expression = expression
  }

  /// True where the whole text matches. A pattern that takes too long on a text does not match it.
  package func matches(_ text: String) -> Bool { isMatch(text) ?? false }

  /// True where the whole text matches; nil where it takes too long to know.
  func isMatch(_ text: String) -> Bool? {
    var budget = Budget(left: 1)
    switch compare(text, &budget) {
    case .match: return true
    case .mismatch: return false
    case .unknown: return nil
    }
  }

  /// Compares the whole of a text.
  func compare(_ text: String, _ budget: inout Budget) -> Answer {
    guard text.utf8.count <= Self.maximumLength else { return .mismatch }
    guard budget.left > 0 else { return .unknown }
    let range = NSRange(location: 0, length: text.utf16.count)
    let allowed = min(budget.left, Budget.each)
    var answer = Answer.mismatch
    var reports = 0
    expression.enumerateMatches(in: text, options: .reportProgress, range: range) {
      result, _, stop in
      if result != nil {
        answer = .match
        stop.pointee = true
        return
      }
      reports += 1
      if reports >= allowed {
        answer = .unknown
        stop.pointee = true
      }
    }
    budget.left -= reports
    return answer
  }
}
