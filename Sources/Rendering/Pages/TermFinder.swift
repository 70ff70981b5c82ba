internal import Bytes
internal import ContentFormat
internal import ContentModel
internal import Markdown

/// Finds the first mention of each glossary term in the HTML of a page.
///
/// Terms are the titles and aliases of entries in a collection with `link_terms: true`. Matching
/// ignores ASCII case, unless a name contains an abbreviation (two capitals in a row), and accepts
/// a plural with `s`. The content of links, headings, tables and code is skipped. Names of more
/// than ``maximumName`` bytes are ignored, because prose does not repeat them.
///
/// Names with the same first word are looked up by a hash that is extended byte by byte. A lookup
/// therefore reads at most as many bytes as the longest name has, however many names share a
/// prefix.
struct TermFinder: Sendable {
  /// A mention, with its byte range in the HTML.
  struct Mention: Equatable {
    let term: EntryIndex
    let range: Range<Int>
  }

  /// A name of a term.
  fileprivate struct Name: Sendable {
    let term: EntryIndex
    let bytes: [UInt8]
    let isExact: Bool
  }

  /// The names that begin with the same word.
  fileprivate struct Group: Sendable {
    /// The names by the hash of all their bytes (``TermFinder/hash(_:_:)``), in the order of terms.
    var names: [UInt64: [Name]] = [:]
    /// True at an index if there is a name of that many bytes.
    var lengths: [Bool] = []
  }

  /// Maximum length of a name, in bytes.
  private static let maximumName = 200

  /// The names by their first word in lowercase.
  private let names: [[UInt8]: Group]
  private let longestFirstWord: Int

  init(_ graph: ContentGraph) {
    var names: [[UInt8]: Group] = [:]
    for collection in graph.collections where collection.schema.linksTerms {
      for term in collection.entries where !graph.entries[term].isDraft {
        let entry = graph.entries[term]
        for text in [entry.title] + entry.aliases {
          let bytes = Array(escapedHTML(text).utf8)
          let word = bytes.prefix { $0.isWordByte }.map { $0.lowercasedASCII }
          guard !word.isEmpty, bytes.count <= Self.maximumName else { continue }
          let name = Name(term: term, bytes: bytes, isExact: Self.hasAbbreviation(bytes))
          names[word, default: Group()].add(name)
        }
      }
    }
    self.names = names
    longestFirstWord = names.keys.map(\.count).max() ?? 0
  }

  private static func hasAbbreviation(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { isCapital($0) && isCapital($1) }
  }

