internal import Foundation

/// A regular expression that a whole text must match (ICU syntax).
public struct Pattern: Sendable {
  /// The expression as written.
  public let source: String
  private let expression: NSRegularExpression

  /// Longer texts never match, so that no text can make a pattern run away.
  private static let maximumLength = 512

  /// Compiles an expression; nil where it is not one.
  public init?(_ source: String) {
    guard source.utf8.count <= 1024,
      let expression = try? NSRegularExpression(pattern: "\\A(?:\(source))\\z")
    else { return nil }
    self.source = source
    self.expression = expression
  }

  /// True where the whole text matches.
  public func matches(_ text: String) -> Bool {
    guard text.utf8.count <= Self.maximumLength else { return false }
    let range = NSRange(location: 0, length: text.utf16.count)
    return expression.firstMatch(in: text, range: range) != nil
  }
}
