/// Parses the text of a ``Glob`` as git's `wildmatch` does.
struct GlobParser {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Returns the components of the pattern, or nil if it is invalid.
  mutating func components() -> [Glob.Component]? {
    var components: [Glob.Component] = []
    var tokens: [NamePattern.Token] = []
    var stars = 0
    func component() -> Glob.Component {
      stars > 1 && stars == tokens.count ? .anyDepth : .name(NamePattern(tokens: tokens))
    }
    while index < bytes.count {
      var byte = bytes[index]
      index += 1
      // An escaped slash still separates components.
      if byte == UInt8(ascii: "\\"), peek == UInt8(ascii: "/") {
        byte = UInt8(ascii: "/")
        index += 1
      }
      switch byte {
      case UInt8(ascii: "/"):
        components.append(component())
        (tokens, stars) = ([], 0)
      case UInt8(ascii: "*"):
        stars += 1
        tokens.append(.run)
      case UInt8(ascii: "?"): tokens.append(.any)
      case UInt8(ascii: "["):
        guard let set = set() else { return nil }
        tokens.append(.set(set))
      case UInt8(ascii: "\\"):
        guard index < bytes.count else { return nil }
        tokens.append(.byte(bytes[index]))
        index += 1
      default: tokens.append(.byte(byte))
      }
    }
    return components + [component()]
  }

  /// Reads the set after a `[`, up to and including its `]`. A `]` at the start belongs to the set.
  private mutating func set() -> ByteSet? {
    var set = ByteSet()
    var isInverted = false
    if let byte = peek, byte == UInt8(ascii: "!") || byte == UInt8(ascii: "^") {
      isInverted = true
      index += 1
    }
    var previous: UInt8?
    var isFirst = true
    while let byte = next() {
      if byte == UInt8(ascii: "]"), !isFirst { return isInverted ? set.inverted : set }
      isFirst = false
      if byte == UInt8(ascii: "-"), let start = previous, let end = peek,
        end != UInt8(ascii: "]")
      {
        index += 1
        guard let last = end == UInt8(ascii: "\\") ? next() : end else { return nil }
        if start <= last { set.insert(start...last) }
        previous = nil
      } else if byte == UInt8(ascii: "["), peek == UInt8(ascii: ":"), let length = classLength {
        let name = String(decoding: bytes[index + 1..<index + 1 + length], as: UTF8.self)
        guard let ranges = Self.classes[name] else { return nil }
        for range in ranges { set.insert(range) }
        index += length + 3
        previous = nil
      } else if byte == UInt8(ascii: "\\") {
        guard let escaped = next() else { return nil }
        set.insert(escaped)
        previous = escaped
      } else {
        set.insert(byte)
        previous = byte
      }
    }
    return nil
  }

  /// The length of the name in `[:name:]`, or nil if the next `]` does not end such a class.
  private var classLength: Int? {
    guard let end = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "]")), end > index + 1,
      bytes[end - 1] == UInt8(ascii: ":")
    else { return nil }
    return end - index - 2
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func next() -> UInt8? {
    guard index < bytes.count else { return nil }
    index += 1
    return bytes[index - 1]
  }

  /// The classes of POSIX in the C locale.
  private static let classes: [String: [ClosedRange<UInt8>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A], "alpha": [0x41...0x5A, 0x61...0x7A],
    "blank": [0x09...0x09, 0x20...0x20], "cntrl": [0x00...0x1F, 0x7F...0x7F],
    "digit": [0x30...0x39], "graph": [0x21...0x7E], "lower": [0x61...0x7A],
    "print": [0x20...0x7E], "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
    "space": [0x09...0x0D, 0x20...0x20], "upper": [0x41...0x5A],
    "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]
}
