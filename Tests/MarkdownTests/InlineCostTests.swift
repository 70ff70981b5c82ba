import Testing

@testable import Markdown

@Suite("The cost of inlines")
struct InlineCostTests {
  /// The number of steps by the definition: for each word, its marks so far times its length so far,
  /// taken at its end.
  private func steps(_ lines: [[UInt8]]) -> Int {
    let bytes = lines.map(\.count).reduce(0, +)
    let text = lines.joined()
    let openers = lines.map { line in
      zip(line, line.dropFirst()).count { $0 == UInt8(ascii: "<") && "?!".utf8.contains($1) }
    }.reduce(0, +)
    let emphasis = text.count { "*_~".utf8.contains($0) }
    let links = text.count { $0 == UInt8(ascii: "]") }
    var words = 0
    for line in lines {
      let parts = line.split(
        omittingEmptySubsequences: false, whereSeparator: { $0 == 0x20 || (9...13).contains($0) })
      for (index, part) in parts.enumerated() {
        let space = index + 1 < parts.count ? 1 : 0
        words +=
          part.count { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "@") }
          * (part.count + space)
      }
    }
    return openers * bytes + words + 2 * emphasis * links
  }

  @Test("the steps are those of the definition", arguments: 0..<200)
  func steps(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("aZ09  \t.,()@*_~[]<?!:|^-`é\r\n".utf8)
    let lines = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      (0..<Int.random(in: 0...40, using: &random)).map { _ in
        alphabet.randomElement(using: &random)!
      }
    }
    var cost = InlineCost()
    for line in lines { line.withUnsafeBufferPointer { cost.add($0) } }
    #expect(cost.steps == steps(lines))
    #expect(cost.bytes == lines.map(\.count).reduce(0, +))
  }
}
