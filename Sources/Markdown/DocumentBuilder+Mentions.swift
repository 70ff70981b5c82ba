internal import Diagnostics

extension DocumentBuilder {
  /// Writes a text with a slot for each mention. A mention after a backslash is text.
  mutating func writeMentions(in content: UnsafeBufferPointer<UInt8>, at place: SourceRange) {
    var aligned: AlignedText?
    var written = 0
    var index = 0
    while index < content.count {
      guard let (end, id, pattern) = mention(in: content, at: index) else {
        index = nextStart(in: content, after: index)
        continue
      }
      if aligned == nil {
        aligned = AlignedText(content, map.file, from: Int(place.start), to: block.upperBound)
      }
      if aligned?.move(to: max(0, index - 1)) != nil, index > 0,
        content[index - 1] == UInt8(ascii: "\\"), aligned?.isEscaped == false
      {
        // Markdown keeps a backslash before a letter. It separates the parts of a path, unless a
        // word begins with it.
        let isFirst = index == 1 || isSpace(content[index - 2]) || isOpening(content[index - 2])
        let before = content[written..<(isFirst ? index - 1 : index)]
        document.html.bytes.append(escaping: UnsafeBufferPointer(rebasing: before))
        written = index
        index = end
        continue
      }
      let first = aligned?.move(to: index)
      if first != nil, aligned?.isEscaped == true {
        index = end
        continue
      }
      document.html.bytes.append(escaping: UnsafeBufferPointer(rebasing: content[written..<index]))
      let start = document.html.bytes.count
      let text = UnsafeBufferPointer(rebasing: content[index..<end])
      document.html.bytes.append(escaping: text)
      document.html.slots.append(
        .init(.mention(document.mentions.count), start..<document.html.bytes.count))
      let range =
        if let first, let last = aligned?.move(to: end - 1) {
          SourceRange(first, last + 1)
        } else {
          range(of: text, near: Int(place.start) + index) ?? place
        }
      document.mentions.append(
        .init(text: String(decoding: text, as: UTF8.self), id: id, pattern: pattern, range: range))
      written = end
      index = end
    }
    document.html.bytes.append(escaping: UnsafeBufferPointer(rebasing: content[written...]))
  }

  private func isOpening(_ byte: UInt8) -> Bool { "([{\"'".utf8.contains(byte) }

  /// Returns the source range of a mention whose place before the text is unknown: the next match
  /// from an offset on.
  private func range(
    of text: UnsafeBufferPointer<UInt8>, near offset: Int
  ) -> SourceRange? {
    let limit = max(min(block.upperBound, offset + Self.searchWindow), offset)
    let start = map.holds(text, at: offset) ? offset : map.find(text, in: offset..<limit)
    return start.map { SourceRange($0, $0 + text.count) }
  }

  private mutating func mention(
    in content: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (end: Int, id: String, pattern: Int)? {
    if index > 0, isWordByte(content[index - 1]) { return nil }
    for (number, pattern) in options.mentions.enumerated()
    where !document.costlyMentions.contains(number) {
      if let (end, id) = mention(in: content, at: index, of: pattern, number) {
        return (end, id, number)
      }
    }
    return nil
  }

  /// Returns the end and the id of a mention in the form of one pattern.
  private mutating func mention(
    in content: UnsafeBufferPointer<UInt8>, at index: Int, of pattern: MarkdownOptions.Mention,
    _ number: Int
  ) -> (end: Int, id: String)? {
    let prefix = pattern.prefix.utf8
    guard content[index...].starts(with: prefix) else { return nil }
    let start = index + prefix.count
    var longest = longestEnd(of: start, in: content, hasSlashes: pattern.hasSlashes)
    if longest - start > Self.longestID { return nil }
    // Every `/` may be part of the id or end it.
    while true {
      var end = longest
      while end > start, content[end - 1] == UInt8(ascii: ".") || content[end - 1] == 0x2D {
        end -= 1
      }
      guard end > start else { return nil }
      if content[end...].starts(with: pattern.suffix.utf8) {
        let id = String(decoding: content[start..<end], as: UTF8.self)
        guard let isID = pattern.matches(id) else {
          // If one word takes too long, many will.
          document.costlyMentions.insert(number)
          return nil
        }
        if isID { return (end + pattern.suffix.utf8.count, id) }
      }
      guard pattern.hasSlashes,
        let slash = content[start..<longest].lastIndex(of: UInt8(ascii: "/"))
      else { return nil }
      longest = slash
    }
  }

  /// Returns the end of the longest text that can be an id.
  private func longestEnd(
    of start: Int, in content: UnsafeBufferPointer<UInt8>, hasSlashes: Bool
  ) -> Int {
    var end = start
    var slashes = 0
    let limit = min(content.count, start + Self.longestID + 1)
    while end < limit {
      if isWordByte(content[end]) || content[end] == UInt8(ascii: ".") {
        end += 1
      } else if hasSlashes, content[end] == UInt8(ascii: "/"), end > start, end + 1 < limit,
        isWordByte(content[end + 1]), slashes < Self.mostSlashes
      {
        slashes += 1
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// The maximum length of an id in bytes.
  private static let longestID = 256

  /// The maximum number of `/` in an id. It bounds the comparisons for each word of a text.
  private static let mostSlashes = 3

  /// Returns the next possible start of a mention. It skips the current word, so that no word is
  /// tried twice.
  private func nextStart(in content: UnsafeBufferPointer<UInt8>, after index: Int) -> Int {
    var next = index + 1
    if isWordByte(content[index]) {
      while next < content.count, isWordByte(content[next]) { next += 1 }
    }
    return next
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }
}
