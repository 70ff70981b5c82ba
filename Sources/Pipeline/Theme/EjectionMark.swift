internal import Bytes
internal import BuiltinTheme
internal import ContentFormat
internal import Diagnostics
internal import Rendering

/// The first line of a file that `demarc eject` wrote: a comment with the path and the hash of the
/// built-in file. It prints nothing.
struct EjectionMark: Equatable {
  /// The hash of the built-in file from which the copy was made.
  let hash: String
  /// The line with its newline, as a range of the file's bytes.
  let line: Range<Int>

  private static let name = "demarc eject: "
  private static let hashLength = 16
  /// The maximum length of the line in bytes.
  private static let longest = 400

  /// Finds the mark of a file.
  init?(in bytes: [UInt8]) {
    let end = bytes.prefix(Self.longest).firstIndex(of: 0x0A) ?? min(bytes.count, Self.longest)
    let text = String(decoding: bytes[..<end], as: UTF8.self)
    guard let start = text.firstRange(of: Self.name)?.upperBound else { return nil }
    let words = text[start...].split(separator: " ")
    guard words.count >= 2, words[1].count >= Self.hashLength else { return nil }
    let hash = words[1].prefix(Self.hashLength)
    guard hash.allSatisfy({ $0.isHexDigit }) else { return nil }
    self.hash = hash.lowercased()
    line = 0..<min(end + 1, bytes.count)
  }

  /// Returns the hash of a built-in file.
  static func hash(of bytes: [UInt8]) -> String { stableHash(of: bytes).hexadecimal }

  /// Returns a copy of a built-in file with its mark.
  static func copy(of file: BuiltinTheme.File) -> [UInt8] {
    let text = "\(name)\(file.path) \(hash(of: file.bytes))"
    let line =
      switch file.path.split(separator: ".").last {
      case "mustache": "{{! \(text) }}\n"
      case "css": "/* \(text) */\n"
      case "js": "// \(text)\n"
      case "svg": "<!-- \(text) -->\n"
      default: "# \(text)\n"
      }
    return Array(line.utf8) + file.bytes
  }

  /// Returns a finding for a copy whose built-in file has changed since, or nil for other files.
  ///
  /// - Parameter path: The path of the file below the theme folder.
  static func finding(about file: SourceFile, path: String) -> Finding? {
    guard let mark = EjectionMark(in: file.bytes),
      let current = BuiltinTheme.bytes(at: "\(BuiltinTheme.displayPath)/\(path)")
    else { return nil }
    let hash = hash(of: current)
    guard hash != mark.hash else { return nil }
    let line = SourceRange(0, max(0, mark.line.upperBound - 1))
    return .outdatedCopy(of: path, hash: hash, at: file.at(line))
  }
}
