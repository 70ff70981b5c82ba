internal import Foundation

/// A regular expression that a whole text must match (ICU syntax).
public struct Pattern: Sendable {
  /// The expression as written.
  public let source: String
  private let expression: NSRegularExpression

  /// Longer texts never match.
  private static let maximumLength = 512
  /// How often ICU may report progress before a match is given up. Each report is a number of
  /// steps, not a time, so that the answer is the same on every machine.
  private static let maximumReports = 50

  /// Compiles an expression; nil where it is not one.
  public init?(_ source: String) {
    guard source.utf8.count <= 1024, (try? NSRegularExpression(pattern: source)) != nil,
      let expression = try? NSRegularExpression(pattern: "\\A(?:\(source))\\z")
    else { return nil }
    self.source = source
    self.expression = expression
  }

  /// True where the whole text matches. A pattern that takes too long on a text does not match it.
  public func matches(_ text: String) -> Bool {
    guard text.utf8.count <= Self.maximumLength else { return false }
    let range = NSRange(location: 0, length: text.utf16.count)
    var isMatch = false
    var reports = 0
    expression.enumerateMatches(in: text, options: .reportProgress, range: range) {
      result, _, stop in
      isMatch = result != nil
      reports += 1
      if isMatch || reports > Self.maximumReports { stop.pointee = true }
    }
    return isMatch
  }
}
