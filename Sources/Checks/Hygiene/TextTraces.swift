internal import Bytes
internal import Diagnostics
internal import Markdown

/// A place in a text that looks like a leftover of writing or of copying.
struct TextTrace: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// A mark or a text that the author meant to replace: `TODO: …`, `Lorem ipsum dolor`.
    case unfinished
    /// U+FFFD, which stands where a character was lost.
    case replacement
    /// A character whose bytes were read in another encoding, with the character that was meant.
    case mojibake(String)
    /// A control that reorders text, such as U+202E.
    case bidirectional(UInt32)
    /// U+FEFF within a text.
    case byteOrderMark
  }

  let kind: Kind
  let range: SourceRange
  /// The text as written.
  let text: String
  /// Whether the range covers exactly the text, so that a fix can replace it.
  let isExact: Bool
}

/// Finds all ``TextTrace``s of a text in one pass over its bytes.
///
/// Nearly all bytes are no trigger: a capital that begins a mark, a bracket, the end of a block, or
/// the first byte of a suspect character. A text without a trace allocates nothing.
struct TraceScanner {
  private let source: MarkdownDocument.PlainText
  private let bytes: UnsafeBufferPointer<UInt8>
  private var quotes = QuoteState()
  private var traces: [TextTrace] = []
  /// The block whose script is known, and whether it has letters that are written from right to
  /// left.
  private var script = (end: -1, isRightToLeft: false)
  private var blockStart = 0

  /// Maximum number of traces of a text. Further ones have the same cause.
  private static let maximum = 64

  /// Returns whether a text has a byte with which a trace can begin.
  static func hasTrigger(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    triggers.withUnsafeBufferPointer { table in bytes.contains { table[Int($0)] } }
  }

  static func traces(in source: MarkdownDocument.PlainText) -> [TextTrace] {
    source.bytes.withUnsafeBufferPointer { bytes in
      var scanner = TraceScanner(source: source, bytes: bytes)
      scanner.scan()
      return scanner.traces
    }
  }

  private init(source: MarkdownDocument.PlainText, bytes: UnsafeBufferPointer<UInt8>) {
    (self.source, self.bytes) = (source, bytes)
  }

