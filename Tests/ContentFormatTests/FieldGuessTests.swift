import Diagnostics
import Testing

@testable import ContentFormat

@Suite("Guessed fields")
struct FieldGuessTests {
  private let targets = [
    FieldGuess.Target(collection: "risks", ids: ["r-1", "r-2", "r-3"], parts: []),
    FieldGuess.Target(collection: "standards", ids: ["iso"], parts: ["a-1", "a-2"]),
  ]

  /// The declaration of a field `x` with these values, each as YAML.
  private func guess(_ name: String = "x", _ values: String...) -> String? {
    let nodes = values.map { text -> FieldGuess.Value in
      let file = SourceFile(path: "a.yml", displayPath: "a.yml", bytes: Array("v: \(text)\n".utf8))
      let (node, _) = YAMLReader.read(0..<file.bytes.count, of: file)
      guard case .mapping(let pairs)? = node?.value, let value = pairs.first?.value else {
        return (YAMLNode(value: .mapping([]), range: .fileStart), file)
      }
      return (value, file)
    }
    var guess = FieldGuess(targets: targets)
    return guess.field(name, nodes)?.lines(name, indent: 0).joined(separator: "\n")
  }

  @Test("scalars have the narrowest type that reads all of them")
  func scalars() {
    #expect(guess("x", "true", "false") == "x: boolean")
    #expect(guess("x", "1", "2") == "x: integer")
    #expect(guess("x", "1", "2.5") == "x: number")
    #expect(guess("x", "2026-01-02", "2026-02-03") == "x: date")
    #expect(guess("x", "2026-01", "2026-02-03") == "x: { type: date, precision: [month, day] }")
    #expect(guess("x", "https://a.example/") == "x: url")
    #expect(guess("x", "7 minutes", "2 hours") == "x: duration")
    #expect(guess("x", "one", "two") == "x: string")
    #expect(guess("x", "1 %", "2 %", "3.5 %") == "x: quantity")
    #expect(guess("x", "EUR 1", "EUR 2", "EUR 3") == "x: quantity")
    #expect(guess("x", "Team 1", "Team 2", "Team 3") == "x: string", "names with a number")
    #expect(guess("x", "one **two**") == "x: markdown")
    #expect(guess("x", "a", "b", "a", "b") == "x: { type: enum, values: [a, b] }")
    #expect(guess("x", "'1'", "two", "010") == "x: string")
    #expect(guess("x", "", "~") == "x: string  # never has a value")
  }

  @Test("ids are references, by chance or not")
  func references() {
    #expect(guess("x", "r-1", "r-2") == "x: { type: reference, to: risks }")
    #expect(guess("x", "r-1") == "x: string")
    #expect(guess("risk", "r-1") == "risk: { type: reference, to: risks }")
    #expect(guess("x", "[r-1, r-2]") == "x: { type: list, of: reference, to: risks }")
    #expect(guess("x", "[r-1, r-9]") == "x: { type: list, of: string }")
    #expect(guess("x", "a-1", "a-2") == "x: { type: reference, to: 'standards#*' }")
    #expect(
      guess("x", "iso#a-1", "iso#a-2") == "x: { type: reference, to: standards }")
    #expect(guess("x", "iso#a-1", "iso#b-2") == "x: string")
    #expect(
      guess("x", "r-1 — One", "r-2 — Two") == "x: { type: reference, to: risks, titled: true }")
    #expect(
      guess("x", "{ r-1: 1, r-2: 2 }")
        == "x: { type: map, keys: reference, to: risks, of: integer }")
  }

  @Test("values with parts have declarations of their parts")
  func parts() {
    #expect(
      guess("x", "{ a: 1, b: x }", "{ a: 2 }")
        == "x:\n  type: record\n  fields:\n    a: { type: integer, required: true }\n    b: string")
    #expect(
      guess("x", "[{ id: a, n: 1 }, { id: b, n: 2 }]")
        == "x:\n  type: entries\n  fields:\n    n: { type: integer, required: true }")
    #expect(guess("x", "{ a: { title: A }, b: { title: B } }") == "x: entries")
    #expect(guess("x", "[1]", "2") == "x: { type: list, of: integer, single: allow }")
    #expect(guess("x", "{ a: 1 }", "2") == nil)
    #expect(guess("x", "{ a: { b: 1 } }", "{ a: 2 }") == nil)
  }
}
