internal import Diagnostics

/// Looks through YAML before a parser does, for what the parser would pay dearly for: nesting
/// beyond a limit, and anchors and aliases, by which a small text can stand for an endless one.
///
/// It reads no more of YAML than it needs to know where values begin: quotes, comments, block texts
/// and texts that go on over lines are passed over.
struct YAMLGuard {
  /// Where the text first nests too deep.
  private(set) var tooDeep: SourceRange?
  /// The anchors and aliases.
  private(set) var anchors: [SourceRange] = []

  private let bytes: [UInt8]
  private let end: Int
  private let limit: Int
  private var index: Int

  init(_ bytes: [UInt8], _ range: Range<Int>, limit: Int) {
    self.bytes = bytes
    self.limit = limit
    index = range.lowerBound
    end = range.upperBound
    while index < end, tooDeep == nil { line() }
  }

  /// A line in block style.
  private mutating func line() {
    let start = index
    var marks = 0
    var column = skipSpaces(from: start)
    while index < end, isMark(index) {
      marks += 1
      column = index - start
      index += 1
      _ = skipSpaces(from: index)
    }
    if marks > limit || index - start > limit * 4 {
      tooDeep = SourceRange(index, index + 1)
      return
    }
    value(column: marks > 0 ? column : index - start)
  }

  /// A value, or a key and its value; `column` is where the line's last mark or key stands.
  private mutating func value(column: Int) {
    guard index < end else { return }
    switch bytes[index] {
    case 0x0A: index += 1
    case UInt8(ascii: "#"): skipLine()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      skipQuoted()
      afterKey(column: column)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      flow()
      afterKey(column: column)
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      skipLine()
      skipLines(deeperThan: column)
    case UInt8(ascii: "&"), UInt8(ascii: "*"):
      anchor()
      _ = skipSpaces(from: index)
      value(column: column)
    default: plain(column: column)
    }
  }

  /// A plain text: a key if a colon ends it, else a value that may go on over deeper lines.
  private mutating func plain(column: Int) {
    while index < end, bytes[index] != 0x0A {
      if bytes[index] == UInt8(ascii: ":"), isSpaced(index + 1) {
        afterKey(column: column)
        return
      }
      if bytes[index] == UInt8(ascii: "#"), index > 0, bytes[index - 1] == 0x20 { break }
      index += 1
    }
    skipLine()
    skipLines(deeperThan: column)
  }

  /// What follows a key: its colon and its value; or the rest of the line.
  private mutating func afterKey(column: Int) {
    _ = skipSpaces(from: index)
    guard index < end, bytes[index] == UInt8(ascii: ":") else {
      skipLine()
      return
    }
    index += 1
    _ = skipSpaces(from: index)
    value(column: column)
  }

  /// A collection in brackets, with all that it holds.
  private mutating func flow() {
    var depth = 0
    var isStart = true
    while index < end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        isStart = true
        if depth > limit {
          tooDeep = SourceRange(index, index + 1)
          return
        }
        index += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        index += 1
        if depth == 0 { return }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if isStart { skipQuoted() } else { index += 1 }
        isStart = false
      case UInt8(ascii: "#") where bytes[index - 1] <= 0x20: skipLine()
      case UInt8(ascii: "&") where isStart, UInt8(ascii: "*") where isStart: anchor()
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        isStart = true
        index += 1
      default:
        if byte > 0x20 { isStart = false }
        index += 1
      }
    }
  }

  private mutating func anchor() {
    let start = index
    while index < end, bytes[index] > 0x20, !",]}".utf8.contains(bytes[index]) { index += 1 }
    anchors.append(SourceRange(start, index))
  }

  private mutating func skipQuoted() {
    let quote = bytes[index]
    index += 1
    while index < end {
      if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 2
      } else if bytes[index] == quote {
        index += 1
        if index >= end || quote == UInt8(ascii: "\"") || bytes[index] != quote { return }
        index += 1
      } else {
        index += 1
      }
    }
    index = min(index, end)
  }

  private mutating func skipLine() {
    while index < end, bytes[index] != 0x0A { index += 1 }
    index = min(index + 1, end)
  }

  /// The lines that go on with a text: blank ones, and those indented more than its key.
  private mutating func skipLines(deeperThan column: Int) {
    while index < end {
      var next = index
      while next < end, bytes[next] == 0x20 { next += 1 }
      let isBlank = next == end || bytes[next] == 0x0A || bytes[next] == 0x0D
      guard isBlank || next - index > column else { return }
      skipLine()
    }
  }

  /// Moves on behind spaces; gives how many there were.
  private mutating func skipSpaces(from start: Int) -> Int {
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index - start
  }

  private func isMark(_ index: Int) -> Bool {
    (bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "?")) && isSpaced(index + 1)
  }

  private func isSpaced(_ index: Int) -> Bool {
    index >= end || bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0A
      || bytes[index] == 0x0D
  }
}
