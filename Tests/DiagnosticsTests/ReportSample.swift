import Foundation

@testable import Diagnostics

/// Findings and files that reporters are tested with.
enum ReportSample {
  static let tool = ToolIdentity(name: "Demarc", version: "1.2.3")

  static let rule = Rule(
    "broken-link", stage: .check, what: "A link leads nowhere. It may have moved.",
    why: "Readers get lost.",
    example: "[a](b.md)", fix: "Correct the path.")

  static let warning = Rule(
    "raw-html", .warning, stage: .check, what: "HTML.", why: "W.", example: "```\n<b>\n```",
    fix: "F.")

  static let hint = Rule(
    "stale", .note, stage: .check, what: "It is old.", why: "W.", example: "E", fix: "F.")

  static let rules = [rule, warning, hint]

  /// Text that every format has to escape.
  static let hostile =
    "a::b,c%d \"q\" 'p' <b>&amp;]]> \u{0}\u{7}\u{1B}[31m\r\nnext\u{202E}\u{2028}\u{FFFE}\u{FFFF} \\ 漢🚀"

  static let files: [String: [UInt8]] = [
    "a.md": Array("one [x](b.md)\ntwo é 漢 <b>\r\nthree\n".utf8),
    "b.md": Array("\u{FEFF}title\n".utf8),
    "bad.md": [0x61, 0xFF, 0xFE, 0x0A, 0x62],
    "long.md": Array(repeating: UInt8(ascii: "x"), count: 200_000),
    "empty.md": [],
    "with space, ü:%.md": Array("text\n".utf8),
    hostile: Array("\(hostile)\n".utf8),
  ]

  static let source: SourceReader = { files[$0] }

  static func at(_ path: String, _ start: Int, _ end: Int) -> SourceLocation {
    SourceLocation(path, SourceRange(start, end))
  }

  /// One with everything.
  static let full = Finding(
    rule, at: at("a.md", 8, 12), "there is no file `b.md`", label: "here",
    notes: [
      .init("it was here", at: at("b.md", 3, 8)), .init("in this folder", at: .init("folder")),
    ],
    help: ["did you mean `c.md`?", "or remove it"],
    fix: Fix("a.md", [.init(SourceRange(8, 12), "c.md"), .init(SourceRange(0, 0), "x")]))

  /// One of each kind that is hard to show.
  static let hard: [Finding] = [
    full,
    Finding(warning, at: at("a.md", 24, 35), "over two lines"),
    Finding(warning, at: at("a.md", 14, 30), "a whole line with its end"),
    Finding(hint, at: SourceLocation("a.md"), "about the whole file"),
    Finding(hint, at: at("missing.md", 4, 9), "nobody can read it"),
    Finding(rule, at: at("bad.md", 0, 3), "not UTF-8"),
    Finding(rule, at: at("long.md", 10, 199_000), "a very long text"),
    Finding(rule, at: at("long.md", 199_990, 900_000), "past the end"),
    Finding(rule, at: at("empty.md", 0, 0), "an empty file"),
    Finding(
      rule, at: at("with space, ü:%.md", 0, 4), "an odd name",
      fix: Fix(at("no", 0, 1), replacement: "")),
    Finding(
      rule, at: at(hostile, 0, 9), hostile, label: hostile,
      notes: [.init(hostile, at: at(hostile, 1, 2))], help: [hostile],
      fix: Fix(at(hostile, 0, 1), replacement: hostile)),
    Finding(rule, at: at("/abs/a.md", 0, 1), "an absolute path, and [no](http://link)"),
  ]

  static func json(_ text: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return object as? [String: Any] ?? [:]
  }
}