  /// Whether a byte can begin a trace. A table is twice as fast as a switch.
  private static let triggers: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in Array("\nTFXL[(".utf8) + [0xC3, 0xE2, 0xEF] { table[Int(byte)] = true }
    return table
  }()

  private mutating func scan() {
    Self.triggers.withUnsafeBufferPointer { table in
      var index = 0
      while index < bytes.count, traces.count < Self.maximum {
        let byte = bytes[index]
        if table[Int(byte)] { index = take(byte, at: index) }
        index += 1
      }
    }
    if blockStart < bytes.count { takeBlock(endingAt: bytes.count) }
  }

  /// Handles a trigger. Returns the last byte of what it read.
  private mutating func take(_ byte: UInt8, at index: Int) -> Int {
    switch byte {
    case 0x0A:
      takeBlock(endingAt: index)
      blockStart = index + 1
    case 0xC3:
      guard let found = Mojibake(bytes, at: index) else { break }
      quotes.move(to: index, in: bytes)
      add(.mojibake(found.meant), index..<found.end)
      // Its characters may be quotation marks.
      quotes.skip(to: found.end)
      return found.end - 1
    case 0xE2: takeControl(at: index)
    case 0xEF:
      if has(0xBF, 0xBD, at: index + 1) { takeReplacement(at: index) }
      if has(0xBB, 0xBF, at: index + 1) { add(.byteOrderMark, index..<(index + 3)) }
    case UInt8(ascii: "["):
      if let end = placeholderEnd(from: index) { add(.unfinished, index..<end) }
      takeRemark(at: index)
    case UInt8(ascii: "("): takeRemark(at: index)
    case UInt8(ascii: "L"):
      if has("orem ipsum dolor", at: index + 1) {
        add(.unfinished, index..<(index + 17))
      }
    default:
      if let end = markEnd(from: index) { add(.unfinished, index..<end) }
    }
    return index
  }

  /// Returns whether the text has these characters at an offset.
  private func has(_ text: StaticString, at index: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index >= 0, index + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
    return true
  }

  private func has(_ second: UInt8, _ third: UInt8, at index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == second && bytes[index + 1] == third
  }

  /// Adds a trace, unless code or a quotation contains it.
  private mutating func add(_ kind: TextTrace.Kind, _ part: Range<Int>) {
    guard !source.isVerbatim(at: part.lowerBound) else { return }
    quotes.move(to: part.lowerBound, in: bytes)
    guard !quotes.isOpen else { return }
    traces.append(
      TextTrace(
        kind: kind, range: source.range(of: part),
        text: String(decoding: bytes[part], as: UTF8.self), isExact: source.isPlain(part)))
  }

  // MARK: Characters

  /// Records U+FFFD beside a letter. Alone, it may be the subject of the text.
  private mutating func takeReplacement(at index: Int) {
    let isBeside =
      index > 0 && bytes[index - 1].isWordByte
      || index + 3 < bytes.count
        && bytes[index + 3].isWordByte
    if isBeside { add(.replacement, index..<(index + 3)) }
  }

  /// Records U+202A to U+202E and U+2066 to U+2069, unless the block has letters that are written
  /// from right to left.
  private mutating func takeControl(at index: Int) {
    guard index + 2 < bytes.count else { return }
    let (second, third) = (bytes[index + 1], bytes[index + 2])
    guard
      second == 0x80 && (0xAA...0xAE).contains(third)
        || second == 0x81 && (0xA6...0xA9).contains(third)
    else { return }
    if script.end <= index {
      let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
      script = (end, hasRightToLeftLetter(in: blockStart..<end))
    }
    guard !script.isRightToLeft else { return }
    let scalar: UInt32 = (second == 0x80 ? 0x2000 : 0x2040) | UInt32(third & 0x3F)
    add(.bidirectional(scalar), index..<(index + 3))
  }

  /// Returns whether a part has a letter of Hebrew, Arabic, Syriac, Thaana, N'Ko or their neighbours
  /// (U+0590 to U+08FF, U+FB1D to U+FEFC and the scripts from U+10800).
  private func hasRightToLeftLetter(in part: Range<Int>) -> Bool {
    part.contains { index in
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch bytes[index] {
      case 0xD6: return next >= 0x90
      case 0xD7...0xDF: return true
      case 0xE0: return (0xA0...0xA3).contains(next)
      case 0xEF: return (0xAC...0xBB).contains(next) && !has(0xBB, 0xBF, at: index + 1)
      case 0xF0: return next == 0x90 || next == 0x9E
      default: return false
      }
    }
  }

  // MARK: Marks

  /// Returns the end of a mark such as `TODO` that begins here and is no mention of the mark.
  private func markEnd(from index: Int) -> Int? {
    guard let mark = Mark.allCases.first(where: { has($0.text, at: index) }) else { return nil }
    let end = index + mark.text.utf8CodeUnitCount
    func isPartOfWord(_ at: Int) -> Bool {
      at >= 0 && at < bytes.count
        && (bytes[at].isWordByte || bytes[at] == UInt8(ascii: "_")
          || bytes[at] == UInt8(ascii: "-"))
    }
    guard !isPartOfWord(index - 1), !isPartOfWord(end) else { return nil }
    let lead = lead(before: index)
    let next = end < bytes.count ? bytes[end] : 0x0A
    let isLast = isBlockEnd(from: end)
    switch lead {
    case .block:
      if isLast { return end }
      guard !mark.isOpen else { return nil }
      if next == UInt8(ascii: ":") { return definesItself(after: end + 1) ? nil : end }
      if next == UInt8(ascii: "(") { return isSigned(from: end) ? end : nil }
      return hasTask(after: end) ? end : nil
    case .sentence:
      if mark == .fixme, isLast || hasTask(after: end) { return end }
      return !mark.isOpen && next == UInt8(ascii: ":") ? end : nil
    case .square:
      return next == UInt8(ascii: "]") || next == UInt8(ascii: ":") || next == 0x20 ? end : nil
    case .round:
      if next == UInt8(ascii: ":") { return mark.isOpen ? nil : end }
      let isDefined = definesTBD(before: index) || hasInitials(of: mark, before: index)
      return mark.isOpen && next == UInt8(ascii: ")") && !isDefined ? end : nil
    case .colon: return isLast && mark != .xxx ? end : nil
    case nil: return nil
    }
  }

  private enum Mark: CaseIterable {
    case todo, tbd, tbc, tba, fixme, xxx

    /// Whether it says that something is open: to be determined, confirmed or announced.
    var isOpen: Bool { self == .tbd || self == .tbc || self == .tba }

    var text: StaticString {
      switch self {
      case .todo: "TODO"
      case .tbd: "TBD"
      case .tbc: "TBC"
      case .tba: "TBA"
      case .fixme: "FIXME"
      case .xxx: "XXX"
      }
    }
  }

  private enum Lead { case block, sentence, square, round, colon }

  /// Returns the text before a mark, without white space.
  private func lead(before index: Int) -> Lead? {
    var at = index - 1
    while at >= blockStart, bytes[at] == 0x20 { at -= 1 }
    guard at >= blockStart else { return .block }
    switch bytes[at] {
    case UInt8(ascii: "["): return at == index - 1 ? .square : nil
    case UInt8(ascii: "("): return at == index - 1 ? .round : nil
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return .sentence
    default: return nil
    }
  }

  /// Returns whether only punctuation follows up to the end of the block.
  private func isBlockEnd(from index: Int) -> Bool {
    for byte in bytes[index...].prefix(8) {
      if byte == 0x0A { return true }
      if byte.isASCIIAlphanumeric { return false }
    }
    return index + 8 >= bytes.count
  }

  /// Returns whether `(name):` or `(name)` follows, as in `TODO(ann): …`.
  private func isSigned(from index: Int) -> Bool {
    let part = bytes[index...].prefix(40)
    guard let close = part.firstIndex(of: UInt8(ascii: ")")), close > index + 1 else {
      return false
    }
    return close + 1 < bytes.count && bytes[close + 1] == UInt8(ascii: ":")
  }

  /// Returns whether the text after the colon is a definition of the mark, as in a glossary.
  private func definesItself(after index: Int) -> Bool {
    let next = word(after: index)
    if next == "a" || next == "an" {
      let behind = bytes[index...].drop { $0 == 0x20 }.startIndex + next.utf8.count
      return ["note", "mark", "marker", "comment", "task", "reminder", "placeholder", "word"]
        .contains(word(after: behind))
    }
    return ["to", "short", "marks", "stands", "means", "something"].contains(next)
  }

  /// Returns whether the mark abbreviates the words before it: `to be determined (TBD)`.
  private func definesTBD(before index: Int) -> Bool {
    let before = bytes[max(blockStart, index - 24)..<index]
    let text = String(decoding: before, as: UTF8.self).lowercased()
    return text.contains("be d") || text.contains("be c") || text.contains("be a")
  }

  /// Returns whether the three words before a mark in brackets begin with its letters: `Trusted boot
  /// chain (TBC)`.
  private func hasInitials(of mark: Mark, before index: Int) -> Bool {
    let before = bytes[max(blockStart, index - 80)..<index]
    let words = before.split { !$0.isWordByte }.suffix(3)
    return words.count == 3
      && zip(words, UnsafeBufferPointer(start: mark.text.utf8Start, count: 3)).allSatisfy {
        ($0.first ?? 0) & 0xDF == $1
      }
  }

  /// Returns whether a verb that gives a task follows: `TODO add an example`.
  private func hasTask(after index: Int) -> Bool {
    guard index < bytes.count, bytes[index] == 0x20 else { return false }
    return Self.tasks.contains(word(after: index))
  }

  private func word(after index: Int) -> String {
    guard index < bytes.count else { return "" }
    let rest = bytes[index...].drop { $0 == 0x20 }
    return String(decoding: rest.prefix(16).prefix { $0.isASCIILetter }, as: UTF8.self).lowercased()
  }

  private static let tasks: Set<String> = [
    "add", "write", "fix", "describe", "explain", "update", "check", "complete", "expand", "insert",
    "link", "move", "finish", "document", "define", "clarify", "provide", "remove", "replace",
    "rewrite", "mention", "rephrase", "verify", "decide", "before", "after", "until", "asap",
    "later",
  ]

  /// Records a remark in brackets: `(todo: ask the lawyer)`.
  private mutating func takeRemark(at index: Int) {
    if has("todo: ", at: index + 1) { add(.unfinished, (index + 1)..<(index + 5)) }
  }

  /// Returns the end of a text in brackets that the author meant to replace: `[insert the date]`,
  /// `[to be written]`, `[placeholder]`, `[citation needed]`.
  private func placeholderEnd(from index: Int) -> Int? {
    let part = bytes[index...].prefix(80)
    guard let close = part.firstIndex(of: UInt8(ascii: "]")), close - index > 6 else { return nil }
    let text = String(decoding: bytes[(index + 1)..<close], as: UTF8.self).lowercased()
    let isOpen =
      text.hasPrefix("insert ")
      || ["placeholder", "citation needed", "source needed", "needs citation"].contains(text)
      || ["to be written", "to be completed", "to be added", "to be defined", "to be done"]
        .contains { text.hasPrefix($0) }
    return isOpen ? close + 1 : nil
  }

  // MARK: Blocks

  /// Records a short block whose whole text is a placeholder: `Your text goes here.`
  private mutating func takeBlock(endingAt end: Int) {
    var last = end
    while last > blockStart, !bytes[last - 1].isASCIILetter { last -= 1 }
    let length = last - blockStart
    guard (8...64).contains(length), end - last < 6,
      has(" here", at: last - 5) || has("laceholder", at: last - 10)
        || has("laceholder text", at: last - 15)
    else { return }
    let words = String(decoding: bytes[blockStart..<last], as: UTF8.self).lowercased()
      .split { !$0.isLetter }
    guard Self.isPlaceholder(words) else { return }
    add(.unfinished, blockStart..<last)
  }

  private static func isPlaceholder(_ words: [Substring]) -> Bool {
    guard let first = words.first, words.last == "here" else {
      return words == ["placeholder"] || words == ["placeholder", "text"]
        || words == ["this", "is", "a", "placeholder"]
    }
    guard words.count <= 7, words.count > 2 else { return false }
    let second = words[words.count - 2]
    if second == "goes" || second == "go" {
      return words.dropLast(2).contains { contents.contains($0) } && openings.contains(first)
    }
    return ["add", "insert", "write", "put"].contains(first)
      && words.contains { contents.contains($0) }
  }

  private static let contents: Set<Substring> = [
    "text", "content", "contents", "description", "summary", "details", "introduction", "body",
  ]
  private static let openings = contents.union(["your", "the", "some", "more", "main", "page"])
}

/// Tracks whether text is inside quotation marks. Each block begins outside.
private struct QuoteState {
  private(set) var isOpen = false
  private var index = 0

  /// Leaves out the characters up to an offset.
  mutating func skip(to offset: Int) { index = max(index, offset) }

  /// Moves forward to an offset.
  mutating func move(to offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    while index < offset {
      switch bytes[index] {
      case 0x0A: isOpen = false
      case UInt8(ascii: "\""): isOpen.toggle()
      case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
        if bytes[index + 2] == 0x9C || bytes[index + 2] == 0x9E { isOpen = true }
        if bytes[index + 2] == 0x9D { isOpen = false }
      default: break
      }
      index += 1
    }
  }
}
