internal import Diagnostics
internal import Foundation

/// A finding in the overlay of a page.
struct OverlayFinding: Sendable, Encodable, Equatable {
  let severity: String
  let rule: String
  let message: String
  let path: String
  let line: Int
  let column: Int
  /// The source line, shortened and split into the text before, inside and after the underlined
  /// range.
  let before: String
  let marked: String
  let after: String
  let help: [String]
  /// A URL that opens the location in an editor.
  let href: String?

  /// The maximum number of findings in an overlay.
  static let limit = 50

  /// Returns the errors among findings.
  static func errors(in findings: [Finding], editor: Editor) -> [OverlayFinding] {
    var files: [String: [UInt8]] = [:]
    return findings.lazy.filter { $0.severity == .error }.prefix(limit).map { finding in
      let path = finding.location.path
      let bytes =
        files[path] ?? FileManager.default.contents(atPath: path).map { Array($0.prefix(1 << 20)) }
        ?? []
      files[path] = bytes
      return OverlayFinding(finding, bytes, editor)
    }
  }

  /// Creates an item for an error outside the content.
  init(message: String) {
    self.message = message
    severity = Severity.error.rawValue
    (rule, path, line, column) = ("environment", "", 1, 1)
    (before, marked, after, help, href) = ("", "", "", [], nil)
  }

  private init(_ finding: Finding, _ bytes: [UInt8], _ editor: Editor) {
    severity = finding.severity.rawValue
    rule = finding.rule.name
    message = finding.message
    path = finding.location.path
    help = finding.help
    let index = LineIndex(bytes)
    let range = finding.location.range
    let start = min(Int(range.start), bytes.count)
    (line, column) = index.position(of: start, in: bytes)
    let whole = index.range(ofLine: line, in: bytes)
    let from = min(max(start, whole.lowerBound), whole.upperBound)
    let to = min(max(Int(range.end), from), whole.upperBound)
    before = Self.text(bytes[max(whole.lowerBound, from - 80)..<from])
    marked = Self.text(bytes[from..<min(to, from + 200)])
    after = Self.text(bytes[to..<min(whole.upperBound, to + 80)])
    let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
    href = editor.address(of: absolute, line: line, column: column)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
