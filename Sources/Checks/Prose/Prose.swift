internal import Bytes
internal import Diagnostics
internal import Markdown

/// A text split into words, for rules that compare texts with the data.
///
/// Words are represented by hashes of their lowercase letters, so that reading a long text
/// allocates no strings. French articles before an apostrophe, as in `l'accès`, are words of their
/// own.
struct Prose {
  struct Word {
    /// The range of its bytes in the text.
    let start: Int32
    let end: Int32
    /// Hash of its bytes, with Latin letters in lower case and typographic apostrophes as `'`.
    let key: UInt64
    /// The separator before it: a newline at the start of a block, else the last punctuation mark,
    /// else a space.
    let gap: UInt8
    let isCapitalized: Bool
    /// Whether it has a capital ASCII letter.
    let hasCapital: Bool
    /// Whether it is part of code or a quotation.
    let isQuoted: Bool

    /// Whether it begins a sentence.
    var startsSentence: Bool { gap == 0x0A || gap == 0x2E || gap == 0x21 || gap == 0x3F }
    /// Whether only a space separates it from the previous word.
    var isJoined: Bool { gap == 0x20 }
  }

  let source: MarkdownDocument.PlainText
  let words: [Word]

  init(_ source: MarkdownDocument.PlainText) {
    self.source = source
    words = Self.words(of: source)
  }

  /// Returns the text from the first to the last word of a range.
  func text(_ range: Range<Int>) -> String {
    guard let bytes = bytes(range) else { return "" }
    return String(decoding: source.bytes[bytes], as: UTF8.self)
  }

  /// Returns the source range of some words.
  func place(_ range: Range<Int>) -> SourceRange {
    bytes(range).map { source.range(of: $0) } ?? .wholeFile
  }

  /// Returns the text and the source range of some words, with the bracket that closes one between
  /// them: "Article 100(2)".
  func closed(_ range: Range<Int>) -> (text: String, place: SourceRange) {
    guard var bytes = bytes(range) else { return ("", .wholeFile) }
    let text = source.bytes[bytes]
    if text.contains(UInt8(ascii: "(")), !text.contains(UInt8(ascii: ")")),
      bytes.upperBound < source.bytes.count, source.bytes[bytes.upperBound] == UInt8(ascii: ")")
    {
      bytes = bytes.lowerBound..<(bytes.upperBound + 1)
    }
    return (String(decoding: source.bytes[bytes], as: UTF8.self), source.range(of: bytes))
  }

  /// Returns the source range of some words, or nil if the source differs from the text, so that a
  /// fix cannot replace it.
  func exactRange(_ range: Range<Int>) -> SourceRange? {
    guard let bytes = bytes(range) else { return nil }
    let place = source.range(of: bytes)
    return place.indices.count == bytes.count ? place : nil
  }

  private func bytes(_ range: Range<Int>) -> Range<Int>? {
    guard let first = range.first, let last = range.last, last < words.count else { return nil }
    return Int(words[first].start)..<Int(words[last].end)
  }

  /// Returns the byte before a word, or nil at the start of the text.
  func byte(before index: Int) -> UInt8? {
    let start = Int(words[index].start)
    return start > 0 ? source.bytes[start - 1] : nil
  }

  /// Returns the sentence that contains a word. A very long sentence is cut.
  func sentence(around index: Int) -> Range<Int> {
    var start = index
    while start > 0, index - start < Self.longestSentence, !words[start].startsSentence {
      start -= 1
    }
    var end = index + 1
    while end < words.count, end - index < Self.longestSentence, !words[end].startsSentence {
      end += 1
    }
    return start..<end
  }

  /// The number of words on each side. It is limited because every number needs its sentence, and a
  /// page can be one sentence.
  private static let longestSentence = 120

  /// Returns whether a question mark follows a word, in French after a space.
  func hasQuestionMark(after index: Int) -> Bool {
    let end = Int(words[index].end)
    // The spaces U+0020, U+00A0 and U+202F.
    return source.bytes[end...].prefix(4).first {
      ![0x20, 0xC2, 0xA0, 0xE2, 0x80, 0xAF].contains($0)
    } == UInt8(ascii: "?")
  }

