internal import Bytes

/// The id of a clause in a canonical form, so that `Art-5`, "Article 5" and "art. 05" are equal.
struct ClauseNumber: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    /// The key of letters, for a kind of clause that of its first word.
    case word(UInt64)
    case number(Int)
  }

  private(set) var parts: [Part] = []

  private static let maximumParts = 12

  /// Parses an id. Everything that is neither a letter nor a digit separates parts. Nil if there is
  /// no part, or if there are too many.
  init?(_ id: some Sequence<UInt8>, kind: UInt64? = nil, _ words: CitationWords) {
    if let kind { parts.append(.word(kind)) }
    var letters: [UInt8] = []
    var digits: [UInt8] = []
    for byte in id {
      if byte.isASCIIDigit {
        add(&letters, words)
        digits.append(byte)
      } else if byte.isASCIIAlphanumeric || byte >= 0x80 {
        add(&digits)
        letters.append(byte)
      } else {
        add(&letters, words)
        add(&digits)
      }
      if parts.count > Self.maximumParts { return nil }
    }
    add(&letters, words)
    add(&digits)
    if parts.isEmpty || parts.count > Self.maximumParts { return nil }
  }

  /// The kind or the letters at the start.
  var lead: UInt64? { if case .word(let key)? = parts.first { key } else { nil } }

  /// Whether it has a kind and one number, as "Article 29" does.
  var isWhole: Bool { parts.count == 2 && lead != nil }

  /// Whether it is another number or one of its parts.
  func isBelow(_ other: ClauseNumber) -> Bool { parts.starts(with: other.parts) }

  private mutating func add(_ letters: inout [UInt8], _ words: CitationWords) {
    guard !letters.isEmpty else { return }
    defer { letters = [] }
    if case .word(let kind)? = parts.last, words.units[kind] != nil,
      let number = Self.roman(letters)
    {
      parts.append(.number(number))
      return
    }
    let key = Prose.key(of: letters)
    parts.append(.word(words.units[key] ?? key))
  }

  private mutating func add(_ digits: inout [UInt8]) {
    guard !digits.isEmpty else { return }
    defer { digits = [] }
    guard digits.count <= 9 else {
      parts.append(.word(Prose.key(of: digits)))
      return
    }
    parts.append(.number(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }))
  }

  /// Returns the value of a Roman number up to 89, or nil for other letters. `C` and `D` are
  /// letters of annexes.
  private static func roman(_ letters: [UInt8]) -> Int? {
    guard letters.count <= 8 else { return nil }
    let values: [UInt8: Int] = [
      UInt8(ascii: "I"): 1, UInt8(ascii: "V"): 5, UInt8(ascii: "X"): 10, UInt8(ascii: "L"): 50,
    ]
    var total = 0
    for (index, letter) in letters.enumerated() {
      guard let value = values[letter] else { return nil }
      let next = index + 1 < letters.count ? values[letters[index + 1]] ?? 0 : 0
      total += value < next ? -value : value
    }
    return letters == [UInt8(ascii: "L")] || total < 1 ? nil : total
  }
}
