package import Diagnostics

extension Rule {
  /// YAML reads part of a value as a comment or as a tag.
  package static let swallowedText = Rule(
    "swallowed-text", .warning, stage: .content,
    what: "YAML reads part of a value as a comment or a tag, and drops it.",
    why: """
      A `#` after a space begins a comment, and a `!` before a word is a tag. The words are \
      missing on the site, although the file still shows them.
      """,
    example: """
      title: Lesson #7 on keys
      """,
    fix: """
      Put the value into quotes. If you mean a comment, write a space after `#`, or two spaces \
      before it.
      """)
}

extension Finding {
  /// `comment` follows `node`, the value of a field.
  static func swallowedComment(
    _ comment: SourceRange, behind node: YAMLNode, field: String, in file: SourceFile
  ) -> Finding {
    let text = String(decoding: file.bytes[comment.indices], as: UTF8.self)
    return Finding(
      .swallowedText, at: file.at(comment),
      "YAML reads \(text.quoted) as a comment, so it is not part of \(field.quoted)",
      help: ["put the whole value into quotes, or write a space after `#` for a comment"],
      fix: quotes(around: node, and: comment, in: file))
  }

  /// A fix that quotes the value together with the comment, or nil if the author's intent is
  /// unclear. The intent is clear if a digit or a capital letter follows `#`, as in `#CC6.6`, and
  /// the line contains no bracket, anchor, alias or tag before the value.
  private static func quotes(
    around node: YAMLNode, and comment: SourceRange, in file: SourceFile
  ) -> Fix? {
    let bytes = file.bytes
    let sign = bytes[Int(comment.start) + 1]
    guard (0x30...0x39).contains(sign) || (0x41...0x5A).contains(sign) else { return nil }
    var line = Int(comment.start)
    while line > 0, bytes[line - 1] != 0x0A, bytes[line - 1] != 0x0D { line -= 1 }
    // The range of an empty value ends at its colon or dash. The quoted text then starts at the
    // comment.
    let start = node.range.isEmpty ? Int(comment.start) : Int(node.range.start)
    guard start >= line, start <= Int(comment.start),
      !bytes[line..<start].contains(where: { "[{&*!".utf8.contains($0) }),
      let source = WrittenScalar.quotedSource(of: bytes[start..<Int(comment.end)])
    else { return nil }
    return Fix(file.at(SourceRange(start, Int(comment.end))), replacement: source)
  }

  /// A plain text that begins with `&` and consists of one word is an anchor without a value.
  static func swallowedAnchor(_ anchor: String, at location: SourceLocation, fix: Fix?) -> Finding {
    Finding(
      .swallowedText, at: location,
      "YAML reads \(anchor.quoted) as an anchor, and no value follows it",
      help: ["put the value into quotes"], fix: fix)
  }

  static func swallowedTag(_ tag: String, at location: SourceLocation, fix: Fix?) -> Finding {
    Finding(
      .swallowedText, at: location,
      "YAML reads \(tag.quoted) as a tag, so it is not part of the value",
      help: [fix == nil ? "write the value without a tag" : "put the value into quotes"], fix: fix)
  }
}
