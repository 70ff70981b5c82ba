package import ContentFormat
package import Diagnostics

/// A content file with the given text and a display path below `Content/`.
package func source(_ path: String, _ text: String) -> SourceFile {
  SourceFile(path: path, displayPath: "Content/\(path)", bytes: Array(text.utf8))
}

/// Formats a range as `line:column underlined`, with columns as in an editor.
package func place(_ range: SourceRange, in bytes: [UInt8]) -> String {
  let (line, column) = LineIndex(bytes).position(of: Int(range.start), in: bytes)
  guard Int(range.end) <= bytes.count else { return "\(line):\(column) (outside the file)" }
  return "\(line):\(column) \(String(decoding: bytes[range.indices], as: UTF8.self))"
}
