internal import Diagnostics

extension DocumentBuilder {
  /// Writes a text with a slot for each mention.
  mutating func writeMentions(in content: UnsafeBufferPointer<UInt8>, at place: SourceRange) {
    var written = 0
    var index = 0
    while index < content.count {
      guard let (end, id, pattern) = mention(in: content, at: index) else {
        index = nextStart(in: content, after: index)
        continue
      }
      document.html.bytes.append(escaping: UnsafeBufferPointer(rebasing: content[written..<index]))
      let start = document.html.bytes.count
      let text = UnsafeBufferPointer(rebasing: content[index..<end])
      document.html.bytes.append(escaping: text)
      document.html.slots.append(
        .init(.mention(document.mentions.count), start..<document.html.bytes.count))
      document.mentions.append(
        .init(
          text: String(decoding: text, as: UTF8.self), id: id, pattern: pattern,
          range: range(of: text, offset: index, in: place)))
      written = end
      index = end
    }
    document.html.bytes.append(escaping: UnsafeBufferPointer(rebasing: content[written...]))
  }

  /// Returns the source range of a mention: the expected position, or the next match after it.
  /// Escapes and entities before the mention can move it.
  private func range(
    of text: UnsafeBufferPointer<UInt8>, offset: Int, in place: SourceRange
  ) -> SourceRange {
    let expected = Int(place.start) + offset
    let limit = max(min(block.upperBound, expected + Self.searchWindow), expected)
    let start = map.holds(text, at: expected) ? expected : map.find(text, in: expected..<limit)
    return start.map { SourceRange($0, $0 + text.count) } ?? place
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
