import Synchronization
import Testing

@testable import Diagnostics

@Suite("Terminal reporter")
struct TerminalReporterTests {
  private let rule = Rule(
    "unresolved-reference", stage: .check, what: "w", why: "y", example: "e", fix: "f")

  private func finding(
    _ path: String, _ start: Int, _ end: Int, _ message: String = "it is wrong",
    label: String = "", severity: Severity = .error, notes: [Finding.Note] = [],
    help: [String] = []
  ) -> Finding {
    let location = SourceLocation(path, SourceRange(start, end))
    var finding = Finding(rule, at: location, message, label: label, notes: notes, help: help)
    finding.severity = severity
    return finding
  }

  private func report(
    _ files: [String: String], color: Bool = false, _ findings: Finding...
  ) -> String {
    let reporter = TerminalReporter(color: color) { path in files[path].map { Array($0.utf8) } }
    return reporter.render(findings)
  }

  @Test("a finding with all properties has an excerpt, notes and help")
  func everything() {
    let text = "title: A\nof: [saas, agentik]\n"
    let note = Finding.Note(
      "the models are here", at: SourceLocation("models.md", SourceRange(0, 1)))
    let report = report(
      ["a.md": text, "models.md": "- saas\n"],
      finding(
        "a.md", 20, 27, "no model named `agentik`", label: "not an id in models", notes: [note],
        help: ["did you mean `agentic`?", "or add it"]))
    #expect(
      report == """
        error: no model named `agentik` [unresolved-reference]
          --> a.md:2:12
           |
         2 | of: [saas, agentik]
           |            ^^^^^^^ not an id in models
          note: the models are here
          --> models.md:1:1
           |
         1 | - saas
           | -
           = help: did you mean `agentic`?
           = help: or add it


        """)
  }

  @Test("findings keep their order, and the gutter fits the longest line number")
  func several() {
    let text = String(repeating: "x\n", count: 99) + "last\n"
    #expect(
      report(
        ["a.md": text], finding("a.md", 198, 202, severity: .warning),
        finding("a.md", 0, 1, severity: .note)) == """
          warning: it is wrong [unresolved-reference]
            --> a.md:100:1
               |
           100 | last
               | ^^^^

          note: it is wrong [unresolved-reference]
            --> a.md:1:1
             |
           1 | x
             | ^


          """)
  }

  @Test("tabs, wide characters and combining marks keep the mark below its text")
  func columns() {
    #expect(
      report(["a.md": "\t日本 e\u{301}: x\n"], finding("a.md", 13, 14)) == """
        error: it is wrong [unresolved-reference]
          --> a.md:1:9
           |
         1 |  日本 e\u{301}: x
           |          ^


        """)
  }

  @Test("a byte order mark is neither shown nor counted")
  func byteOrderMark() {
    #expect(
      report(["a.md": "\u{FEFF}ab\n"], finding("a.md", 4, 5)) == """
        error: it is wrong [unresolved-reference]
          --> a.md:1:2
           |
         1 | ab
           |  ^


        """)
  }

  @Test("a range over several lines is marked on its first")
  func multiline() {
    #expect(
      report(["a.md": "one\r\ntwo\r\nthree\r\n"], finding("a.md", 5, 15)) == """
        error: it is wrong [unresolved-reference]
          --> a.md:2:1
           |
         2 | two
           | ^^^


        """)
  }

  @Test("a long line is cut with an ellipsis on both sides")
  func longLine() {
    let line = String(repeating: "a", count: 200) + "HERE" + String(repeating: "b", count: 200)
    let lead = "…" + String(repeating: "a", count: 60)
    let tail = String(repeating: "b", count: 55) + "…"
    #expect(
      report(["a.md": line], finding("a.md", 200, 204, label: "this")) == """
        error: it is wrong [unresolved-reference]
          --> a.md:1:201
           |
         1 | \(lead)HERE\(tail)
           | \(String(repeating: " ", count: 61))^^^^ this


        """)
  }

  @Test("an empty file, one that cannot be read, and an empty line have no excerpt")
  func noExcerpt() {
    let wanted = """
      error: it is wrong [unresolved-reference]
        --> a.md


      """
    #expect(report(["a.md": ""], finding("a.md", 0, 0)) == wanted)
    #expect(report([:], finding("a.md", 3, 9)) == wanted)
    #expect(
      report(["a.md": "a\n\nb\n"], finding("a.md", 2, 2)) == """
        error: it is wrong [unresolved-reference]
          --> a.md:2:1


        """)
  }

  @Test("a finding about a whole file shows no line of it")
  func wholeFile() {
    let finding = Finding(rule, at: SourceLocation("a.md"), "it is wrong", help: ["mend it"])
    #expect(
      report(["a.md": "one\n"], finding) == """
        error: it is wrong [unresolved-reference]
          --> a.md
           = help: mend it


        """)
  }

  @Test("a position past the end of the file is the end")
  func pastTheEnd() {
    #expect(
      report(["a.md": "one\ntwo"], finding("a.md", 90, 99)) == """
        error: it is wrong [unresolved-reference]
          --> a.md:2:4
           |
         2 | two
           |    ^


        """)
  }

  @Test("colours are used on request")
  func colors() {
    let report = report(["a.md": "ab\n"], color: true, finding("a.md", 0, 1, help: ["try b"]))
    #expect(
      report.replacing("\u{1B}", with: "^") == """
        ^[1;31merror^[0m^[1m: it is wrong^[0m^[2m [unresolved-reference]^[0m
          ^[1;34m-->^[0m a.md:1:1
           ^[1;34m|^[0m
         ^[1;34m1^[0m ^[1;34m|^[0m ab
           ^[1;34m|^[0m ^[1;31m^^[0m
           = ^[1;32mhelp^[0m: try b


        """)
    let warning = self.report([:], color: true, finding("a.md", 0, 1, severity: .warning))
    #expect(warning.hasPrefix("\u{1B}[1;33mwarning"))
  }

  @Test("control characters and bidirectional overrides never reach the terminal")
  func hostile() {
    let evil = "a\u{1B}[31m\u{7}\u{8}\u{9B}2J\u{202E}\u{2066}\u{200E}\u{200F}\u{61C}\u{2028}z\u{0}"
    let note = Finding.Note(evil, at: SourceLocation(evil, SourceRange(0, 1)))
    let output = report(
      [evil: evil + "\n"],
      finding(evil, 0, 3, evil, label: evil, notes: [note], help: [evil]))
    let printed = Set(output.unicodeScalars.map(\.value)).subtracting([0x0A])
    let hostile = printed.filter { value in
      value < 0x20 || (0x7F..<0xA0).contains(value) || (0x202A...0x202E).contains(value)
        || (0x2066...0x2069).contains(value)
        || [0x61C, 0x200E, 0x200F, 0x2028, 0x2029].contains(value)
    }
    #expect(hostile.isEmpty, "\(hostile.sorted().map { String($0, radix: 16) }) are printed")
    #expect(output.contains("a\u{FFFD}[31m"))
    #expect(output.split(separator: "\n").count == 11)
  }

  @Test("a message of several lines stays on one")
  func oneLine() {
    let output = report([:], finding("a.md", 0, 0, "one\ntwo\r\n\tthree"))
    #expect(output.hasPrefix("error: one two   three [unresolved-reference]\n"))
  }

  @Test("a file is read once")
  func cache() {
    let reads = Mutex<[String]>([])
    let reporter = TerminalReporter(color: false) { path in
      reads.withLock { $0.append(path) }
      return Array("text\n".utf8)
    }
    _ = reporter.render([finding("a.md", 0, 1), finding("b.md", 0, 1), finding("a.md", 1, 2)])
    #expect(reads.withLock { $0.sorted() } == ["a.md", "b.md"])
  }
}
