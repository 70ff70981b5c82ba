import Diagnostics
import TestSupport
import Testing

@testable import ContentFormat

@Suite("Mistakes behind YAML errors")
struct YAMLMistakeTests {
  /// The message of the only finding about a text, its place as `line:column`, and its help.
  private func finding(_ text: String) -> (message: String, place: String, help: String)? {
    let file = SourceFile(path: "a.yml", displayPath: "a.yml", bytes: Array(text.utf8))
    let (node, findings) = YAMLReader.read(0..<file.bytes.count, of: file)
    guard node == nil, findings.count == 1, let finding = findings.first else { return nil }
    let before = file.bytes[..<Int(finding.location.range.start)]
    let line = before.count { $0 == 0x0A } + 1
    let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return (finding.message, "\(line):\(column)", finding.help.first ?? "")
  }

  @Test(
    "a mistake has its own message and place",
    arguments: [
      ("a:\n\tb: 1\n", "a tab indents this line", "2:1", "indent with spaces"),
      ("a: 1\nweight:1\nb: 2\n", "there is no space after this `:`", "2:7", "write `weight: 1`"),
      (
        "singular:area\nplural: areas\n", "there is no space after this `:`", "1:9",
        "write `singular: area`"
      ),
      (
        "fields:\nwhy: text\n  who: text\n",
        "this line is indented by 2 spaces, the keys of its mapping by 0 spaces", "3:3",
        "indent all keys of a mapping alike"
      ),
      (
        "why: Note: a right\n", "a value with `: ` in it needs quotes", "1:10",
        "write `why: \"Note: a right\"`"
      ),
      (
        "a: 1\nb: 'It' is\nc: 2\n", "this text follows the closing quote of its value", "2:9",
        "put the quotes around the whole value"
      ),
      (
        "levels:\n  - a\n  b: 1\n", "this line is not an item of the list above it", "3:3",
        "begin it with `- `"
      ),
      (
        "levels:\n  - { id: a, color: #ffcc00 }\n  - { id: b }\n", "this `#` begins a comment",
        "2:21", "put a value that begins with `#` into quotes"
      ),
    ])
  func mistakes(_ text: String, message: String, place: String, help: String) throws {
    let found = try #require(finding(text))
    #expect(found.message == "this is not YAML: \(message)")
    #expect(found.place == place)
    #expect(found.help.hasPrefix(help))
  }

  @Test("other errors keep the message of libyaml")
  func others() throws {
    #expect(try #require(finding("why: [a]: b\n")).message.contains("this is not YAML"))
    #expect(try #require(finding("a: &\n")).message.contains("this is not YAML"))
  }

  @Test("a damaged text has a finding whose place is in the file")
  func damaged() {
    var random = SeededGenerator(seed: 14)
    let text = Array("a: 1\nlist:\n  - { id: x, color: '#fff' }\n  - [b, c]\nmap:\n  k: v\n".utf8)
    let marks = Array("\t:#-{}[]'\"\n ,".utf8)
    for _ in 0..<5_000 {
      var bytes = text
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = marks.randomElement(using: &random) ?? 0x20
      }
      let file = SourceFile(path: "a.yml", displayPath: "a.yml", bytes: bytes)
      for finding in YAMLReader.read(0..<bytes.count, of: file).findings {
        #expect(Int(finding.location.range.end) <= bytes.count)
      }
    }
  }
}
