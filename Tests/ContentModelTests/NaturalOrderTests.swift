import Testing

@testable import ContentModel

@Suite("Natural order")
struct NaturalOrderTests {
  @Test(
    "numbers in names are ordered by value",
    arguments: [
      ["V1", "V2", "V10"], ["1.2", "1.10", "1.10.1", "2"], ["a", "a1", "a1b", "ab"],
      ["01", "1", "02", "2"], ["A-0009", "A-10"], ["", "0", "00a", "a"],
      ["9", "99999999999999999999998", "99999999999999999999999"],
    ])
  func order(names: [String]) {
    #expect(names.shuffled().sorted { NaturalText($0) < NaturalText($1) } == names)
  }

  @Test(
    "accents matter only between names with the same letters",
    arguments: [
      ["eclair", "éclair", "eclairs", "éclairs", "filter", "zebra"],
      ["apfel", "äpfel", "azur", "zug"], ["ostern", "østerport", "otto"],
      ["strase", "strasse", "straße", "stratum"], ["łódź 2", "łódź 10", "lodz 11", "zoo"],
      ["αλφα", "άλφα", "βητα"], ["a", "z", "中", "文"], ["éa", "e\u{301}b", "ec"],
    ])
  func accents(names: [String]) {
    #expect(names.shuffled().sorted { NaturalText($0) < NaturalText($1) } == names)
  }

  @Test("the order is total")
  func total() {
    var random = SystemRandomNumberGenerator()
    let texts = (0..<60).map { _ in
      String((0..<Int.random(in: 0...5, using: &random)).map { _ in "01a2é".randomElement()! })
    }
    for a in texts.map({ NaturalText($0) }) {
      for b in texts.map({ NaturalText($0) }) {
        #expect([a < b, b < a, a == b].count { $0 } == 1)
        for c in texts.prefix(12).map({ NaturalText($0) }) where a < b && b < c {
          #expect(a < c)
        }
      }
    }
  }
}
