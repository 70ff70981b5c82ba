internal import Bytes
internal import Diagnostics

/// A mistake that authors make in YAML, found where libyaml gave up. Its own messages name the parts
/// of its grammar.
struct YAMLMistake {
  /// The place of the mistake in the file.
  let range: SourceRange
  /// The end of the message, after "this is not YAML: ".
  let problem: String
  let help: String

  /// Returns the mistake behind a failure, or nil if it is another one.
  ///
  /// - Parameter range: The YAML in the file.
  static func find(
    _ failure: YAMLStream.Failure, in bytes: [UInt8], _ range: Range<Int>
  ) -> YAMLMistake? {
    let lines = Lines(bytes: bytes, range: range)
    let line = lines.line(at: failure.offset)
    return tab(lines, line)
      ?? bullet(failure, lines, line)
      ?? missingSpace(failure, lines, line)
      ?? withoutColon(failure, lines, line)
      ?? colon(failure, lines, line)
      ?? closedQuote(failure, lines, line)
      ?? comment(failure, lines)
      ?? openBracket(failure, lines, line)
      ?? reserved(failure, lines, line)
      ?? indentation(failure, lines, line)
  }

  /// A tab before the text of the line.
  private static func tab(_ lines: Lines, _ line: Range<Int>) -> YAMLMistake? {
    guard let tab = lines.margin(of: line).first(where: { lines.bytes[$0] == 0x09 }) else {
      return nil
    }
    return YAMLMistake(
      range: SourceRange(tab, tab + 1), problem: "a tab indents this line",
      help: "indent with spaces")
  }