  /// Returns whether a word begins a block.
  func startsBlock(_ index: Int) -> Bool { index == 0 || words[index].gap == 0x0A }

  /// Returns whether a phrase begins at a word, with only spaces in between.
  func matches(_ phrase: [UInt64], at index: Int) -> Bool {
    guard index + phrase.count <= words.count else { return false }
    for offset in phrase.indices {
      let word = words[index + offset]
      let isJoined = offset == 0 || word.isJoined || word.gap == UInt8(ascii: "/")
      if word.key != phrase[offset] || word.isQuoted || !isJoined {
        return false
      }
    }
    return true
  }

  /// Returns the keys of the words of a phrase.
  static func keys(_ phrase: String) -> [UInt64] {
    Prose(MarkdownDocument.PlainText(phrase, at: SourceRange(0, phrase.utf8.count))).words
      .map(\.key)
  }

  /// Returns the key of a word.
  static func key(_ word: String) -> UInt64 { key(of: word.utf8) }

  /// Returns the key of a word, given as UTF-8.
  static func key(of word: some Sequence<UInt8>) -> UInt64 {
    var previous: UInt8 = 0
    return word.reduce(seed) { key, byte in
      defer { previous = byte }
      return extended(key, by: byte, after: previous)
    }
  }

  // FNV-1a (draft-eastlake-fnv).
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  /// Extends a key by a byte of UTF-8, with Latin letters in lower case.
  ///
  /// - Parameter previous: the byte before it in the word, or 0.
  static func extended(_ key: UInt64, by byte: UInt8, after previous: UInt8) -> UInt64 {
    let lower =
      byte < 0x80
      ? (byte &- 0x41 < 26 ? byte | 0x20 : byte) : LatinCase.lower(byte, after: previous)
    return (key ^ UInt64(lower)) &* prime
  }
}

