import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import ContentFormat

@Suite("Files that include others")
struct InclusionsTests {
  private static let patterns = [
    try! LinkPattern("{{ {path} }}", isLine: true),
    try! LinkPattern("--8<-- \"{path}\"", isLine: true),
    try! LinkPattern("[{path} + {path}]", isLine: true),
  ]

  private func expand(
    _ text: String, _ others: [String: String] = [:], drafts: Bool = false, limit: Int = 1 << 20
  ) -> Inclusions? {
    let file = SourceFile(path: "a/main.md", displayPath: "C/a/main.md", bytes: Array(text.utf8))
    return Inclusions(file, Self.patterns, includesDrafts: drafts, limit: limit) { path in
      guard let text = others[path] else { return .failure(.missing(meant: nil)) }
      return .success(SourceFile(path: path, displayPath: "C/\(path)", bytes: Array(text.utf8)))
    }
  }

  private func text(_ inclusions: Inclusions?) -> String? {
    inclusions.map { String(decoding: $0.file.bytes, as: UTF8.self) }
  }

  @Test(
    "a line of its own is replaced by the text of the file",
    arguments: [
      ("{{ b.md }}\n", "B\n"), ("x\n\n  {{ b.md }}  \r\ny\n", "x\n\n  B\ny\n"),
      ("--8<-- \"b.md\"", "B\n"), ("{{ /a/b.md }}\n", "B\n"), ("{{ a/b.md }}\n", "B\n"),
      ("{{ fm.md }}\n", "C\n"), ("{{ two.md }}\nz", "1\n2\nz"),
      ("- x\n\n  {{ two.md }}", "- x\n\n  1\n  2\n"),
      ("{{ code.py }}\n", "`````py\n```` x\n`````\n"),
      ("~~~\n{{ fm.md }}\n~~~\n", "~~~\n---\nt: 1\n---\nC\n~~~\n"),
      ("{{ view.view }}\n", "```\nv\n```\n"), ("{{ empty.md }}\nx\n", "x\n"),
      ("[b.md + two.md]\nx", "B\n1\n2\nx"),
    ])
  func expansion(source: String, expected: String) {
    let others = [
      "a/b.md": "B", "a/fm.md": "---\nt: 1\n---\nC\n", "a/two.md": "1\n2", "a/code.py": "```` x",
      "a/view.view": "v", "a/empty.md": "",
    ]
    #expect(text(expand(source, others)) == expected)
  }

  @Test(
    "other text includes nothing",
    arguments: [
      "", "text\n", "x {{ b.md }}\n", "{{ b.md }} x\n", "`{{ b.md }}`\n", "{{ }}\n",
      "{ { b.md } }\n",
      "---\na: |\n  {{ b.md }}\n---\n", "---\n{{ b.md }}\n",
    ])
  func none(source: String) {
    #expect(expand(source, ["a/b.md": "B"]) == nil)
  }

  @Test(
    "text between rules is no front matter, and code stays as it is",
    arguments: [
      ("{{ rule.md }}\n", "---\n\nMIT\n"), ("{{ rules.md }}\n", "---\n\nA.\n\n---\n\nB.\n"),
      ("{{ empty-matter.md }}\n", "X\n"), ("{{ open.md }}\n", "---\ntitle: [x\n---\nX\n"),
      ("```\n{{ content }}\n```\n{{ x }}\n", "```\n{{ content }}\n```\n{{ x }}\n"),
      ("```\n{{ gone.md }}\n```\n", "```\n{{ gone.md }}\n```\n"),
      ("{{ code.py }}\n", "```py\n{{ rule.md }}\n```\n"),
      ("```\n{{ fences.md }}\n```\n", "```\n{{ fences.md }}\n```\n"),
      ("````\n{{ fences.md }}\n````\n", "````\n```\nx\n```\n````\n"),
    ])
  func matter(source: String, expected: String) {
    let others = [
      "a/rule.md": "---\n\nMIT\n", "a/rules.md": "---\n\nA.\n\n---\n\nB.\n",
      "a/empty-matter.md": "---\n---\nX\n", "a/open.md": "---\ntitle: [x\n---\nX\n",
      "a/code.py": "{{ rule.md }}\n", "a/fences.md": "```\nx\n```\n",
    ]
    #expect(text(expand(source + "{{ rule.md }}", others)) == expected + "---\n\nMIT\n")
  }

