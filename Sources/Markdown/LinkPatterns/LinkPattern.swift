/// A form in which another generator writes links, such as `{% link {path} %}`.
///
/// A pattern consists of fixed text and placeholders. A space in the fixed text matches any number
/// of spaces, including none.
package struct LinkPattern: Sendable, Hashable {
  /// A part of a pattern that differs from link to link.
  package enum Placeholder: String, Sendable, CaseIterable {
    /// The path of a file, from the file that contains the link or from the content folder.
    case path
    /// The id of an entry.
    case id
    /// The title or an alias of an entry, or the name of its file.
    case title
    /// The route of a page.
    case route
    /// The id of a part, or an anchor if the pattern also names an entry.
    case part
    /// The text that the page shows for the link.
    case text

    /// Whether the placeholder can be the only one of a pattern.
    var isTarget: Bool { self != .text }
  }

  /// Why a text is not a pattern.
  package enum Problem: Error, Hashable {
    /// A name in braces is not a placeholder.
    case unknownPlaceholder(String)
    /// A placeholder occurs twice.
    case repeated(Placeholder)
    /// No placeholder names the target.
    case noTarget
    /// Two placeholders name the target.
    case twoTargets(Placeholder, Placeholder)
    /// Nothing is between two placeholders.
    case adjacent(Placeholder, Placeholder)
    /// The pattern begins with a placeholder or a character that occurs in other text.
    case openStart
    /// The pattern ends with a placeholder.
    case openEnd
    /// The fixed text is so short that it occurs in other text.
    case tooShort
    /// The pattern is longer than ``LinkPattern/maximumLength``, or has a line break.
    case tooLong
  }

  private enum Piece: Sendable, Hashable {
    case literal([UInt8])
    case placeholder(Placeholder)
  }

  /// The pattern as written.
  package let written: String
  private let pieces: [Piece]
  /// Whether a match is a whole line, and not a part of a text.
  private let isLine: Bool
  /// The number of bytes of fixed text. Patterns with more of it are tried first.
  package let literalCount: Int
  /// The first byte of every text that matches.
  package let firstByte: UInt8

  /// Maximum length of a pattern in bytes.
  package static let maximumLength = 120
  /// Maximum length of the text for a placeholder, in bytes.
  static let maximumValue = 200

  /// Parses a pattern.
  ///
  /// - Parameter isLine: Whether a match is a whole line. The pattern may then begin with any text.
  package init(_ text: String, isLine: Bool = false) throws(Problem) {
    let isOneLine = !text.utf8.contains { $0 < 0x20 }
    guard isOneLine, text.utf8.count <= Self.maximumLength else { throw .tooLong }
    let pieces = try Self.pieces(of: text)
    let names = pieces.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
    // A line may include several files.
    for (index, name) in names.enumerated() where !isLine && names[..<index].contains(name) {
      throw .repeated(name)
    }
    let targets = names.filter { ![.text, .part].contains($0) }
    guard !names.filter(\.isTarget).isEmpty else { throw .noTarget }
    if targets.count > 1, !isLine || targets[0] != targets[1] {
      throw .twoTargets(targets[0], targets[1])
    }
    for (index, piece) in pieces.enumerated().dropFirst() {
      guard case .placeholder(let second) = piece else { continue }
      // After `Self.pieces`, an empty text between two placeholders had only spaces.
      switch pieces[index - 1] {
      case .placeholder(let first): throw .adjacent(first, second)
      case .literal(let bytes) where bytes.isEmpty: throw .adjacent(names[0], second)
      case .literal: break
      }
    }
    guard case .literal(let start)? = pieces.first, let first = start.first,
      isLine || Self.beginnings.contains(first)
    else {
      throw .openStart
    }
    guard case .literal? = pieces.last, pieces.count > 1 else { throw .openEnd }
    self.init(written: text, pieces: pieces, isLine: isLine)
    if literalCount < 3 { throw .tooShort }
  }

  /// Creates the form of a fixed text, such as `{{ site.baseurl }}`.
  package init(literal text: String) {
    self.init(written: text, pieces: [.literal(Array(text.utf8))])
  }

  private init(written: String, pieces: [Piece], isLine: Bool = false) {
    self.written = written
    self.pieces = pieces
    self.isLine = isLine
    firstByte = if case .literal(let bytes)? = pieces.first { bytes.first ?? 0 } else { 0 }
    literalCount = pieces.reduce(0) { sum, piece in
      guard case .literal(let bytes) = piece else { return sum }
      return sum + bytes.count { $0 != 0x20 }
    }
  }

  /// The characters with which a pattern may begin. No block of Markdown begins with them.
  private static let beginnings = Set("{[(<$%@&!:/^".utf8)

  private static func pieces(of text: String) throws(Problem) -> [Piece] {
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    /// Adds the fixed text. White space beside a placeholder is free, so it is not part of it.
    func flush(beforePlaceholder: Bool) {
      guard !literal.isEmpty else { return }
      if beforePlaceholder { while literal.last == 0x20 { literal.removeLast() } }
      if case .placeholder? = pieces.last {
        literal.removeFirst(literal.prefix { $0 == 0x20 }.count)
      }
      pieces.append(.literal(literal))
      literal = []
    }
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "{"),
        let close = bytes[index...].firstIndex(of: UInt8(ascii: "}"))
      else {
        literal.append(bytes[index])
        index += 1
        continue
      }
      // Other braces are fixed text, such as those of `{{ site.baseurl }}`.
      let name = bytes[(index + 1)..<close]
      let isName = !name.isEmpty && name.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 == 0x5F }
      // `{{name}}` is a text of the template language, and `{{{name}}}` a placeholder in one.
      let braces = bytes[...index].reversed().prefix { $0 == UInt8(ascii: "{") }.count
      guard isName, braces % 2 == 1 else {
        literal.append(bytes[index])
        index += 1
        continue
      }
      let text = String(decoding: name, as: UTF8.self)
      guard let placeholder = Placeholder(rawValue: text) else { throw .unknownPlaceholder(text) }
      flush(beforePlaceholder: true)
      pieces.append(.placeholder(placeholder))
      index = close + 1
    }
    flush(beforePlaceholder: false)
    return pieces
  }

  /// The placeholders, in order.
  package var placeholders: [Placeholder] {
    pieces.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
  }

  // MARK: Matching

  /// A text that matches a pattern.
  package struct Match: Sendable {
    /// The index after its last byte.
    package let end: Int
    /// The ranges of the texts for the placeholders.
    package fileprivate(set) var values: [(placeholder: Placeholder, range: Range<Int>)] = []
  }

  /// Matches the pattern at an index. The match is on one line and ends before `limit`.
  package func match(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, limit: Int
  ) -> Match? {
    var index = start
    var values: [(placeholder: Placeholder, range: Range<Int>)] = []
    var pending: Placeholder?
    for piece in pieces {
      switch piece {
      case .placeholder(let name): pending = name
      case .literal(let literal):
        guard let name = pending else {
          guard let end = end(of: literal, bytes, at: index, limit) else { return nil }
          index = end
          continue
        }
        pending = nil
        guard let (value, end) = value(before: literal, bytes, from: index, limit) else {
          return nil
        }
        values.append((name, value))
        index = end
      }
    }
    return Match(end: index, values: values)
  }

  /// Returns the end of a fixed text at an index, or nil if another text is there.
  private func end(
    of literal: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ limit: Int
  ) -> Int? {
    var index = start
    for byte in literal {
      if byte == 0x20 {
        while index < limit, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
      } else {
        guard index < limit, bytes[index] == byte else { return nil }
        index += 1
      }
    }
    return index
  }

  /// Returns the text from an index to the next fixed text, and the end of that fixed text.
  ///
  /// The text has no line break, no backtick and not the first character of the pattern, so that
  /// the search takes linear time and a match never spans two links.
  private func value(
    before literal: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ limit: Int
  ) -> (value: Range<Int>, end: Int)? {
    guard case .literal(let closing)? = pieces.last else { return nil }
    var first = start
    while first < limit, bytes[first] == 0x20 || bytes[first] == 0x09 { first += 1 }
    var index = first
    /// The end of the value without the white space after it.
    var last = first
    while index < limit, index - first <= Self.maximumValue {
      let byte = bytes[index]
      if byte == 0x20 || byte == 0x09 {
        index += 1
        continue
      }
      if let end = end(of: literal, bytes, at: index, limit) {
        return last > first ? (first..<last, end) : nil
      }
      if byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "`") { return nil }
      if byte == firstByte, !isLine { return nil }
      if closing != literal, end(of: closing, bytes, at: index, limit) != nil { return nil }
      index += 1
      last = index
    }
    return nil
  }
}
