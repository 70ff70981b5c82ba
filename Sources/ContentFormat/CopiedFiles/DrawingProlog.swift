internal import Diagnostics

/// The prolog of a drawing: everything before its first element (XML 1.0, section 2.8).
struct DrawingProlog {
  private let bytes: [UInt8]
  private var index = 0

  /// Returns the first part of the prolog that is not allowed: another encoding, another XML
  /// version, a document type or a processing instruction.
  static func activePart(of bytes: [UInt8]) -> ActivePart? {
    let offset = firstInvalidUTF8(in: bytes) ?? bytes.firstIndex(of: 0)
    if let offset {
      return ActivePart(
        "it is not UTF-8, so browsers may parse it differently", help: "save it as UTF-8",
        at: SourceRange(offset, offset + 1))
    }
    var prolog = DrawingProlog(bytes: bytes)
    return prolog.read()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func read() -> ActivePart? {
    if starts(with: "\u{FEFF}") { index += 3 }
    if starts(with: "<?xml"), index + 5 < bytes.count, bytes[index + 5] <= 0x20 {
      let start = index
      skip(past: "?>")
      let text = String(decoding: bytes[start..<index], as: UTF8.self)
      for (key, allowed) in [("version", ["1.0"]), ("encoding", ["utf-8"])] {
        guard let value = Self.value(of: key, in: text), !allowed.contains(value.lowercased())
        else { continue }
        return ActivePart(
          "its XML declaration has \(key) \(value.quoted)",
          help: "save it as XML 1.0 in UTF-8",
          at: SourceRange(start, index))
      }
    }
    while index < bytes.count {
      if bytes[index] <= 0x20 {
        index += 1
      } else if starts(with: "<!--") {
        index += 4
        skip(past: "-->")
      } else if starts(with: "<!") {
        return ActivePart(
          "it has a document type, whose entities can hide active content",
          help: "remove `<!DOCTYPE …>`; browsers do not need it",
          at: SourceRange(index, min(index + 9, bytes.count)))
      } else {
        // The parser checks elements. A processing instruction is rejected here.
        return starts(with: "<?") ? skipInstruction() : nil
      }
    }
    return nil
  }

  private func skipInstruction() -> ActivePart {
    ActivePart(
      "it contains a processing instruction, which can load a script",
      help: "remove `<?…?>`; browsers do not need it",
      at: SourceRange(index, index + 2))
  }

  private func starts(with text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

  private mutating func skip(past text: String) {
    let end = Array(text.utf8)
    while index < bytes.count, !bytes[index...].starts(with: end) { index += 1 }
    index = min(bytes.count, index + end.count)
  }

  /// A value of the XML declaration, such as `UTF-8` in `encoding="UTF-8"`.
  private static func value(of key: String, in text: String) -> String? {
    guard let range = text.firstRange(of: key) else { return nil }
    let rest = text[range.upperBound...].drop { $0.isWhitespace || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return "" }
    return String(rest.dropFirst().prefix { $0 != quote })
  }
}
