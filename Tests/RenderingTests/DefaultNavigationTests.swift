import Foundation
import Testing

@testable import Rendering

@Suite("The navigation of a site that declares none")
struct DefaultNavigationTests {
  private func page(_ title: String, weight: Int? = nil) -> String {
    "---\ntitle: \(title)\n" + (weight.map { "weight: \($0)\n" } ?? "") + "---\n"
  }

  /// The titles in the header, in order. A group comes before its links.
  private func titles(_ sources: [String: String]) throws -> [String] {
    let html = try RenderedSite(sources.merging(["index.md": page("Home")]) { $1 })["index.html"]
    guard let start = html.range(of: "<nav class=\"site-nav\""),
      let end = html.range(of: "</nav>", range: start.upperBound..<html.endIndex)
    else { return [] }
    return html[start.upperBound..<end.lowerBound].components(separatedBy: "\n").compactMap {
      line in
      let text = line.replacing(/<[^>]*>/, with: "").trimmingCharacters(in: .whitespaces)
      return text.isEmpty || line.hasPrefix(" aria") ? nil : text
    }
  }

  @Test("it has pages by weight and title, then collections")
  func order() throws {
    let titles = try titles([
      "zebra.md": page("Zebra", weight: 1), "about.md": page("About 10"),
      "use.md": page("About 9"), "deep/er/page.md": page("Deep"), "risks/_collection.yml": "",
      "risks/one.md": page("One"), "empty/_collection.yml": "singular: nothing\n",
    ])
    #expect(titles == ["Zebra", "About 9", "About 10", "Risks"])
  }

  @Test("many links of a kind are a group")
  func groups() throws {
    var sources: [String: String] = [:]
    for number in 1...6 {
      sources["c\(number)/_collection.yml"] = "plural: kind \(number)\n"
      sources["c\(number)/one.md"] = page("One \(number)")
    }
    sources["about.md"] = page("About")
    #expect(try titles(sources) == ["About", "Contents"] + (1...6).map { "Kind \($0)" })
  }

  @Test("more pages than fit are left to the text")
  func manyPages() throws {
    var sources: [String: String] = [:]
    for number in 1...21 { sources["p\(number).md"] = page("Page \(number)") }
    #expect(try titles(sources) == [])
  }

  @Test("a declared navigation is the navigation, even if it is empty")
  func declared() throws {
    #expect(
      try titles(["site.yml": "title: Site\nnavigation: []\n", "a.md": page("A")]) == [])
    #expect(
      try titles(["site.yml": "title: Site\nnavigation: [a.md]\n", "a.md": page("A")]) == ["A"])
  }
}
