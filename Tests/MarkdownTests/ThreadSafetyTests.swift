import Testing

@testable import Markdown

@Suite("Thread safety")
struct ThreadSafetyTests {
  /// Texts that together use every extension, with `~` and without.
  private static let texts: [String] = {
    let pieces = [
      "# Title ~~gone~~\n\ntext with ~one~ and ~~two~~ tildes\n",
      "https://example.org/a?b=c, www.example.org and me@example.org.\n",
      "| a | ~~b~~ |\n|:--|--:|\n| https://example.org | x[^n] |\n\n[^n]: A note.\n",
      "- [x] done ~~not~~\n- [ ] open www.example.org\n  - nested *emphasis*\n",
      "> [!NOTE]\n> See [a link](other.md) and `~code~`.\n",
      "Text[^1] and again[^1].\n\n[^1]: ~~gone~~ https://example.org\n",
      "```swift\nlet a = ~b\n```\n\n    indented ~~code~~\n",
      "plain words with *stars*, _lines_ and a ![picture](a.png)\n",
      "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n",
      "w: www.a.org : http://b.org : c@d.org _ww_ :// w\n",
    ]
    var texts = pieces
    for (index, piece) in pieces.enumerated() {
      texts.append(piece + "\n" + pieces[(index + 3) % pieces.count])
    }
    return texts
  }()

  @Test("20,000 parallel parses give the same results as serial ones", .timeLimit(.minutes(1)))
  func parallelEqualsSerial() async {
    let files = Self.texts.map { Array($0.utf8) }
    let expected = files.map { Facts(MarkdownParser.parse($0)) }
    let tasks = 40
    let parses = 500
    let wrong = await withTaskGroup(of: [Int].self, returning: [Int].self) { group in
      for task in 0..<tasks {
        group.addTask {
          var wrong: [Int] = []
          for turn in 0..<parses {
            let index = (task * 7 + turn) % files.count
            if Facts(MarkdownParser.parse(files[index])) != expected[index] { wrong.append(index) }
          }
          return wrong
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(wrong.isEmpty, "\(wrong.count) of \(tasks * parses) parses differ")
  }

  @Test("every extension is at work in the serial results")
  func extensionsWork() {
    let all = Self.texts.map { html($0) }.joined()
    for mark in ["<del>", "href=\"http://www.", "mailto:", "<table>", "checkbox", "fn.1", "alert"] {
      #expect(all.contains(mark), "nothing has \(mark)")
    }
  }
}
