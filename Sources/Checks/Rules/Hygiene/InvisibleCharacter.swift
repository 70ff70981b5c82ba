internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A name has a character without width.
  package static let invisibleCharacter = Rule(
    "invisible-character", .warning, stage: .check,
    what: """
      A title, id, alias, tag or heading has a character without width (such as U+200B) between \
      Latin letters or at its end, or a text has a byte order mark.
      """,
    why: """
      The name looks right, but a reference, a link or a search for it fails.
      """,
    example: """
      title: "SaaS\\u200B AI"
      """,
    fix: "Remove the character. `demarc check --fix` does so where that is safe.")
}

extension Check {
  static let invisibleCharacter = Check(.invisibleCharacter) { context, position in
    let entry = context.graph.entries[position]
    var findings = context.traces(of: position).compactMap { trace, place -> Finding? in
      guard trace.kind == .byteOrderMark else { return nil }
      return finding(
        0xFEFF, at: place,
        fix: trace.isExact
          ? Fix(place.path, [.init(place.range, "", insteadOf: trace.text)]) : nil)
    }
    visitNames(of: entry) { name, range, isID in
      let scalars = Array(name.unicodeScalars)
      guard let index = scalars.indices.first(where: { isInvisible($0, in: scalars, isID) }) else {
        return
      }
      // The bytes of the name in the file, if it is written there as it is.
      let text = MarkdownDocument.PlainText(name, at: range)
      let start = scalars[..<index].reduce(0) { $0 + String($1).utf8.count }
      let part = start..<(start + String(scalars[index]).utf8.count)
      let place = entry.at(text.range(of: part))
      // Another id needs other references.
      let canFix = !isID && text.isPlain(part)
      findings.append(
        finding(
          scalars[index].value, at: place,
          fix: canFix
            ? Fix(place.path, [.init(place.range, "", insteadOf: String(scalars[index]))]) : nil))
    }
    return findings
  }

  private static func finding(_ scalar: UInt32, at place: SourceLocation, fix: Fix?) -> Finding {
    Finding(
      .invisibleCharacter, at: place,
      "here is the invisible character U+\(String(scalar, radix: 16, uppercase: true))",
      help: ["remove it"], fix: fix)
  }

  /// Returns whether a scalar has no width and no meaning. Scripts such as Persian and those of
  /// India need joiners, and Thai and Khmer need spaces without width, so both neighbours must be
  /// Latin.
  private static func isInvisible(
    _ index: Int, in scalars: [Unicode.Scalar], _ isID: Bool
  ) -> Bool {
    guard [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains(scalars[index].value) else {
      return false
    }
    let (before, after) = (scalars[..<index].last, scalars[(index + 1)...].first)
    func isLatin(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { $0.value < 0x250 } ?? true }
    guard isLatin(before), isLatin(after) else { return false }
    if isID { return true }
    // Typographers write U+200C between letters that would form a ligature, and U+2060 where no
    // line may break.
    switch scalars[index].value {
    case 0x200C: return before.map { !$0.properties.isAlphabetic } ?? true
    case 0x2060: return false
    default: return true
    }
  }
}
