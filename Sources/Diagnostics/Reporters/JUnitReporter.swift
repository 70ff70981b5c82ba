/// Writes findings as JUnit XML, which most CI systems show as failed tests.
///
/// Each file is a suite, each finding a test case. Errors and warnings fail; notes pass.
package struct JUnitReporter: Sendable {
  private let tool: ToolIdentity
  private let source: SourceReader

  /// Creates a reporter that computes lines and columns from `source`.
  package init(tool: ToolIdentity, source: @escaping SourceReader) {
    self.tool = tool
    self.source = source
  }

  /// Returns the document. Without findings it contains one passing case.
  package func render(_ findings: [Finding]) -> String {
    var files = SourceFiles(source)
    var suites: [(name: String, findings: [Finding])] = []
    var numbers: [String: Int] = [:]
    for finding in findings {
      let path = finding.location.path
      let number = numbers[path] ?? suites.count
      if number == suites.count { suites.append((path, [])) }
      numbers[path] = number
      suites[number].findings.append(finding)
    }
    var body = suites.map { suite($0.name, $0.findings, &files) }.joined()
    if findings.isEmpty {
      body = """
          <testsuite name=\(quoted(tool.name)) tests="1" failures="0">
            <testcase classname=\(quoted(tool.name)) name="no findings"/>
          </testsuite>

        """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name=\(quoted(tool.name)) \(counts(findings))>
      \(body)</testsuites>

      """
  }

  private func counts(_ findings: [Finding]) -> String {
    let failures = findings.count { $0.severity > .note }
    return "tests=\"\(max(1, findings.count))\" failures=\"\(failures)\""
  }

  private func suite(_ name: String, _ findings: [Finding], _ files: inout SourceFiles) -> String {
    let cases = findings.map { testCase($0, &files) }.joined()
    return "  <testsuite name=\(quoted(name)) \(counts(findings))>\n\(cases)  </testsuite>\n"
  }

  private func testCase(_ finding: Finding, _ files: inout SourceFiles) -> String {
    let place = files.place(of: finding.location)
    let position = place.map { "\($0.line):\($0.column) " } ?? ""
    let line = place.map { " line=\"\($0.line)\"" } ?? ""
    let text = ([files.words(for: finding.location)] + finding.lines(files: &files))
      .joined(separator: "\n")
    let body =
      finding.severity == .note
      ? "      <system-out>\(escaped(text))</system-out>\n"
      : """
            <failure message=\(quoted(finding.message)) type=\(quoted(finding.severity.rawValue))>\
      \(escaped(text))</failure>

      """
    return """
          <testcase classname=\(quoted(finding.rule.name)) \
      name=\(quoted(position + finding.message)) file=\(quoted(finding.location.path))\(line)>
      \(body)    </testcase>

      """
  }

  private func quoted(_ value: String) -> String { "\"\(escaped(value.printableLine))\"" }

  /// Escapes markup and replaces characters that XML does not allow (XML 1.0, 2.2).
  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.printableText.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
