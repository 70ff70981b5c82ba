import Diagnostics
import Markdown
import Testing

@testable import Checks

/// The texts that a new name affects.
@Suite("Names that texts ask for")
struct AskedNamesTests {
  private func asked(_ text: String) -> AskedNames {
    var asked = AskedNames()
    asked.add(Prose(MarkdownDocument.PlainText(text, at: SourceRange(0, text.utf8.count))))
    return asked.inOrder()
  }

  @Test(
    "a name affects the texts that have all its words next to each other",
    arguments: [
      ("See Lesson 7 and 8.", "Lesson 7", true), ("See lesson 8, then 7.", "Lesson 7", false),
      ("7 lessons, or lesson 9", "Lesson 7", false), ("Lesson: 7", "Lesson 7", true),
      ("The Lesson", "lesson", true), ("Lessons", "lesson", false), ("", "lesson", false),
      ("a managed cloud service", "Managed Cloud Service", true),
      ("a managed cloud, a cloud service", "Managed Cloud Service", true),
      ("a cloud service, managed", "Managed Cloud Service", false),
    ])
  func phrases(text: String, name: String, isAffected: Bool) {
    let changes = NameChanges(phrases: [Prose.keys(name)])
    #expect(asked(text).intersects(changes) == isAffected)
  }

  @Test("words with a capital letter anywhere are marked")
  func capitals() {
    let text = "a B cD e1F co-Op ÉTÉ été straße 1.5 l'Avis x’Y 90"
    let words = Prose(MarkdownDocument.PlainText(text, at: SourceRange(0, text.utf8.count))).words
    let bytes = Array(text.utf8)
    for word in words {
      let hasCapital = bytes[Int(word.start)..<Int(word.end)].contains {
        (0x41...0x5A).contains($0)
      }
      #expect(word.hasCapital == hasCapital)
    }
    #expect(words.count { $0.hasCapital } >= 6)
  }
}
