#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension BlockTranslator {
  /// Returns the number of bytes of a list marker, or nil if the line begins with none.
  func listMarker(_ cursor: LineCursor) -> Int? {
    guard let first = cursor.first else { return nil }
    var width = 1
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): break
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      width = source[cursor.content..<cursor.end].prefix(10).prefix { $0 &- 0x30 < 10 }.count
      guard width < 10, cursor.content + width < cursor.end,
        [UInt8(ascii: "."), UInt8(ascii: ")")].contains(source[cursor.content + width])
      else { return nil }
      width += 1
    default: return nil
    }
    let behind = cursor.content + width
    return behind == cursor.end || isSpace(source[behind]) ? width : nil
  }

  /// Returns whether a line is a thematic break, such as `* * *`.
  func isThematicBreak(_ cursor: LineCursor) -> Bool {
    guard let first = cursor.first, "*-_".utf8.contains(first) else { return false }
    let marks = source[cursor.content..<cursor.end].filter { !isSpace($0) }
    return marks.count > 2 && marks.allSatisfy { $0 == first }
  }

  /// Returns whether a line begins a block other than a paragraph.
  func opensBlock(_ cursor: LineCursor) -> Bool {
    guard let first = cursor.first else { return false }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "<"),
      UInt8(ascii: ":"):
      return true
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return cursor.run(of: first) >= 3
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      return syntax.admonitions && cursor.run(of: first) >= 3
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "_"):
      return cursor.run(of: first) >= 3 || listMarker(cursor) != nil
    default: return listMarker(cursor) != nil
    }
  }

  /// Returns the lines to skip as HTML.
  func htmlEnd(_ cursor: LineCursor) -> CodeEnd? {
    let tag = source[cursor.content..<cursor.end].dropFirst()
    if tag.starts(with: "!--".utf8) { return end("-->", cursor, from: cursor.content + 4) }
    let name = String(decoding: tag.prefix(12).prefix(while: isNameByte), as: UTF8.self)
    if ["script", "style", "pre", "textarea"].contains(name.lowercased()) {
      return end("</\(name)", cursor, from: cursor.content + 1)
    }
    guard let first = tag.first, first == UInt8(ascii: "/") || isNameByte(first) else { return nil }
    // `<https://…>` is a link, not a tag.
    let behind = tag.dropFirst(first == UInt8(ascii: "/") ? 1 : 0).drop(while: isNameByte).first
    guard let behind else { return .blankLine }
    return isSpace(behind) || behind == UInt8(ascii: ">") || behind == UInt8(ascii: "/")
      ? .blankLine : nil
  }

  /// Returns an end that is not on the first line already.
  private func end(_ text: String, _ cursor: LineCursor, from start: Int) -> CodeEnd? {
    let bytes = Array(text.utf8)
    return contains(bytes, min(start, cursor.end)..<cursor.end) ? nil : .text(bytes)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
  }
}

extension MarkdownOptions.Syntax {
  /// Returns whether a text contains bytes with which the syntax begins.
  func hasTrigger(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Returns whether a byte occurs that begins a line, is repeated, or is followed by a space.
    func has(_ first: StaticString, _ next: (UInt8) -> Bool) -> Bool {
      guard let start = text.baseAddress else { return false }
      let byte = Int32(first.utf8Start.pointee)
      var offset = 0
      while let found = memchr(start + offset, byte, text.count - offset) {
        offset = UnsafeRawPointer(found) - UnsafeRawPointer(start) + 1
        if offset < text.count, next(text[offset]) { return true }
      }
      return false
    }
    return admonitions
      && (has("!") { $0 == UInt8(ascii: "!") } || has("?") { $0 == UInt8(ascii: "?") })
      || (containers || definitionLists) && has(":") { isSpace($0) || $0 == UInt8(ascii: ":") }
      || tabs && has("=") { $0 == UInt8(ascii: "=") }
      || hasComments(in: text)
  }

  /// Returns whether a text contains comments that are left out.
  func hasComments(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard attributes, let start = text.baseAddress else { return false }
    var offset = 0
    while let found = memchr(start + offset, 0x7B, text.count - offset) {
      offset = UnsafeRawPointer(found) - UnsafeRawPointer(start)
      if text[offset...].starts(with: CommentCut.opening) { return true }
      offset += 1
    }
    return false
  }
}
