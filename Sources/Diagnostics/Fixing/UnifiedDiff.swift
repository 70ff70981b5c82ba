/// The difference between two versions of a file, in the format of `patch -p1` and `git apply`.
///
/// Only `\n` ends a line, as in those programs; a `\r` before it belongs to the line.
package struct UnifiedDiff: Sendable {
  /// The diff, ending in a newline, or empty if the versions are equal.
  package let text: String

  /// The number of unchanged lines around a change.
  private static let context = 3

  /// Compares two versions of a file.
  ///
  /// - Parameter path: its path relative to the folder where the diff is applied.
  package init(path: String, from old: [UInt8], to new: [UInt8]) {
    let lines = Self.compare(Self.lines(old), Self.lines(new))
    let hunks = Self.hunks(lines)
    guard !hunks.isEmpty else {
      text = ""
      return
    }
    var output = Array("--- \(Self.name("a/\(path)"))\n+++ \(Self.name("b/\(path)"))\n".utf8)
    var (oldLine, newLine, next) = (1, 1, 0)
    for hunk in hunks {
      let skipped = hunk.lowerBound - next
      (oldLine, newLine) = (oldLine + skipped, newLine + skipped)
      let part = lines[hunk]
      let (removed, added) = (part.count { $0.sign == "-" }, part.count { $0.sign == "+" })
      let (oldCount, newCount) = (part.count - added, part.count - removed)
      output += "@@ -\(Self.span(oldLine, oldCount)) +\(Self.span(newLine, newCount)) @@\n".utf8
      for line in part {
        output += [UInt8(ascii: line.sign)] + line.bytes
        if line.bytes.last != 0x0A { output += "\n\\ No newline at end of file\n".utf8 }
      }
      (oldLine, newLine, next) = (oldLine + oldCount, newLine + newCount, hunk.upperBound)
    }
    text = String(decoding: output, as: UTF8.self)
  }

  private struct Line {
    let sign: Unicode.Scalar
    let bytes: ArraySlice<UInt8>
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  private static func compare(
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [Line] {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var result: [Line] = []
    var (from, to) = (0, 0)
    while from < old.count || to < new.count {
      if removed.contains(from) {
        result.append(Line(sign: "-", bytes: old[from]))
        from += 1
      } else if added.contains(to) {
        result.append(Line(sign: "+", bytes: new[to]))
        to += 1
      } else {
        result.append(Line(sign: " ", bytes: old[from]))
        (from, to) = (from + 1, to + 1)
      }
    }
    return result
  }

  /// Returns the ranges of lines to print: changes with their context.
  private static func hunks(_ lines: [Line]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where lines[index].sign != " " {
      let start = max(0, index - context)
      let end = min(lines.count, index + context + 1)
      if let last = hunks.last, start <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }

  /// Formats a range of lines. An empty range is given by the line before it.
  private static func span(_ line: Int, _ count: Int) -> String {
    "\(count == 0 ? line - 1 : line),\(count)"
  }

  /// Formats a path as git does: quoted if it contains special characters, and followed by a tab if
  /// it contains spaces.
  private static func name(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0 != "\"" && $0 != "\\" && $0.value != 0x7F
    }
    if isPlain { return path.contains(" ") ? "\(path)\t" : path }
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        result += "\\" + String(UnicodeScalar(byte))
      case 0x20..<0x7F: result += String(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 8)
        result += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return "\"\(result)\""
  }
}
