/// The cost of parsing the inlines of a paragraph, beyond its length.
///
/// libcmark-gfm scans from each `<?` and `<!` to the end of the paragraph, from each `@` and `)` of
/// a bare address through the rest of the word, and from each link through all preceding emphasis
/// delimiters.
struct InlineCost {
  private(set) var bytes = 0
  private var openers = 0
  private var wordSteps = 0
  private var emphasis = 0
  private var links = 0

  /// The number of steps for the delimiters.
  var steps: Int { openers * bytes + wordSteps + 2 * emphasis * links }

  mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
    bytes += line.count
    var marks = 0
    var wordStart = 0
    for index in line.indices {
      let byte = line[index]
      guard byte.isCountedInInlines || marks > 0 && isSpace(byte) else { continue }
      switch byte {
      case 0x09...0x0D, 0x20:
        wordSteps += marks * (index + 1 - wordStart)
        marks = 0
      case UInt8(ascii: ")"), UInt8(ascii: "@"):
        if marks == 0 {
          wordStart = index
          while wordStart > 0, !isSpace(line[wordStart - 1]) { wordStart -= 1 }
        }
        marks += 1
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): emphasis += 1
      case UInt8(ascii: "]"): links += 1
      case UInt8(ascii: "?"), UInt8(ascii: "!"):
        if index > 0, line[index - 1] == UInt8(ascii: "<") { openers += 1 }
      default: break
      }
    }
    wordSteps += marks * (line.count - wordStart)
  }
}

extension UInt8 {
  /// Whether the byte is one of `!`, `)`, `*`, `?`, `@`, `]`, `_` and `~`.
  fileprivate var isCountedInInlines: Bool {
    let marks: UInt64 = self < 64 ? 0x8000_0602_0000_0000 : 0x4000_0000_A000_0001
    return self < 0x80 && marks >> (self & 63) & 1 == 1
  }
}
