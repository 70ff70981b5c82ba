/// Writes findings as compilers do: message, location, the line with an underline, notes and help.
///
/// ```
/// error: no model named `agentik` [unresolved-reference]
///   --> Content/domains/data-privacy.md:21:14
///    |
/// 21 |     of: [saas, agentik]
///    |                ^^^^^^^ not an id in models
///    = help: did you mean `agentic`?
/// ```
package struct TerminalReporter: Sendable {
  /// Whether to write ANSI colours.
  package let color: Bool
  private let source: SourceReader

  /// Creates a reporter that reads excerpts from `source`.
  package init(color: Bool, source: @escaping SourceReader) {
    self.color = color
    self.source = source
  }

  /// Returns all findings in the given order, each followed by a blank line.
  package func render(_ findings: [Finding]) -> String {
    var output = ""
    var files = SourceFiles(source)
    for finding in findings { render(finding, into: &output, files: &files) }
    return output
  }

  private func render(_ finding: Finding, into output: inout String, files: inout SourceFiles) {
    let severity = finding.severity
    output += paint("\(severity.rawValue)", severity.ansi)
    output += paint(": \(finding.message.printableLine)", "1")
    output += paint(" [\(finding.rule)]", "2") + "\n"
    excerpt(
      finding.location, label: finding.label, arrow: "-->", mark: "^", tint: severity.ansi,
      into: &output, files: &files)
    for note in finding.notes {
      output += "  " + paint("note", "1;36") + ": \(note.message.printableLine)\n"
      excerpt(
        note.location, label: "", arrow: "-->", mark: "-", tint: "1;36", into: &output,
        files: &files)
    }
    for help in finding.help {
      output += "   = " + paint("help", "1;32") + ": \(help.printableLine)\n"
    }
    output += "\n"
  }

  private func excerpt(
    _ location: SourceLocation, label: String, arrow: String, mark: String, tint: String,
    into output: inout String, files: inout SourceFiles
  ) {
    let path = location.path.printableLine
    guard location.range != .wholeFile, let file = files.file(location.path), !file.bytes.isEmpty
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
    let words = label.isEmpty ? "" : " " + label.printableLine
    let indent = String(repeating: " ", count: excerpt.indent)
    output += " \(gutter) \(bar) \(indent)" + paint(underline + words, tint) + "\n"
  }

  private func paint(_ text: String, _ code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
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
