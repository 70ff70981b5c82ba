internal import Bytes
package import Diagnostics
package import Markdown

/// Suppresses the findings of one rule in a scope, for a stated reason.
package struct Suppression: Sendable {
  /// The findings that a suppression covers.
  package enum Scope: Sendable, Hashable {
    /// All findings in one file, identified by its display path.
    case file(String)
    /// Findings that begin in a range of one file.
    case range(SourceLocation)
    /// Findings in one file or in all files of a folder, by the path below the content folder.
    case path(String)
  }

  /// The suppressed rule.
  package let rule: RuleID
  /// The location of the rule's name.
  package let location: SourceLocation
  /// The maintainer's reason.
  package let because: String
  /// The findings that it covers.
  package let scope: Scope
  /// The location of the path in `site.yml`, or nil if the scope is the surrounding file or block.
  package let scopeLocation: SourceLocation?
  /// The range of the HTML comment, which `--fix` may delete. Nil for a suppression in YAML.
  package let comment: SourceRange?

  /// The declaration of the universal field `ignore: [{ rule: …, because: … }]`.
  static let field = FieldSchema(
    "ignore", .list(FieldSchema("ignore", .record(parts))),
    meaning: "Rules whose findings in this file are left out, each with the reason.")

  package static let parts = [
    FieldSchema("rule", .string, required: true, meaning: "The id of the rule."),
    FieldSchema("because", .text, required: true, meaning: "The reason, for the next reader."),
  ]

  /// Reads suppressions in front matter or in `site.yml`, where `scope` reads a path.
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

  /// Reads suppression comments in a body. `<!-- demarc-ignore RULE: reason -->` covers the block
  /// that follows, up to the next blank line.
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

  /// The range of a comment, extended to the whole line if the line contains nothing else.
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

  /// The range from an offset to the next blank line, without leading blank lines.
  private static func block(after offset: Int, in bytes: [UInt8]) -> SourceRange {
    var start = offset
    while start < bytes.count, bytes[start].isSpaceOrLineBreak { start += 1 }
    var end = start
    var isBlank = false
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: "\n") {
        if isBlank { break }
        isBlank = true
      } else if !bytes[end].isSpaceOrLineBreak {
        isBlank = false
      }
      end += 1
    }
    return SourceRange(start, end)
  }
}

/// The parts of `<!-- demarc-ignore RULE: reason -->`.
private struct CommentParts {
  let rule: Substring
  /// The range of the rule's name, in bytes from the start of the comment.
  let ruleStart: Int
  let ruleEnd: Int
  /// The reason, or nil if the rule or the reason is missing.
  let because: String?
  /// Length of the comment in bytes, up to and including `-->`.
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
    let text = reason.singleLine
    because = text.isEmpty || rule.isEmpty ? nil : text
    length = comment.utf8.distance(from: comment.startIndex, to: close.upperBound)
  }
}
