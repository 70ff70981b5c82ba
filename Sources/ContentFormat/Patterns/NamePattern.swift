/// A component of a ``Glob``: a pattern over the bytes of one name.
struct NamePattern: Sendable, Hashable {
  enum Token: Sendable, Hashable {
    case byte(UInt8)
    /// `?`
    case any
    /// `*`: any number of bytes.
    case run
    /// `[…]`
    case set(ByteSet)
  }

  let tokens: [Token]

  /// True if the pattern has no wildcard.
  var isLiteral: Bool { tokens.allSatisfy { if case .byte = $0 { true } else { false } } }

  var beginsWithWildcard: Bool { if case .byte? = tokens.first { false } else { true } }

  /// True if the pattern matches the whole name. Only the last `*` is retried, so the cost is at
  /// most the product of the lengths.
  func matches(_ name: [UInt8]) -> Bool {
    var (token, byte) = (0, 0)
    var retry: (token: Int, byte: Int)?
    while byte < name.count {
      if token < tokens.count, tokens[token] == .run {
        token += 1
        retry = (token, byte)
      } else if token < tokens.count, tokens[token].accepts(name[byte]) {
        (token, byte) = (token + 1, byte + 1)
      } else if let last = retry {
        (token, byte) = (last.token, last.byte + 1)
        retry = (token, byte)
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { $0 == .run }
  }
}

extension NamePattern.Token {
  fileprivate func accepts(_ byte: UInt8) -> Bool {
    switch self {
    case .byte(let own): own == byte
    case .any: true
    case .run: false
    case .set(let set): set.contains(byte)
    }
  }
}

/// A set of bytes.
struct ByteSet: Sendable, Hashable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  mutating func insert(_ bytes: ClosedRange<UInt8>) { for byte in bytes { insert(byte) } }

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    return word & (1 << UInt64(byte & 63)) != 0
  }

  var inverted: ByteSet {
    var copy = self
    copy.words = (~words.0, ~words.1, ~words.2, ~words.3)
    return copy
  }

  static func == (a: ByteSet, b: ByteSet) -> Bool { a.words == b.words }

  func hash(into hasher: inout Hasher) {
    for word in [words.0, words.1, words.2, words.3] { hasher.combine(word) }
  }
}
