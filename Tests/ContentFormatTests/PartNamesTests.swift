import Testing

@testable import ContentFormat

@Suite("The names of parts")
struct PartNamesTests {
  private let names = PartNames([
    ("Art-", "Article"), ("Art-A", "Annex article"), ("164.", "§ 164."), ("GOVERN-", "GOVERN"),
    ("x", ""),
  ])

  @Test(
    "the longest beginning is replaced, with a space where letters or digits would touch",
    arguments: [
      ("Art-26", "Article 26"), ("Art-A1", "Annex article 1"), ("164.312", "§ 164.312"),
      ("GOVERN-1.6", "GOVERN 1.6"), ("Art-", "Article"), ("A.8.11", "A.8.11"), ("x7", "7"),
      ("art-26", "art-26"), ("", ""),
    ])
  func name(id: String, written: String) { #expect(names.name(of: id) == written) }
}
