package import Diagnostics
internal import Foundation
internal import Synchronization

/// A regular expression that must match a whole string (ICU syntax).
package struct Pattern: Sendable {
  /// The expression as written.
  package let source: String
  /// The location of the expression in the schema.
  package let location: SourceLocation?
  private let expression: Expression

  /// Maximum length of a string in bytes of UTF-8. Longer strings never match.
  private static let maximumLength = 512

  /// The remaining budget for matching, in progress reports of ICU. ICU sends a report every 10,000
  /// steps, which take about 0.2 ms. A well-behaved pattern needs none. The budget counts reports
  /// instead of time, so that the result is the same on every machine.
  struct Budget: Sendable {
    /// Budget for one string.
    static let each = 3
    /// Budget for all strings of a file and all patterns.
    static let ofFile = 12
    /// Budget for one pattern and all strings of a file.
    var left = 6
  }

  /// The result of a comparison.
  enum Answer: Sendable {
    case match
    case mismatch
    /// The budget ran out before the result was known.
    case unknown
  }

  /// Compiles an expression. Returns nil if it is invalid or longer than 1,024 bytes.
  package init?(_ source: String, at location: SourceLocation? = nil) {
    guard source.utf8.count <= 1024, (try? NSRegularExpression(pattern: source)) != nil,
      let expression = try? NSRegularExpression(pattern: Expression.whole(source))
    else { return nil }
    self.source = source
    self.location = location
    self.expression = Expression(expression)
  }

  /// Creates a pattern of the program. It is compiled when it is used.
  package init(valid source: StaticString) {
    self.source = "\(source)"
    location = nil
    expression = Expression(of: self.source)
  }

  /// True if the pattern matches the whole string. False if matching exceeds the budget.
  package func matches(_ text: String) -> Bool { isMatch(text) ?? false }

  /// Whether the pattern matches the whole string, or nil if matching exceeds the budget.
  func isMatch(_ text: String) -> Bool? {
    var budget = Budget(left: 1)
    switch compare(text, &budget) {
    case .match: return true
    case .mismatch: return false
    case .unknown: return nil
    }
  }

  /// Returns the first part of a short string that matches, or nil if no part does, or if the search
  /// takes many steps.
  func part(of text: String) -> String? {
    guard text.utf8.count <= 60,
      let expression = try? NSRegularExpression(pattern: source)
    else { return nil }
    let range = NSRange(location: 0, length: text.utf16.count)
    var part: String?
    var reports = 0
    expression.enumerateMatches(in: text, options: .reportProgress, range: range) {
      result, _, stop in
      part = result.flatMap { Range($0.range, in: text) }.map { String(text[$0]) }
      // ICU also reports each place where it begins to compare.
      reports += 1
      if result != nil || reports > range.length + Budget.each { stop.pointee = true }
    }
    return part?.isEmpty ?? true ? nil : part
  }

  /// Compares the whole string with the pattern and reduces the budget.
  func compare(_ text: String, _ budget: inout Budget) -> Answer {
    guard text.utf8.count <= Self.maximumLength else { return .mismatch }
    guard budget.left > 0 else { return .unknown }
    let range = NSRange(location: 0, length: text.utf16.count)
    let allowed = min(budget.left, Budget.each)
    var answer = Answer.mismatch
    var reports = 0
    expression.compiled?.enumerateMatches(in: text, options: .reportProgress, range: range) {
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

/// A regular expression that is compiled when it is used for the first time.
private final class Expression: Sendable {
  private let source: String
  private let state: Mutex<NSRegularExpression?>

  init(_ compiled: NSRegularExpression) {
    source = compiled.pattern
    state = Mutex(compiled)
  }

  init(of source: String) {
    self.source = Self.whole(source)
    state = Mutex(nil)
  }

  /// The compiled expression, or nil if it is invalid.
  var compiled: NSRegularExpression? {
    state.withLock {
      if $0 == nil { $0 = try? NSRegularExpression(pattern: source) }
      return $0
    }
  }

  /// Returns an expression that matches whole strings.
  static func whole(_ source: String) -> String { "\\A(?:\(source))\\z" }
}
