internal import Bytes
internal import Diagnostics

// Mistakes with single signs: bullets, equals signs, brackets and signs that YAML reserves.

extension YAMLMistake {
  /// An item of a list that begins with `*`, as in Markdown.
  static func bullet(
    _ failure: YAMLStream.Failure, _ lines: Lines, _ line: Range<Int>
  ) -> YAMLMistake? {
    let start = lines.margin(of: line).upperBound
    guard failure.problem.contains("alphabetic or numeric character"), start + 1 < line.upperBound,
      lines.bytes[start] == UInt8(ascii: "*"), lines.bytes[start + 1] == 0x20
    else { return nil }
    let text = String(decoding: lines.bytes[(start + 2)..<line.upperBound], as: UTF8.self)
    return YAMLMistake(
      range: SourceRange(start, start + 1), problem: "`*` begins no item of a list",
      help: "write \("- \(text.singleLine.prefix(30))".quoted)")
  }

  /// A line without a colon, as in `severity = medium`, or a text that goes on without indentation.
  static func withoutColon(
    _ failure: YAMLStream.Failure, _ lines: Lines, _ line: Range<Int>
  ) -> YAMLMistake? {
    let isOfNextLine = failure.problem.contains("mapping values")
    guard isOfNextLine || failure.problem.contains("expected ':'") else { return nil }
    let margin = lines.margin(of: line)
    if isOfNextLine {
      // The colon is that of the key, so the line above began a text that has no place here.
      let key = lines.bytes[margin.upperBound..<line.upperBound].firstIndex(of: UInt8(ascii: ":"))
      guard key == failure.offset else { return nil }
    }
    let above = line.lowerBound > lines.range.lowerBound ? line.lowerBound - 1 : nil
    for place in [failure.context?.offset, above, failure.offset].compactMap(\.self) {
      let line = lines.line(at: place)
      let start = lines.margin(of: line).upperBound
      guard start < line.upperBound, start - line.lowerBound == margin.count else { continue }
      let text = String(decoding: lines.bytes[start..<line.upperBound], as: UTF8.self).singleLine
      guard let first = text.first, first.isLetter || first.isNumber, !text.contains(": "),
        !text.hasSuffix(":")
      else { continue }
      let isFirst = line.lowerBound == lines.range.lowerBound
      return YAMLMistake(
        range: SourceRange(start, line.upperBound), problem: "this line has no `: `",
        help: help(for: text, isFirst: isFirst))
    }
    return nil
  }

  private static func help(for text: String, isFirst: Bool) -> String {
    let sides = text.split(separator: "=", maxSplits: 1).map { String($0).singleLine }
    if text.contains("="), sides.count == 2, !sides[0].contains(" "), text.count <= 60 {
      return "write \("\(sides[0]): \(sides[1])".quoted)"
    }
    let words = text.split(separator: " ")
    if words.count == 2, isFirst { return "write \("\(words[0]): \(words[1])".quoted)" }
    return isFirst
      ? "begin it with a key, as in `title: …`"
      : "indent it by two spaces if it continues the text above, or begin it with a key"
  }

  /// A bracket that is not closed before the next line.
  static func openBracket(
    _ failure: YAMLStream.Failure, _ lines: Lines, _ line: Range<Int>
  ) -> YAMLMistake? {
    let problems = ["',' or '}'", "',' or ']'"]
    guard problems.contains(where: failure.problem.contains), let context = failure.context,
      lines.range.contains(context.offset)
    else { return nil }
    let opening = lines.line(at: context.offset)
    let sign = lines.bytes[context.offset]
    guard sign == UInt8(ascii: "[") || sign == UInt8(ascii: "{"),
      opening != line || failure.offset >= line.upperBound,
      !lines.bytes[context.offset..<opening.upperBound].contains(where: { "]}".utf8.contains($0) })
    else { return nil }
    let pair = sign == UInt8(ascii: "[") ? ("[", "]") : ("{", "}")
    return YAMLMistake(
      range: SourceRange(context.offset, opening.upperBound),
      problem: "this `\(pair.0)` is never closed", help: "add `\(pair.1)` after the last item")
  }

  /// A value that begins with a sign that YAML reserves.
  static func reserved(
    _ failure: YAMLStream.Failure, _ lines: Lines, _ line: Range<Int>
  ) -> YAMLMistake? {
    guard failure.problem.contains("cannot start any token"), line.contains(failure.offset),
      "`@%".utf8.contains(lines.bytes[failure.offset])
    else { return nil }
    let text = String(decoding: lines.bytes[failure.offset..<line.upperBound], as: UTF8.self)
      .singleLine
    let isSimple = !text.contains(where: { "\"\\[]{},".contains($0) }) && text.count <= 60
    return YAMLMistake(
      range: SourceRange(failure.offset, line.upperBound),
      problem: "a value cannot begin with `\(text.prefix(1))`".replacing("```", with: "a backtick"),
      help: isSimple ? "put quotes around it: `\"\(text)\"`" : "put quotes around the whole value")
  }

  /// A template such as `{{ page.title }}`, which YAML reads as a mapping.
  static func template(_ range: SourceRange, in bytes: [UInt8]) -> YAMLMistake? {
    let start = Int(range.start)
    guard start > 0, start < bytes.count, bytes[start] == UInt8(ascii: "{"),
      bytes[start - 1] == UInt8(ascii: "{")
    else { return nil }
    return YAMLMistake(
      range: SourceRange(start - 1, start + 1), problem: "`{{` begins a mapping",
      help:
        "put quotes around the whole value, or write the text itself: front matter has no templates"
    )
  }
}
