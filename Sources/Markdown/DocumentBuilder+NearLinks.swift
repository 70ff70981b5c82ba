internal import Diagnostics

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The maximum distance in bytes between a bracket and the parts of the link. Without a limit, a
/// long line of brackets would take quadratic time.
private let linkWindow = 1024

extension DocumentBuilder {
  /// Finds links that cmark treats as text: `[text](My Page.md)`, `[text](page.md`, `[text]
  /// (page.md)` and `[name]: My Page.md`. It searches the file, which still has the escapes.
  mutating func recordNearLinks(in content: UnsafeBufferPointer<UInt8>, at place: SourceRange) {
    guard let start = content.baseAddress,
      memchr(start, Int32(UInt8(ascii: "]")), content.count) != nil
    else { return }
    let exact = zip(content, map.file[place.indices]).prefix { $0 == $1 }.count
    var index = 0
    while index < exact {
      defer { index += 1 }
      guard content[index] == UInt8(ascii: "]") else { continue }
      let bracket = Int(place.start) + index
      let next = bracket + 1
      recordExchangedBrackets(bracket)
      guard next < block.upperBound, let open = openingBracket(before: bracket) else { continue }
      switch map.file[next] {
      case UInt8(ascii: "("): recordInlineLink(open, parenthesis: next)
      case 0x20: recordDetachedLink(open, bracket: bracket)
      case UInt8(ascii: ":"): recordDefinition(open, colon: next)
      default: break
      }
    }
  }

  /// Records `[text](…` if it is not a link.
  private mutating func recordInlineLink(_ open: Int, parenthesis: Int) {
    let end = lineEnd(from: parenthesis)
    let isImage = open > 0 && map.file[open - 1] == UInt8(ascii: "!")
    let whole = isImage ? open - 1 : open
    guard let close = closingParenthesis(from: parenthesis, before: end) else {
      let path = map.file[(parenthesis + 1)..<end].prefix { !isSpace($0) }
      guard isPath(path) else { return }
      record(.unclosedDestination, at: SourceRange(whole, path.endIndex))
      return
    }
    let inner = withoutTitle(trimmed((parenthesis + 1)..<close))
    let text = map.file[inner]
    if text.first == UInt8(ascii: "<"), text.last != UInt8(ascii: ">"), isPath(text.dropFirst()) {
      record(.unclosedAngle, at: SourceRange(whole, close + 1))
      return
    }
    guard text.contains(where: isSpace), isImage || isPath(text) else { return }
    record(
      .spacedDestination, at: SourceRange(inner.lowerBound, inner.upperBound),
      replacement: isImage ? withoutSize(text) ?? withoutSpaces(text) : withoutSpaces(text))
  }

  /// Returns the destination of an image before a size such as ` =100x50`, which some renderers read.
  private func withoutSize(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    let parts = text.split(separator: 0x20)
    guard parts.count == 2, let sign = parts[1].first, sign == UInt8(ascii: "="),
      parts[1].dropFirst().allSatisfy({ "0123456789x%*".utf8.contains($0) })
    else { return nil }
    return String(decoding: parts[0], as: UTF8.self)
  }

  /// Records `(text)[page.md]`.
  private mutating func recordExchangedBrackets(_ bracket: Int) {
    let bytes = map.file[max(block.lowerBound, bracket - linkWindow)..<bracket]
    guard let open = bytes.lastIndex(of: UInt8(ascii: "[")), open > bytes.startIndex,
      bytes[open - 1] == UInt8(ascii: ")"),
      let start = bytes[..<open].lastIndex(of: UInt8(ascii: "("))
    else { return }
    let text = bytes[(start + 1)..<(open - 1)]
    let path = bytes[(open + 1)...]
    // `f(x)[a.b]` is an expression.
    guard start == bytes.startIndex || !isWord(bytes[start - 1]), !text.isEmpty,
      !text.contains(0x0A), !path.contains(where: isSpace), isPath(path)
    else { return }
    record(
      .exchangedBrackets, at: SourceRange(start, bracket + 1),
      replacement:
        "[\(String(decoding: text, as: UTF8.self))](\(String(decoding: path, as: UTF8.self)))")
  }

