internal import Bytes

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
      if byte.isASCIILowercase { continue }
      switch byte {
      case 0x09...0x0D, 0x20:
        wordSteps += marks * (index + 1 - wordStart)
        (marks, wordStart) = (0, index + 1)
      case UInt8(ascii: ")"), UInt8(ascii: "@"): marks += 1
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
