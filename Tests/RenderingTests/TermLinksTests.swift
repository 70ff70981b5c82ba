import Foundation
import Testing

@testable import Rendering

/// The first mention of a glossary term becomes a link.
@Suite("Links to terms")
struct TermLinksTests {
  private func body(_ text: String, link: Bool = true) throws -> String {
    let site = try RenderedSite(
      [
        "glossary/_collection.yml":
          "singular: term\nplural: terms\nlink_terms: \(link)\n",
        "glossary/token.md": "---\ntitle: Token\n---\nA token is a piece of text.\n",
        "glossary/rag.md":
          "---\ntitle: Retrieval-augmented generation\naliases: [RAG]\n---\nReads first.\n",
        "glossary/model-card.md": "---\ntitle: Model card\n---\nA page about a model.\n",
        "glossary/card.md": "---\ntitle: Card\naliases: [R&D card]\n---\nPlastic.\n",
        "x.md": "---\ntitle: X\n---\n\(text)\n",
      ], basePath: "/b/")
    #expect(site.findings == [])
    let page = site["x/index.html"].components(separatedBy: "<div class=\"prose\">")[1]
    return page.components(separatedBy: "</div>")[0]
  }

  private func links(_ text: String) throws -> [String] {
    try body(text).components(separatedBy: "<a class=\"term\" href=\"/b/glossary/").dropFirst()
      .map { part in
        let text = part.components(separatedBy: ">")[1].components(separatedBy: "<")[0]
        return part.components(separatedBy: "/")[0] + ":" + text
      }
  }

  @Test(
    "the first mention of each term is linked",
    arguments: [
      ("A token and another token.", ["token:token"]),
      ("Tokens count.", ["token:Tokens"]),
      ("TOKEN count.", ["token:TOKEN"]),
      ("Use RAG here, not rag.", ["rag:RAG"]),
      ("A rag on the floor.", []),
      ("A tokeniser, a sub-token, token-level, a_token, tokens/s.", []),
      ("A model card.", ["model-card:model card"]),
      ("A model\ncard.", ["model-card:model\ncard"]),
      ("A card, then a model card.", ["card:card", "model-card:model card"]),
      ("An R&D card.", ["card:R&amp;D card"]),
      ("Retrieval-augmented generation.", ["rag:Retrieval-augmented generation"]),
      ("**Token**.", ["token:Token"]),
      ("- a token", ["token:token"]),
    ])
  func mentions(text: String, expected: [String]) throws {
    #expect(try links(text) == expected)
  }

  @Test(
    "headings, code, links, tables and image texts are skipped",
    arguments: [
      "## A token\n", "`token`", "```\ntoken\n```", "[a token](x.md)",
      "| token |\n| --- |\n| token |",
      "![token](https://example.org/token.png)",
    ])
  func leftAlone(text: String) throws {
    #expect(try links(text) == [])
  }

  @Test("a heading does not use up the first mention")
  func afterHeading() throws {
    #expect(try links("## Token\n\nThe token.") == ["token:token"])
  }

  @Test("a page that links to the term by itself gets no second link")
  func ownLink() throws {
    #expect(try links("A token. See [what that is](glossary/token.md).") == [])
  }

  @Test("without `link_terms` nothing is linked")
  func off() throws {
    #expect(!(try body("A token.", link: false)).contains("class=\"term\""))
  }

  @Test("text around a mention is unchanged")
  func surroundings() throws {
    let text = "See [home](x.md), a *token*[^1] & [X](x.md).\n\n[^1]: Note."
    let html = try body(text)
    let plain = try body(text, link: false)
    let unlinked = html.replacingOccurrences(
      of: "<a class=\"term\" href=\"/b/glossary/token/\">token</a>", with: "token")
    #expect(unlinked == plain && html != plain)
  }
}