extension Prose {
  private static func words(of source: MarkdownDocument.PlainText) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(source.bytes.count / 6)
    source.bytes.withUnsafeBufferPointer { bytes in
      var run = 0
      var gap: UInt8 = 0x0A
      var quotes = QuotationMarks()
      var index = 0
      while index < bytes.count {
        let (length, mark) = separator(bytes, index)
        if length > 0 {
          quotes.take(bytes, index)
          if gap != 0x0A, mark != 0x20 || gap == 0, !(mark == 0x28 && gap == 0x2E) { gap = mark }
          index += length
          continue
        }
        let start = index
        var key = seed
        // The bits that all letters and digits have. Only capital letters lack 0x20.
        var bits = UInt8.max
        // Most words have only ASCII letters and digits. In lower case, both have this bit.
        while index < bytes.count, bytes[index].isASCIIAlphanumeric {
          key = (key ^ UInt64(bytes[index] | 0x20)) &* prime
          bits &= bytes[index]
          index += 1
        }
        let isTimes = index == start && isTimes(bytes, start)
        while index < bytes.count, index == start || continues(bytes, index, from: start) {
          if isApostrophe(bytes, index) {
            key = extended(key, by: UInt8(ascii: "'"), after: 0)
            index += 3
            continue
          }
          key = extended(key, by: bytes[index], after: index > start ? bytes[index - 1] : 0)
          if bytes[index] &- 0x41 < 26 { bits = 0 }
          index += 1
          // `×` is a word by itself.
          if isTimes && index == start + 2 { break }
        }
        while run + 1 < source.runs.count, Int(source.runs[run + 1].offset) <= start { run += 1 }
        words.append(
          Word(
            start: Int32(start), end: Int32(index), key: key, gap: gap == 0 ? 0x20 : gap,
            isCapitalized: bytes[start] &- 0x41 < 26
              || bytes[start] >= 0xC3 && LatinCase.isCapital(bytes, at: start),
            hasCapital: bits & 0x20 == 0,
            isQuoted: quotes.isOpen
              || !source.runs.isEmpty
                && (source.runs[run].isCode || source.runs[run].isQuoted)
          ))
        gap = 0
      }
    }
    return words
  }

  /// Returns the length of a separator, or 0 within a word, and its punctuation mark, or a space if
  /// it is insignificant.
  private static func separator(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> (length: Int, mark: UInt8) {
    let byte = bytes[index]
    switch byte {
    case 0x0A: return (1, 0x0A)
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return (0, 0)
    case 0x22, 0x27, 0x2A, 0x5F, 0x60, 0..<0x21: return (1, 0x20)
    case 0x21..<0x80: return (1, byte)
    case 0xC2 where index + 1 < bytes.count:
      // A no-break space, the quotation marks « and », and other punctuation of Latin-1.
      let second = bytes[index + 1]
      let isSpace = second == 0xA0 || second == 0xAB || second == 0xBB
      return second < 0xC0 ? (2, isSpace ? 0x20 : 0x2C) : (0, 0)
    case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
      // Dashes, quotation marks and spaces of General Punctuation.
      let third = bytes[index + 2]
      return (3, (0x92...0x95).contains(third) ? 0x2D : 0x20)
    default: return (0, 0)
    }
  }

  private static func isTimes(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == 0xC3 && bytes[index + 1] == 0x97
  }

  /// Returns whether a word continues: with a letter or digit, with a hyphen or apostrophe before a
  /// letter, or with a point or comma between digits.
  private static func continues(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, from start: Int
  ) -> Bool {
    func isLetter(_ at: Int) -> Bool {
      guard at < bytes.count else { return false }
      let byte = bytes[at]
      return (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0xC3 && byte != 0xE2
    }
    func isDigit(_ at: Int) -> Bool { at < bytes.count && bytes[at] &- 0x30 < 10 }
    let byte = bytes[index]
    if byte < 0x80 {
      if isLetter(index) { return true }
      switch byte {
      case UInt8(ascii: "-"): return isLetter(index + 1)
      case UInt8(ascii: "'"): return isLetter(index + 1) && !isElided(bytes, start..<index)
      case UInt8(ascii: "."), UInt8(ascii: ","):
        return isDigit(index - 1) && isDigit(index + 1)
      default: return false
      }
    }
    if isApostrophe(bytes, index) {
      return isLetter(index + 3) && !isElided(bytes, start..<index)
    }
    return !isTimes(bytes, index) && separator(bytes, index).length == 0
  }

  /// Returns whether a typographic apostrophe (U+2019) is at an index.
  private static func isApostrophe(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
      && bytes[index + 2] == 0x99
  }

  /// Returns whether the letters before an apostrophe are a French word without its vowel: `l'`,
  /// `d'`, `qu'`.
  private static func isElided(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    switch word.count {
    case 1:
      switch bytes[word.lowerBound] | 0x20 {
      case UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "j"), UInt8(ascii: "l"),
        UInt8(ascii: "m"), UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "t"):
        return true
      default: return false
      }
    case 2:
      return bytes[word.lowerBound] | 0x20 == UInt8(ascii: "q")
        && bytes[word.lowerBound + 1] | 0x20 == UInt8(ascii: "u")
    default: return false
    }
  }
}

/// Tracks whether text is inside quotation marks. Each block begins outside.
private struct QuotationMarks {
  private(set) var isOpen = false
  /// Whether the quotation began with a low mark, so that “ closes it: „Wort“.
  private var isLow = false

  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) {
    switch bytes[index] {
    case 0x0A: (isOpen, isLow) = (false, false)
    case UInt8(ascii: "\""): isOpen.toggle()
    case 0xC2 where index + 1 < bytes.count:
      // « and », in either order: French opens with the first, German often with the second.
      if bytes[index + 1] == 0xAB || bytes[index + 1] == 0xBB { isOpen.toggle() }
    case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
      // Double quotation marks of General Punctuation: “ and „ open, ” closes.
      switch bytes[index + 2] {
      case 0x9C: (isOpen, isLow) = (!(isOpen && isLow), false)
      case 0x9D: (isOpen, isLow) = (false, false)
      case 0x9E: (isOpen, isLow) = (true, true)
      default: break
      }
    default: break
    }
  }
}
