package import Diagnostics
package import Markdown

/// A wish not to be told of a rule's findings in some place, with its reason.
package struct Suppression: Sendable {
  /// Which findings it covers.
  package enum Scope: Sendable, Hashable {
    /// All of one file, by the path findings show.
    case file(String)
    /// Those that begin in these bytes of one file.
    case range(SourceLocation)
    /// All files below a folder of the content, or one file, by the path below the content folder.
    case path(String)
  }

  /// The rule.
  package let rule: RuleID
  /// Where the rule is named.
  package let location: SourceLocation
  /// Why, in a maintainer's words.
  package let because: String
  /// What it covers.
  package let scope: Scope
  /// Where the path that it covers is named; nil where it covers what it stands in.
  package let scopeLocation: SourceLocation?
  /// The whole comment, which can go by itself; nil where it is written in YAML.
  package let comment: SourceRange?

  /// `ignore: [{ rule: …, because: … }]`, which every entry may have.
  static let field = FieldSchema(
    "ignore", .list(FieldSchema("ignore", .record(parts))))

  package static let parts = [
    FieldSchema("rule", .string, required: true), FieldSchema("because", .text, required: true),
  ]

  /// Reads what stands in front matter, or in `site.yml`, where `scope` asks for a path.
  package static func read(
    _ items: [Field], path: String, scope: (Fields) -> Scope?
  ) -> [Suppression] {
    items.compactMap { item in
      guard case .record(let fields) = item.value, let rule = fields["rule"],
        case .text(let name) = rule.value, let because = fields.text("because"),
        let scope = scope(fields)
      else { return nil }
      return Suppression(
        rule: RuleID(name), location: SourceLocation(path, rule.range), because: because,
        scope: scope, scopeLocation: fields["in"].map { SourceLocation(path, $0.range) },
        comment: nil)
    }
  }

  /// Reads the comments of a body: `<!-- demarc-ignore RULE: reason -->` covers the block that
  /// follows, up to the next blank line.
  package static func read(
    _ document: MarkdownDocument, of file: SourceFile
  ) -> (suppressions: [Suppression], findings: [Finding]) {
    var suppressions: [Suppression] = []
    var findings: [Finding] = []
    for comment in document.comments {
      let text = String(decoding: file.bytes[comment.indices], as: UTF8.self)
      guard let parts = CommentParts(text) else { continue }
      let start = Int(comment.start)
      let place = file.at(SourceRange(start + parts.ruleStart, start + parts.ruleEnd))
      guard let because = parts.because else {
        findings.append(.missingReason(String(parts.rule), at: place))
        continue
      }
      suppressions.append(
        Suppression(
          rule: RuleID(String(parts.rule)), location: place, because: because,
          scope: .range(file.at(block(after: start + parts.length, in: file.bytes))),
          scopeLocation: nil, comment: whole(start..<(start + parts.length), in: file.bytes)))
    }
    return (suppressions, findings)
  }

  /// A comment with its line, where nothing else stands there.
  private static func whole(_ comment: Range<Int>, in bytes: [UInt8]) -> SourceRange {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var start = comment.lowerBound
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    var end = comment.upperBound
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    guard start == 0 || bytes[start - 1] == 0x0A, end < bytes.count, bytes[end] == 0x0A else {
      return SourceRange(comment.lowerBound, comment.upperBound)
    }
    return SourceRange(start, end + 1)
  }

  /// From an offset to the next blank line, blank lines at the beginning left out.
  private static func block(after offset: Int, in bytes: [UInt8]) -> SourceRange {
    var start = offset
    while start < bytes.count, isSpace(bytes[start]) { start += 1 }
    var end = start
    var isBlank = false
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: "\n") {
        if isBlank { break }
        isBlank = true
      } else if !isSpace(bytes[end]) {
        isBlank = false
      }
      end += 1
    }
    return SourceRange(start, end)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

/// `<!-- demarc-ignore RULE: reason -->` taken apart.
private struct CommentParts {
  let rule: Substring
  /// Bytes from the beginning of the comment.
  let ruleStart: Int
  let ruleEnd: Int
  /// Nil where there is none.
  let because: String?
  /// The comment up to its `-->`, in bytes.
  let length: Int

  init?(_ comment: String) {
    guard let close = comment.firstRange(of: "-->"), comment.hasPrefix("<!--") else { return nil }
    let inner = comment[..<close.lowerBound].dropFirst(4).drop(while: \.isWhitespace)
    let word = "demarc-ignore"
    guard inner.hasPrefix(word) else { return nil }
    let behind = inner.dropFirst(word.count)
    guard behind.first?.isWhitespace ?? true else { return nil }
    let rest = behind.drop(while: \.isWhitespace)
    rule = rest.prefix { !$0.isWhitespace && $0 != ":" }
    ruleStart = comment.utf8.distance(from: comment.startIndex, to: rule.startIndex)
    ruleEnd = ruleStart + rule.utf8.count
    let behindRule = rest.dropFirst(rule.count).drop(while: \.isWhitespace)
    let reason = behindRule.first == ":" ? behindRule.dropFirst() : ""
    let text = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    because = text.isEmpty || rule.isEmpty ? nil : text
    length = comment.utf8.distance(from: comment.startIndex, to: close.upperBound)
  }
}
