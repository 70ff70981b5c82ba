import Foundation
import Testing

@testable import Diagnostics

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("JUnit reporter")
struct JUnitReporterTests {
  private func report(_ findings: [Finding]) -> String {
    JUnitReporter(tool: ReportSample.tool, source: ReportSample.source).render(findings)
  }

  @Test("a report without findings has one case that passed")
  func clean() {
    #expect(
      report([]) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="Demarc" tests="1" failures="0">
          <testsuite name="Demarc" tests="1" failures="0">
            <testcase classname="Demarc" name="no findings"/>
          </testsuite>
        </testsuites>

        """)
  }

  @Test("a file is a suite, a finding is a case, and notes pass")
  func cases() {
    let place = ReportSample.at("a.md", 8, 12)
    #expect(
      report([
        Finding(ReportSample.rule, at: place, "gone", help: ["mend it"]),
        Finding(ReportSample.hint, at: SourceLocation("a.md"), "old"),
        Finding(ReportSample.warning, at: SourceLocation("b.md"), "<b>"),
      ]) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="Demarc" tests="3" failures="2">
          <testsuite name="a.md" tests="2" failures="1">
            <testcase classname="broken-link" name="1:9 gone" file="a.md" line="1">
              <failure message="gone" type="error">a.md:1:9
        gone
        help: mend it</failure>
            </testcase>
            <testcase classname="stale" name="old" file="a.md">
              <system-out>a.md
        old</system-out>
            </testcase>
          </testsuite>
          <testsuite name="b.md" tests="1" failures="1">
            <testcase classname="raw-html" name="&lt;b&gt;" file="b.md">
              <failure message="&lt;b&gt;" type="warning">b.md
        &lt;b&gt;</failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test("hostile text is valid XML with the same printable text")
  func hostile() throws {
    let reader = Reader()
    let parser = XMLParser(data: Data(report(ReportSample.hard).utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    #expect(reader.counts["testcase"] == ReportSample.hard.count)
    #expect(reader.counts["failure"] == ReportSample.hard.count { $0.severity > .note })
    let wanted = ReportSample.hostile.printableLine
      .replacing("\u{FFFE}", with: "\u{FFFD}").replacing("\u{FFFF}", with: "\u{FFFD}")
    #expect(reader.messages.contains(wanted))
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]
    var messages: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      counts[name, default: 0] += 1
      if let message = attributes["message"] { messages.append(message) }
    }
  }
}
