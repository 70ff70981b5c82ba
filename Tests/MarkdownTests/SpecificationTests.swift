import Foundation
import Testing

@testable import Markdown

/// The examples of the GitHub Flavored Markdown specification 0.29, which includes those of
/// CommonMark 0.29. (The CommonMark text fetched beside it is newer than the library.)
@Suite("Specification")
struct SpecificationTests {
  private struct Example {
    let number: Int
    let section: String
    let words: [Substring]
    let markdown: String
    let html: String

    var options: MarkdownOptions {
      var options = MarkdownOptions()
      options.flavor = .specification
      options.extensions = []
      for word in words {
        switch word {
        case "table": options.extensions.insert(.tables)
        case "strikethrough": options.extensions.insert(.strikethrough)
        case "autolink": options.extensions.insert(.autolinks)
        case "tagfilter": options.extensions.insert(.tagFilter)
        case "disabled": options.extensions.insert(.taskLists)
        default: Issue.record("example \(number) wants an unknown extension, `\(word)`")
        }
      }
      return options
    }
  }

  /// Spellings in which cmark-gfm's own renderer differs from the specification's text: the
  /// attributes of a task's check box come in another order, and the tag is closed.
  private static let spellings = [
    (
      "<input checked=\"\" disabled=\"\" type=\"checkbox\">",
      "<input type=\"checkbox\" checked=\"\" disabled=\"\" />"
    ),
    ("<input disabled=\"\" type=\"checkbox\">", "<input type=\"checkbox\" disabled=\"\" />"),
  ]

  /// What libraries before 0.29.0.gfm.7 give instead: the fetched text already has the comments of
  /// CommonMark 0.31 (`--` inside, `<!-->`), which those, Debian's among them, read as text.
  private static let olderComments: [Int: String] = [
    644: "<p>foo &lt;!-- this is a --\ncomment - with hyphens --&gt;</p>\n",
    645: "<p>foo &lt;!--&gt; foo --&gt;</p>\n<p>foo &lt;!---&gt; foo --&gt;</p>\n",
  ]

  @Test("every example of the GFM specification gives its HTML")
  func examples() throws {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    let file = root.appending(path: ".build/specifications/gfm.txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record(
        "the specification is not there; run `make test`, which fetches it to .build/specifications"
      )
      return
    }
    let examples = Self.examples(in: text)
    #expect(examples.count == 672, "GFM 0.29 has 672 examples; was the file read to its end?")
    for example in examples {
      let wanted = Self.spellings.reduce(example.html) { $0.replacing($1.0, with: $1.1) }
      let given = html(example.markdown, example.options)
      #expect(
        given == wanted || given == Self.olderComments[example.number],
        "example \(example.number), \(example.section): \(example.markdown.debugDescription)")
    }
  }

  /// Reads the examples: a fence of 32 backticks and the word `example`, the input, a line with a
  /// full stop, the HTML, a fence. `→` represents a tab.
  private static func examples(in text: String) -> [Example] {
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var section = ""
    var words: [Substring] = []
    var parts: [[Substring]]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = parts {
        if line == fence {
          let texts = open.map { part in
            part.map { $0 + "\n" }.joined().replacing("→", with: "\t")
          }
          examples.append(
            Example(
              number: examples.count + 1, section: section, words: words, markdown: texts[0],
              html: texts.count > 1 ? texts[1] : ""))
          parts = nil
        } else if line == ".", open.count == 1 {
          parts?.append([])
        } else {
          parts?[open.count - 1].append(line)
        }
      } else if line.hasPrefix(fence + " example") {
        words = line.dropFirst(fence.count).split(separator: " ").dropFirst().map { $0 }
        parts = [[]]
      } else if line.hasPrefix("#") {
        section = line.drop { $0 == "#" || $0 == " " }.description
      }
    }
    return examples
  }
}
