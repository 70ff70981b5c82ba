import Testing

@testable import Diagnostics

@Suite("Nearest name")
struct NearestNameTests {
  @Test(
    "a typo finds the intended name",
    arguments: [
      ("agentik", "agentic"), ("agntic", "agentic"), ("agenticc", "agentic"),
      ("agetnic", "agentic"), ("AGENTIC", "agentic"), ("sass", "saas"), ("paas", "paas"),
      ("Überischt", "Übersicht"),
    ])
  func typos(name: String, meant: String) {
    #expect(nearestName(to: name, in: ["saas", "paas", "agentic", "Übersicht"]) == meant)
  }

  @Test("distant names are not suggested", arguments: ["", "zzzz", "agent-of-change", "s"])
  func far(name: String) {
    #expect(nearestName(to: name, in: ["saas", "agentic"]) == nil)
  }

  @Test("the allowed distance depends on the length of the name")
  func short() {
    #expect(nearestName(to: "a", in: ["b"]) == "b")
    #expect(nearestName(to: "ab", in: ["cd"]) == nil)
    #expect(nearestName(to: "abcdef", in: ["abcdxy"]) == "abcdxy")
    #expect(nearestName(to: "abcdef", in: ["abcxyz"]) == nil)
  }

  @Test("the nearest name wins, and the first in order among equals")
  func ties() {
    #expect(nearestName(to: "title", in: ["tithe", "titles", "tile"]) == "tile")
    #expect(nearestName(to: "title", in: ["titles", "tile", "tithe"]) == "tile")
    #expect(nearestName(to: "abcdefg", in: ["abcdxyg", "abcdefh"]) == "abcdefh")
  }

  @Test("a swap of neighbours is one step")
  func swaps() {
    #expect(nearestName(to: "acb", in: ["abc"]) == "abc")
    #expect(nearestName(to: "stauts", in: ["status", "starts"]) == "starts")
  }

  @Test("very long names are not compared")
  func long() {
    let long = String(repeating: "a", count: 201)
    #expect(nearestName(to: long, in: [long]) == nil)
    #expect(nearestName(to: String(long.dropFirst()), in: [long]) == long)
  }

  @Test("names that differ only in digits are not suggested")
  func digits() {
    #expect(
      nearestName(to: "BTAA-FUN-099", in: ["BTAA-FUN-019", "BTAA-DEF-099"]) == "BTAA-DEF-099")
    #expect(nearestName(to: "cr-12", in: ["cr-1"]) == nil)
    #expect(nearestName(to: "cr12", in: ["cr-12"]) == "cr-12")
  }

  @Test("a repeated search gives the same result until the budget is used up")
  func repeated() {
    var names = NearestNames(["agentic", "embedded"])
    #expect(names.nearest(to: "agentik") == "agentic")
    #expect(names.nearest(to: "agentik") == "agentic")
    for number in 0..<NearestNames.budget { _ = names.nearest(to: "embeded\(number)") }
    #expect(names.nearest(to: "embedde") == nil)
    #expect(names.nearest(to: "agentik") == "agentic")
  }

  @Test("the index finds the same name as a comparison with every candidate")
  func indexed() {
    var state: UInt64 = 7
    func dice(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
    func word() -> String { String((0...dice(9)).map { _ in Array("abcdé1")[dice(6)] }) }
    for _ in 0..<300 {
      let candidates = (0..<12).map { _ in word() }
      let name = word()
      let target = Array(name.unicodeScalars)
      let distances = candidates.map { (editDistance(target, Array($0.unicodeScalars)), $0) }
      let allowed = distances.filter { distance, candidate in
        let digits = { (text: String) in text.contains("1") }
        let isNumbered =
          name != candidate && digits(name) && digits(candidate)
          && name.filter { $0 != "1" } == candidate.filter { $0 != "1" }
        return distance <= max(1, max(name.count, candidate.count) / 3) && !isNumbered
      }
      #expect(nearestName(to: name, in: candidates) == allowed.min { $0 < $1 }?.1)
    }
  }

  @Test("thousands of similar names are compared quickly", .timeLimit(.minutes(1)))
  func costly() {
    let letters = Array("abcdefgh")
    func name(_ number: Int) -> String {
      String((0..<48).map { letters[(number >> ($0 % 12)) % 8] })
    }
    var names = NearestNames((0..<2_000).map(name))
    let time = ContinuousClock().measure {
      for number in 0..<2_000 { _ = names.nearest(to: name(number) + "x") }
    }
    #expect(time < .seconds(5))
  }

  @Test("the help line has the nearest name, if there is one")
  func help() {
    #expect(didYouMean("agentik", in: ["agentic"]) == ["did you mean `agentic`?"])
    #expect(didYouMean("x-ray", in: ["agentic"]).isEmpty)
    #expect(didYouMean("x", in: []).isEmpty)
  }

  @Test("the order of the candidates does not affect the result, even if the budget is used up")
  func order() {
    var generator = SeededGenerator(seed: 11)
    let names = (0..<1_500).map { "p\($0).md" }
    func answers(_ candidates: [String]) -> [String?] {
      var index = NearestNames(candidates, work: 20_000)
      return (0..<400).map { index.nearest(to: "n\($0).md") }
    }
    let first = answers(names)
    #expect(first.contains { $0 != nil } && first.contains { $0 == nil })
    for _ in 0..<4 { #expect(answers(names.shuffled(using: &generator)) == first) }
  }
}
