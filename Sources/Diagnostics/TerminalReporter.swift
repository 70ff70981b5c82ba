/// Findings as a good compiler prints them: a headline, the place, the line with the text
/// underlined, notes with theirs, and the way out.
///
/// ```
/// error: no model named `agentik` [unresolved-reference]
///   --> Content/domains/data-privacy.md:21:14
///    |
/// 21 |     of: [saas, agentik]
///    |                ^^^^^^^ not an id in models
///    = help: did you mean `agentic`?
/// ```
public struct TerminalReporter: Sendable {
  /// Gives the bytes of a file by its path; nil where it cannot be read.
  public typealias Source = @Sendable (String) -> [UInt8]?

  /// Whether ANSI colours are written.
  public let color: Bool
  private let source: Source

  /// Makes a reporter that reads excerpts through `source`.
  public init(color: Bool, source: @escaping Source) {
    self.color = color
    self.source = source
  }

  /// All findings, a blank line after each. They are printed in the order given.
  public func render(_ findings: [Finding]) -> String {
    var output = ""
    var cache = Cache(source: source)
    for finding in findings { render(finding, into: &output, cache: &cache) }
    return output
  }

  private func render(_ finding: Finding, into output: inout String, cache: inout Cache) {
    let severity = finding.severity
    output += paint("\(severity.rawValue)", severity.ansi)
    output += paint(": \(clean(finding.message))", "1")
    output += paint(" [\(finding.rule)]", "2") + "\n"
    excerpt(
      finding.location, label: finding.label, arrow: "-->", mark: "^", tint: severity.ansi,
      into: &output, cache: &cache)
    for note in finding.notes {
      output += "  " + paint("note", "1;36") + ": \(clean(note.message))\n"
      excerpt(
        note.location, label: "", arrow: "-->", mark: "-", tint: "1;36", into: &output,
        cache: &cache)
    }
    for help in finding.help {
      output += "   = " + paint("help", "1;32") + ": \(clean(help))\n"
    }
    output += "\n"
  }

  private func excerpt(
    _ location: SourceLocation, label: String, arrow: String, mark: String, tint: String,
    into output: inout String, cache: inout Cache
  ) {
    let path = clean(location.path)
    guard location.range != .wholeFile, let file = cache.file(location.path), !file.bytes.isEmpty
    else {
      output += "  \(paint(arrow, "1;34")) \(path)\n"
      return
    }
    let start = Int(location.range.start)
    let (line, column) = file.lines.position(of: start, in: file.bytes)
    output += "  \(paint(arrow, "1;34")) \(path):\(line):\(column)\n"
    let excerpt = Excerpt(
      bytes: file.bytes, line: file.lines.range(ofLine: line, in: file.bytes),
      range: location.range.indices)
    guard !excerpt.text.isEmpty else { return }
    let number = "\(line)"
    let gutter = String(repeating: " ", count: number.count)
    let bar = paint("|", "1;34")
    output += " \(gutter) \(bar)\n"
    output += " \(paint(number, "1;34")) \(bar) \(excerpt.text)\n"
    let underline = String(repeating: mark, count: excerpt.width)
    let words = label.isEmpty ? "" : " " + clean(label)
    let indent = String(repeating: " ", count: excerpt.indent)
    output += " \(gutter) \(bar) \(indent)" + paint(underline + words, tint) + "\n"
  }

  private func paint(_ text: String, _ code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// Content can come from a stranger: control characters never reach the terminal.
  private func clean(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(printable)))
  }

  /// The files read so far, with their lines.
  private struct Cache {
    let source: Source
    var files: [String: (bytes: [UInt8], lines: LineIndex)] = [:]

    mutating func file(_ path: String) -> (bytes: [UInt8], lines: LineIndex)? {
      if let known = files[path] { return known }
      guard let bytes = source(path) else { return nil }
      files[path] = (bytes, LineIndex(bytes))
      return files[path]
    }
  }
}

extension Severity {
  fileprivate var ansi: String {
    switch self {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;36"
    }
  }
}

/// A scalar as it may be printed: tabs and line ends become spaces, other control characters and those that
/// turn the direction of text become `�`.
func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: " "
  case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
  default: scalar
  }
}