  /// Returns the first mention of each term in the body of an entry, in order. It omits the entry
  /// itself and all terms to which the entry already links.
  func mentions(
    in html: MarkdownHTML, from start: Int, of position: EntryIndex, _ graph: ContentGraph
  ) -> [Mention] {
    if names.isEmpty { return [] }
    var done: Set<EntryIndex> = [position]
    for case .entry(let target, _) in graph.links[position].joined() { done.insert(target) }
    let slots = html.slots
    var slot = 0
    return html.bytes.withUnsafeBufferPointer { bytes in
      var mentions: [Mention] = []
      var index = start
      var skipping = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: "<") {
          let (end, change) = tag(in: bytes, at: index)
          skipping = max(0, skipping + change)
          index = end
        } else if byte == UInt8(ascii: "&") {
          index = (bytes[index...].firstIndex(of: UInt8(ascii: ";")) ?? index) + 1
        } else if byte.isWordByte {
          let end = bytes[index...].firstIndex { !$0.isWordByte } ?? bytes.count
          defer { index = max(index, end) }
          guard skipping == 0, end - index <= longestFirstWord + 2,
            let (term, range) = match(in: bytes, at: index, wordEnd: end, done)
          else { continue }
          while slot < slots.count, slots[slot].range.upperBound <= range.lowerBound { slot += 1 }
          if slot < slots.count, slots[slot].range.lowerBound < range.upperBound { continue }
          done.insert(term)
          mentions.append(Mention(term: term, range: range))
          index = range.upperBound
        } else {
          index += 1
        }
      }
      return mentions
    }
  }

  /// Returns the term whose name begins at an index, with the range of the name. Longer names are
  /// tried first.
  private func match(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int, wordEnd: Int, _ done: Set<EntryIndex>
  ) -> (term: EntryIndex, range: Range<Int>)? {
    if start > 0, isJoint(bytes[start - 1]) { return nil }
    let word = bytes[start..<wordEnd].map { $0.lowercasedASCII }
    // A name of one word can be in the plural here.
    let candidates =
      (names[word]?.candidates(in: bytes, at: start) ?? [])
      + (word.last == UInt8(ascii: "s")
        ? names[word.dropLast()]?.candidates(in: bytes, at: start) ?? [] : [])
    for name in candidates where !done.contains(name.term) {
      guard var end = name.end(in: bytes, at: start) else { continue }
      if end < bytes.count, bytes[end] == UInt8(ascii: "s") { end += 1 }
      if end < bytes.count, bytes[end].isWordByte || isJoint(bytes[end]) { continue }
      return (name.term, start..<end)
    }
    return nil
  }

  /// Returns the end of a tag, and the change in the nesting depth of skipped elements.
  private func tag(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (end: Int, change: Int) {
    let isClosing = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "/")
    let nameStart = start + (isClosing ? 2 : 1)
    guard nameStart < bytes.count else { return (bytes.count, 0) }
    let nameEnd = bytes[nameStart...].firstIndex { !$0.isWordByte } ?? bytes.count
    // Quoted values can contain `>`.
    var end = nameEnd
    var quote: UInt8?
    while end < bytes.count {
      let byte = bytes[end]
      end += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
    }
    let isSkipped = skippedElements.contains { $0.utf8.elementsEqual(bytes[nameStart..<nameEnd]) }
    return (end, isSkipped ? (isClosing ? -1 : 1) : 0)
  }
}

extension TermFinder.Group {
  fileprivate mutating func add(_ name: TermFinder.Name) {
    let hash = name.bytes.reduce(TermFinder.hashSeed) { TermFinder.hash($0, $1) }
    var same = names[hash] ?? []
    same.insert(name, at: same.firstIndex { $0.term > name.term } ?? same.count)
    names[hash] = same
    let missing = name.bytes.count + 1 - lengths.count
    if missing > 0 { lengths += [Bool](repeating: false, count: missing) }
    lengths[name.bytes.count] = true
  }

  /// Returns the names whose hash equals that of the bytes at an index, longer names first.
  fileprivate func candidates(
    in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> [TermFinder.Name] {
    var found: [[TermFinder.Name]] = []
    var hash = TermFinder.hashSeed
    for length in 1..<max(1, min(lengths.count, text.count - start + 1)) {
      hash = TermFinder.hash(hash, text[start + length - 1])
      if lengths[length], let names = names[hash] { found.append(names) }
    }
    return found.reversed().flatMap { $0 }
  }
}

extension TermFinder {
  /// The FNV-1a offset basis for 64 bits, which is the hash of an empty string.
  fileprivate static let hashSeed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Extends an FNV-1a hash by one byte. ASCII capitals are hashed as lowercase, and line feeds as
  /// spaces. Matches are compared afterwards, so collisions are harmless.
  fileprivate static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    let letter = byte == 0x0A ? 0x20 : byte.lowercasedASCII
    return (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
  }
}

extension TermFinder.Name {
  /// Returns the end of the name if it is at an index. A space in the name also matches a line
  /// feed.
  fileprivate func end(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard start + bytes.count <= text.count else { return nil }
    for (offset, byte) in bytes.enumerated() {
      let other = text[start + offset]
      let isEqual =
        byte == other || (byte == 0x20 && other == 0x0A)
        || (!isExact && byte.lowercasedASCII == other.lowercasedASCII)
      if !isEqual { return nil }
    }
    return start + bytes.count
  }
}

/// Elements whose content is skipped.
private let skippedElements = [
  "a", "code", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6", "script",
]

private func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

/// True for a character that joins words into a longer one.
private func isJoint(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/")
}