  /// Records `[text] (page.md)`. A number in brackets is often a citation, so it counts only before
  /// a path without a scheme.
  private mutating func recordDetachedLink(_ open: Int, bracket: Int) {
    let end = lineEnd(from: bracket)
    var parenthesis = bracket + 1
    while parenthesis < end, map.file[parenthesis] == 0x20 { parenthesis += 1 }
    guard parenthesis < end, map.file[parenthesis] == UInt8(ascii: "("),
      let close = closingParenthesis(from: parenthesis, before: end)
    else { return }
    let inner = map.file[(parenthesis + 1)..<close]
    let label = map.file[(open + 1)..<bracket]
    guard !label.isEmpty, label.first != UInt8(ascii: "^"), !inner.contains(where: isSpace),
      isPath(inner)
    else { return }
    // `a[0] (see page.md)` is an index expression.
    if open > block.lowerBound, isWord(map.file[open - 1]) { return }
    let isCitation = label.allSatisfy { $0 &- 0x30 < 10 }
    guard !isCitation || !inner.contains(UInt8(ascii: ":")) else { return }
    let isImage = open > 0 && map.file[open - 1] == UInt8(ascii: "!")
    let whole = SourceRange(isImage ? open - 1 : open, close + 1)
    let replacement =
      Array(map.file[whole.indices.lowerBound...bracket]) + map.file[parenthesis...close]
    record(
      .detachedDestination, at: whole, replacement: String(decoding: replacement, as: UTF8.self))
  }

  /// Records `[name]: My Page.md` at the start of a line.
  private mutating func recordDefinition(_ open: Int, colon: Int) {
    let line = map.content(ofLine: map.line(of: colon))
    guard line.lowerBound == open, line.upperBound > colon, map.file[open + 1] != UInt8(ascii: "^")
    else { return }
    let inner = withoutTitle(trimmed((colon + 1)..<line.upperBound))
    let text = map.file[inner]
    guard text.contains(where: isSpace), text.first != UInt8(ascii: "<"), isPath(text) else {
      return
    }
    record(
      .spacedDefinition, at: SourceRange(inner.lowerBound, inner.upperBound),
      replacement: withoutSpaces(text))
  }

  // MARK: Parts of a link

  /// Returns the opening bracket of the pair that ends at `close`, or nil if `close` is escaped.
  private func openingBracket(before close: Int) -> Int? {
    var depth = 0
    let limit = max(block.lowerBound, close - linkWindow)
    var index = close
    while index >= limit {
      let byte = map.file[index]
      if (byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")), !isEscaped(index) {
        depth += byte == UInt8(ascii: "]") ? 1 : -1
        if depth == 0 { return index }
      } else if index == close {
        return nil
      }
      index -= 1
    }
    return nil
  }

  private func isEscaped(_ index: Int) -> Bool {
    var start = index
    while start > block.lowerBound, map.file[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return (index - start) % 2 == 1
  }

  private func lineEnd(from start: Int) -> Int {
    let limit = min(block.upperBound, start + linkWindow)
    return (start..<limit).first { map.file[$0] == 0x0A || map.file[$0] == 0x0D } ?? limit
  }

  private func closingParenthesis(from open: Int, before end: Int) -> Int? {
    var depth = 0
    for index in open..<end {
      if map.file[index] == UInt8(ascii: "(") { depth += 1 }
      if map.file[index] == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, isSpace(map.file[first]) { range.removeFirst() }
    while let last = range.last, isSpace(map.file[last]) { range.removeLast() }
    return range
  }

  /// Returns a destination without the title after it.
  private func withoutTitle(_ range: Range<Int>) -> Range<Int> {
    guard let last = range.last, range.count > 2,
      map.file[last] == UInt8(ascii: "\"") || map.file[last] == UInt8(ascii: "'"),
      let open = range.dropLast().last(where: { map.file[$0] == map.file[last] }),
      open > range.lowerBound, isSpace(map.file[open - 1])
    else { return range }
    return trimmed(range.lowerBound..<open)
  }

  private func withoutSpaces(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(decoding: text, as: UTF8.self).replacing(" ", with: "%20")
      .replacing("\t", with: "%09")
  }
}

/// Returns whether a text looks like an address or a path: it has a scheme, begins like a path, or
/// has a known file extension.
private func isPath(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  let text = String(decoding: bytes, as: UTF8.self)
  if ["./", "../", "http://", "https://", "mailto:"].contains(where: text.lowercased().hasPrefix) {
    return true
  }
  if text.hasPrefix("#") { return !text.contains(where: \.isWhitespace) && text.count > 1 }
  let path = text.prefix { $0 != "#" && $0 != "?" }
  guard let dot = path.lastIndex(of: "."), dot > path.startIndex else { return false }
  return linkedEndings.contains(path[path.index(after: dot)...].lowercased())
}

private func isWord(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") || byte >= 0x80
}

/// The extensions of files that links and images usually lead to.
private let linkedEndings: Set<String> = [
  "md", "markdown", "html", "htm", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "pdf", "yml",
  "yaml", "json", "csv", "txt", "docx", "xlsx", "pptx", "zip",
]