  /// A key without a space after its colon, as in `weight:1`.
  private static func missingSpace(
    _ failure: YAMLStream.Failure, _ lines: Lines, _ line: Range<Int>
  ) -> YAMLMistake? {
    guard failure.problem.contains("expected ':'") || failure.problem.contains("mapping values")
    else { return nil }
    // libyaml notices the mistake at the next key.
    let places = [failure.context?.offset, failure.offset, line.lowerBound - 1].compactMap(\.self)
    for line in places.map({ lines.line(at: $0) }) {
      let start = lines.margin(of: line).upperBound
      let key = lines.bytes[start..<line.upperBound].prefix {
        $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
      let colon = key.endIndex
      guard !key.isEmpty, colon + 1 < line.upperBound, lines.bytes[colon] == UInt8(ascii: ":"),
        !lines.bytes[colon + 1].isSpaceOrLineBreak
      else { continue }
      let name = String(decoding: key, as: UTF8.self)
      let rest = String(decoding: lines.bytes[(colon + 1)..<line.upperBound], as: UTF8.self)
      return YAMLMistake(
        range: SourceRange(colon, colon + 1), problem: "there is no space after this `:`",
        help: "write `\(name): \(rest.singleLine.prefix(30))\(rest.count > 30 ? "…" : "")`")
    }
    return nil
  }

  /// A value without quotes that contains a colon and a space, as in `title: Agents: who decides?`.
  private static func colon(
    _ failure: YAMLStream.Failure, _ lines: Lines, _ line: Range<Int>
  ) -> YAMLMistake? {
    let start = lines.margin(of: line).upperBound
    guard failure.problem.contains("mapping values"), failure.offset > start,
      line.contains(failure.offset), lines.bytes[failure.offset] == UInt8(ascii: ":"),
      let first = lines.bytes[start..<failure.offset].firstIndex(of: UInt8(ascii: ":")),
      first + 1 < failure.offset, lines.bytes[first + 1] == 0x20
    else { return nil }
    let key = String(decoding: lines.bytes[start..<first], as: UTF8.self)
    let value = String(decoding: lines.bytes[(first + 1)..<line.upperBound], as: UTF8.self)
      .singleLine
    guard !value.contains("\""), !value.contains("\\"), !value.contains(" #"),
      value.first.map({ !"[{'|>&*!".contains($0) }) ?? false
    else { return nil }
    let isShort = line.count <= 100
    return YAMLMistake(
      range: SourceRange(failure.offset, failure.offset + 1),
      problem: "a value with `: ` in it needs quotes",
      help: isShort ? "write `\(key): \"\(value)\"`" : "put quotes around the whole value")
  }

  /// A text after the closing quote of a value, as in `title: 'Stale' data`.
  private static func closedQuote(
    _ failure: YAMLStream.Failure, _ lines: Lines, _ line: Range<Int>
  ) -> YAMLMistake? {
    guard failure.problem.contains("expected key"), line.contains(failure.offset),
      let quote = lines.bytes[line.lowerBound..<failure.offset].lastIndex(where: { $0 != 0x20 }),
      lines.bytes[quote] == UInt8(ascii: "'") || lines.bytes[quote] == UInt8(ascii: "\"")
    else { return nil }
    return YAMLMistake(
      range: SourceRange(failure.offset, line.upperBound),
      problem: "this text follows the closing quote of its value",
      help: "put the quotes around the whole value, or put other quotes around it")
  }

  /// A `#` in brackets that begins a comment, as in `{ color: #ffcc00 }`.
  private static func comment(
    _ failure: YAMLStream.Failure, _ lines: Lines
  ) -> YAMLMistake? {
    let problems = ["expected node content", "',' or '}'", "',' or ']'"]
    guard problems.contains(where: failure.problem.contains) else { return nil }
    let before = lines.line(
      at: max(lines.range.lowerBound, lines.line(at: failure.offset).lowerBound - 1))
    for line in [before, lines.line(at: failure.offset)] {
      guard
        let mark = line.dropFirst().first(where: {
          lines.bytes[$0] == UInt8(ascii: "#") && lines.bytes[$0 - 1] == 0x20
        })
      else { continue }
      return YAMLMistake(
        range: SourceRange(mark, mark + 1), problem: "this `#` begins a comment",
        help:
          "put a value that begins with `#` into quotes, and close the brackets before a comment")
    }
    return nil
  }

  /// A line that is indented differently from the keys or items above it.
  private static func indentation(
    _ failure: YAMLStream.Failure, _ lines: Lines, _ line: Range<Int>
  ) -> YAMLMistake? {
    let margin = lines.margin(of: line)
    if failure.problem.contains("mapping values"), line.lowerBound > lines.range.lowerBound {
      // A plain value goes on in deeper lines, where a key has no place.
      let above = lines.margin(of: lines.line(at: line.lowerBound - 1))
      let isKey = !lines.bytes[margin.upperBound..<max(margin.upperBound, failure.offset)].contains(
        0x20)
      return isKey && margin.count > above.count
        ? misaligned(margin.upperBound..<line.upperBound, margin.count, above.count) : nil
    }
    guard let context = failure.context, failure.offset == margin.upperBound,
      failure.problem.contains("expected key") || failure.problem.contains("expected '-'")
    else { return nil }
    let place = SourceRange(margin.upperBound, line.upperBound)
    let own = margin.count
    let other = context.offset - lines.line(at: context.offset).lowerBound
    if failure.problem.contains("expected '-'") {
      return YAMLMistake(
        range: place, problem: "this line is not an item of the list above it",
        help: "begin it with `- `, or indent it like the key of the list")
    }
    return own == other ? nil : misaligned(margin.upperBound..<line.upperBound, own, other)
  }

  private static func misaligned(_ place: Range<Int>, _ own: Int, _ other: Int) -> YAMLMistake {
    YAMLMistake(
      range: SourceRange(place.lowerBound, place.upperBound),
      problem:
        "this line is indented by \(counted(own, "space")), the keys of its mapping by \(counted(other, "space"))",
      help: "indent all keys of a mapping alike")
  }

  /// The lines of the YAML.
  struct Lines {
    let bytes: [UInt8]
    let range: Range<Int>

    /// The line at an offset, without its line ending.
    func line(at offset: Int) -> Range<Int> {
      let place = min(max(offset, range.lowerBound), range.upperBound)
      let start = bytes[range.lowerBound..<place].lastIndex(of: 0x0A).map { $0 + 1 }
      var end = bytes[place..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      let first = start ?? range.lowerBound
      while end > first, bytes[end - 1] == 0x0D { end -= 1 }
      return first..<end
    }

    /// The white space at the start of a line.
    func margin(of line: Range<Int>) -> Range<Int> {
      line.lowerBound..<(line.first { bytes[$0] != 0x20 && bytes[$0] != 0x09 } ?? line.upperBound)
    }
  }
}