  @Test("the text of a draft is included only in sites that show drafts")
  func drafts() {
    let others = ["a/d.md": "---\nstatus: draft\n---\nD\n"]
    #expect(text(expand("{{ d.md }}\n", others)) == "")
    #expect(expand("{{ d.md }}\n", others)?.findings.map(\.rule) == ["broken-include"])
    #expect(text(expand("{{ d.md }}\n", others, drafts: true)) == "D\n")
  }

  @Test("included files include others, from their own folder")
  func nested() {
    let others = ["p/x.md": "X\n{{ y.md }}\n", "p/y.md": "Y\n{{ p/z.md }}\n", "p/z.md": "Z\n"]
    let inclusions = expand("{{ p/x.md }}\n", others)
    #expect(text(inclusions) == "X\nY\nZ\n")
    #expect(
      inclusions?.paths == ["a/p/x.md", "p/x.md", "p/y.md", "p/p/z.md", "p/z.md"])
  }

  @Test("cycles, depth, count and size have limits")
  func limits() {
    let cycle = ["a/x.md": "X\n{{ y.md }}\n", "a/y.md": "Y\n{{ x.md }}\n"]
    let inclusions = expand("{{ x.md }}\n", cycle)
    #expect(text(inclusions) == "X\nY\n")
    #expect(inclusions?.findings.map(\.message) == ["`x.md` includes itself"])
    #expect(expand("{{ main.md }}\n", ["a/main.md": "x"])?.findings.count == 1)

    var chain: [String: String] = [:]
    for number in 0..<20 { chain["a/\(number).md"] = "{{ \(number + 1).md }}\n" }
    #expect(
      expand("{{ 0.md }}\n", chain)?.findings.map(\.message) == [
        "more than 8 files include each other here"
      ])
    let wide = ["a/x.md": String(repeating: "{{ y.md }}\n", count: 1000), "a/y.md": ""]
    let many = expand(String(repeating: "{{ x.md }}\n", count: 1000), wide)
    #expect(many.map { $0.findings.isEmpty } == false)
    let large = ["a/x.md": String(repeating: "x\n", count: 600)]
    #expect(
      expand("{{ x.md }}\n{{ x.md }}\n", large, limit: 2000)?.findings.map(\.rule) == [
        "broken-include"
      ])
  }

  @Test("the limit counts the indentation, and the text after it is kept")
  func indentation() {
    let indent = String(repeating: " ", count: 400)
    let others = ["a/x.md": String(repeating: "x\n", count: 100), "a/x.py": "1\n2\n3\n4\n5\n6\n"]
    for name in ["x.md", "x.py"] {
      let inclusions = expand("\(indent){{ \(name) }}\nend\n", others, limit: 2000)
      #expect(inclusions?.findings.map(\.rule) == ["broken-include"])
      #expect(text(inclusions) == "end\n")
    }
    let long = String(repeating: "y\n", count: 1000)
    #expect(text(expand("{{ x.md }}\n\(long)", others, limit: 400)) == others["a/x.md"]! + long)
  }

  @Test("each byte is at the location of the file that it comes from")
  func locations() throws {
    var random = SeededGenerator(seed: 7)
    let names = ["b.md", "c.html", "d.py"]
    for _ in 0..<300 {
      var others: [String: String] = [:]
      func lines(_ inner: [String]) -> String {
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          let indent = ["", "  ", "\t"].randomElement(using: &random)!
          let line = ["x", "é y", "", "```", "> q"].randomElement(using: &random)!
          let end = ["\n", "\r\n"].randomElement(using: &random)!
          guard let name = inner.randomElement(using: &random), Bool.random(using: &random) else {
            return line + end
          }
          return "\(indent){{ \(name) }}\(end)"
        }.joined() + ["", "end"].randomElement(using: &random)!
      }
      others["a/d.py"] = lines([])
      others["a/c.html"] = lines(["d.py"])
      others["a/b.md"] = lines(["c.html", "d.py", "gone.md"])
      let main = lines(names)
      guard let inclusions = expand(main, others) else { continue }
      others["a/main.md"] = main
      let file = inclusions.file
      for offset in file.bytes.indices {
        let place = file.at(SourceRange(offset, offset + 1))
        let source = Array(try #require(others[String(place.path.dropFirst(2))]).utf8)
        if place.range.isEmpty {
          #expect(place.range.indices.lowerBound <= source.count)
        } else {
          #expect(source[Int(place.range.start)] == file.bytes[offset])
        }
      }
    }
  }
}
