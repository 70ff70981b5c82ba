import Diagnostics
import Testing

@testable import ContentFormat
@testable import ContentModel

@Suite("Numbers in content")
struct NumberTests {
  private func rules(_ schema: String, _ value: String) -> [String] {
    let reading = read(value, fields: schema)
    return reading.findings.map(\.rule.name)
  }

  private func read(_ yaml: String, fields: String) -> Reading {
    Reading(yaml, fields: fields)
  }

  @Test(
    "extreme bounds do not trap",
    arguments: [
      "1e19", "-1e19", "1.7e308", "-1", "9223372036854775807", "-9223372036854775808", "0.5",
      "1e-300",
    ],
    ["min", "max"])
  func bounds(bound: String, key: String) {
    for type in [
      "{ type: list, of: string, unique: true", "{ type: string", "{ type: text", "{ type: integer",
      "{ type: number", "{ type: duration", "{ type: map, of: string", "{ type: entries",
    ] {
      for value in ["[a, a, b, b]", "a", "5", "7 minutes", "{ a: b }", "-9223372036854775808"] {
        _ = rules("  f: \(type), \(key): \(bound) }", "f: \(value)")
      }
    }
  }

  @Test(
    "only finite decimal numbers are accepted",
    arguments: [
      ".inf", "-.inf", ".nan", "nan", "inf", "infinity", "0x1F", "0x1p3", "1_000", "12:30", "007",
      "1e400",
    ])
  func odd(number: String) {
    #expect(rules("  f: number", "f: \(number)") == ["wrong-type"])
    #expect(rules("  f: integer", "f: \(number)") == ["wrong-type"])
  }

  @Test(
    "numbers are accepted as authors write them",
    arguments: ["0", "-5", "+5", "1.10", "0.5", "1e3", "-0.25"])
  func plain(number: String) { #expect(rules("  f: number", "f: \(number)") == []) }

  @Test(
    "a text field keeps the original spelling of a number",
    arguments: [
      "1.10", "007", "0x1F", "1_000", "12:30", "Yes", "no", "on", "1e3", "2026-04-11", "NULL",
    ])
  func texts(text: String) {
    let reading = read("f: \(text)", fields: "  f: string")
    #expect(reading.findings.isEmpty)
    #expect(reading.entry?.fields.text("f") == text)
  }

  @Test(
    "dates with other characters are invalid",
    arguments: [
      "🇩🇪", "ééëë", "2026é", "١٢٣٤", "🇩🇪-01-01", "20260230", "2026-13-01", "9999-12-32", "-1-1-1",
    ])
  func dates(text: String) {
    #expect(rules("  f: date", "f: \(text)") == ["invalid-date"])
  }

  @Test("durations are bounded")
  func durations() {
    for text in [
      "1000000000000000000 hours", "9223372036854775808 min", "-1 hour", "1e9 h", "1000001 h",
    ] {
      #expect(ContentDuration(text) == nil)
    }
    let many = [String](repeating: "1000000 weeks", count: 10_000).joined(separator: " ")
    #expect(ContentDuration(many)?.minutes == 10_000 * 10_080_000_000)
  }

  @Test("distances between any two numbers do not overflow")
  func distances() {
    #expect((-5).distanceClamped(to: .max) == .max)
    #expect(Int.max.distanceClamped(to: -5) == .min)
    #expect((-5).distanceClamped(to: 5) == 10)
    #expect((-5...Int.max).countClamped == .max)
    #expect((Int.min...Int.max).countClamped == .max)
    #expect((1...2).countClamped == 2)
    #expect((0...Int.max - 1).countClamped == .max)
  }
}
