import Testing

@testable import Diagnostics

@Suite("Nearest name")
struct NearestNameTests {
  @Test(
    "a typo finds the name that was meant",
    arguments: [
      ("agentik", "agentic"), ("agntic", "agentic"), ("agenticc", "agentic"),
      ("agetnic", "agentic"), ("AGENTIC", "agentic"), ("sass", "saas"), ("paas", "paas"),
      ("Überischt", "Übersicht"),
    ])
  func typos(name: String, meant: String) {
    #expect(nearestName(to: name, in: ["saas", "paas", "agentic", "Übersicht"]) == meant)
  }

  @Test("what is far off finds nothing", arguments: ["", "zzzz", "agent-of-change", "s"])
  func far(name: String) {
    #expect(nearestName(to: name, in: ["saas", "agentic"]) == nil)
  }

  @Test("a name of one letter may differ in it, no more")
  func short() {
    #expect(nearestName(to: "a", in: ["b"]) == "b")
    #expect(nearestName(to: "ab", in: ["cd"]) == nil)
    #expect(nearestName(to: "abcdef", in: ["abcdxy"]) == "abcdxy")
    #expect(nearestName(to: "abcdef", in: ["abcxyz"]) == nil)
  }

  @Test("the nearer one wins; between equals, the first in order, however they are given")
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

  @Test("the help line")
  func help() {
    #expect(didYouMean("agentik", in: ["agentic"]) == ["did you mean `agentic`?"])
    #expect(didYouMean("x-ray", in: ["agentic"]).isEmpty)
    #expect(didYouMean("x", in: []).isEmpty)
  }
}
