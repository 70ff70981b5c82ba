import Testing

@testable import Diagnostics

@Suite("Fingerprints")
struct FingerprintTests {
  private func fingerprints(_ text: String, _ findings: [Finding]) -> [Fingerprint] {
    findings.fingerprinted { _ in Array(text.utf8) }.map(\.fingerprint)
  }

  private func finding(
    _ start: Int, _ end: Int, _ message: String = "m", rule: Rule = ReportSample.rule,
    path: String = "a.md"
  ) -> Finding {
    Finding(rule, at: ReportSample.at(path, start, end), message)
  }

  @Test("fingerprints are the same on every machine")
  func stable() {
    // FNV-1a, worked out by another program: the parts broken-link, a.md, link, b, 0, each
    // followed by 0xFF.
    let prints = fingerprints("a link\n", [finding(2, 6, "no `b`")])
    #expect(prints.map(\.description) == ["9c80c77f8eec26f6"])
  }

  @Test("a fingerprint is written as sixteen digits and read again")
  func text() {
    #expect(Fingerprint(value: 0xAB).description == "00000000000000ab")
    #expect(Fingerprint("00000000000000ab") == Fingerprint(value: 0xAB))
    for wrong in ["", "ab", "00000000000000AB", "00000000000000ag", "+0000000000000ab"] {
      #expect(Fingerprint(wrong) == nil)
    }
  }

  @Test("fingerprints depend on rule, path, text and names in the message, not on its other words")
  func identity() {
    let text = "one two one\n"
    let one = fingerprints(text, [finding(0, 3, "no `x` here")])
    #expect(fingerprints(text, [finding(0, 3, "there is no `x`")]) == one)
    for other in [
      finding(4, 7, "no `x` here"), finding(0, 3, "no `y` here"),
      finding(0, 3, "no `x` here", rule: ReportSample.hint),
      finding(0, 3, "no `x` here", path: "b.md"),
    ] {
      #expect(fingerprints(text, [other]) != one)
    }
  }

  @Test("without underlined text, fingerprints depend on the message")
  func message() {
    let places = [finding(0, 0, "first"), finding(0, 0, "second")]
    #expect(Set(fingerprints("text", places)).count == 2)
    let whole = ["first", "second"].map {
      Finding(ReportSample.rule, at: SourceLocation("a.md"), $0)
    }
    #expect(Set(fingerprints("text", whole)).count == 2)
    #expect(fingerprints("other text", whole) == fingerprints("text", whole))
  }

  @Test("fingerprints do not depend on line endings")
  func lineEnds() {
    #expect(
      fingerprints("one\ntwo", [finding(0, 7)]) == fingerprints("one\r\ntwo", [finding(0, 8)]))
  }

  @Test("equal findings are numbered by their order in the file, not in the list")
  func ordinals() {
    let text = "x x x\n"
    let all = [finding(0, 1), finding(2, 3), finding(4, 5)]
    let prints = fingerprints(text, all)
    #expect(Set(prints).count == 3)
    #expect(fingerprints(text, all.reversed()) == prints.reversed())
    // One is fixed. The others are still known.
    #expect(Set(fingerprints(text, Array(all.dropFirst()))).isSubset(of: prints))
  }

  @Test(
    "fingerprints do not depend on the lines above or on findings elsewhere", arguments: 0..<200)
  func moved(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let words = (0..<40).map { _ in
      ["one", "two", "näher", "漢字", "x"].randomElement(using: &random)!
    }
    var text = ""
    var findings: [Finding] = []
    for word in words {
      let start = text.utf8.count
      text += word
      if Bool.random(using: &random) {
        let message = Bool.random(using: &random) ? "no `\(word)`" : "wrong"
        findings.append(finding(start, text.utf8.count, message))
      }
      text += Bool.random(using: &random) ? "\n" : " "
    }
    let before = fingerprints(text, findings)

    let above = String(repeating: "néw\r\n", count: Int.random(in: 1...9, using: &random))
    let shift = above.utf8.count
    let moved = findings.map {
      finding(Int($0.location.range.start) + shift, Int($0.location.range.end) + shift, $0.message)
    }
    var all = moved + [finding(0, 4, "on a new line"), finding(0, 4, path: "b.md")]
    all += moved.map {
      finding($0.location.range.indices.lowerBound, shift + 1, rule: ReportSample.hint)
    }
    let order = all.indices.shuffled(using: &random)
    let after = fingerprints(above + text, order.map { all[$0] })
    var found: [Int: Fingerprint] = [:]
    for (place, index) in order.enumerated() { found[index] = after[place] }
    #expect(moved.indices.map { found[$0] } == before)
    #expect(Set(after).count == all.count)
  }
}

/// SplitMix64: the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
