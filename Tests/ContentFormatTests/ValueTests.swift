import Testing

@testable import ContentFormat

@Suite("Values: dates, durations, patterns, names")
struct ValueTests {
  @Test(
    "a day that exists is a date",
    arguments: [
      "2026-04-11", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31",
    ])
  func days(text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(
    "a day that does not exist is not a date",
    arguments: [
      "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-1",
      "0000-01-01",
      "2026-04-11T00:00", "11.04.2026", "2026-04-1١", "+026-04-11", "2026--4-11", "", " 2026-04-11",
    ])
  func noDays(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("days are ordered by time")
  func order() throws {
    let days = try ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].map {
      try #require(CalendarDate($0))
    }
    #expect(days.reversed().sorted() == days)
  }

  @Test(
    "a duration has its length in minutes and keeps its text",
    arguments: [
      ("7 minutes", 7), ("1 hour 30 minutes", 90), ("1 hour, 30 minutes", 90), ("2 h", 120),
      ("90 min", 90), ("1 Day", 1440), ("2 weeks", 20160), ("0 min", 0), ("1  hour", 60),
    ])
  func durations(text: String, minutes: Int) {
    #expect(ContentDuration(text)?.minutes == minutes)
    #expect(ContentDuration(text)?.text == text)
  }

  @Test(
    "invalid durations are rejected",
    arguments: [
      "", "7", "minutes", "-1 hours", "1.5 hours", "7 parsecs", "1 hour 30", "1000001 min",
      "99999999999999999999 min", "hour 1",
    ])
  func noDurations(text: String) {
    #expect(ContentDuration(text) == nil)
  }

  @Test("a pattern matches the whole text")
  func anchored() throws {
    let pattern = try #require(Pattern("a|bc"))
    #expect(pattern.matches("a") && pattern.matches("bc"))
    #expect(!pattern.matches("ac") && !pattern.matches("xa") && !pattern.matches("a\n"))
    let caret = try #require(Pattern("^BTAA-[A-Z]{3}-[0-9]{3}$"))
    #expect(caret.matches("BTAA-FUN-001"))
    #expect(!caret.matches("BTAA-FUN-001\n") && !caret.matches("xBTAA-FUN-001"))
  }

  @Test("unbalanced, invalid and oversized patterns are rejected")
  func breakout() {
    #expect(Pattern("a)|(?:b") == nil)
    #expect(Pattern("[") == nil)
    #expect(Pattern(String(repeating: "a", count: 1025)) == nil)
  }

  @Test("a text too long for a pattern does not match")
  func tooLong() throws {
    let pattern = try #require(Pattern("a*"))
    #expect(pattern.matches(String(repeating: "a", count: 512)))
    #expect(!pattern.matches(String(repeating: "a", count: 513)))
  }

  @Test(
    "catastrophic backtracking is stopped", .timeLimit(.minutes(1)),
    arguments: ["(a+)+", "(a|aa)+"])
  func runaway(source: String) throws {
    let pattern = try #require(Pattern(source))
    let time = ContinuousClock().measure {
      _ = pattern.matches(String(repeating: "a", count: 36) + "!")
    }
    #expect(time < .milliseconds(500), "it takes \(time)")
  }

  @Test("a key becomes words with a capital letter")
  func words() {
    #expect(humanized("read_time") == "Read time")
    #expect(humanized("ai-specific") == "AI specific")
    #expect(humanized("") == "")
  }

  @Test(
    "a part of a route contains no special characters",
    arguments: [
      ("saas", true), ("nist-csf-2.0", true), ("größe", true), ("a b", true), ("", false),
      (".", false), ("..", false), (".git", false), ("a/b", false), ("a\\b", false), ("c:", false),
      ("a?b", false), ("a#b", false), ("a%2e", false), ("a\u{0}b", false), ("a\nb", false),
      ("<script>", false), ("a|b", false), ("CON", true),
    ])
  func routeParts(text: String, isOne: Bool) {
    #expect(isRoutePart(text) == isOne)
  }

  @Test("joined paths never leave the root")
  func paths() {
    #expect(ContentPath.join("a/b", "../c.md") == "a/c.md")
    #expect(ContentPath.join("a", "./b//c/") == "a/b/c")
    #expect(ContentPath.join("", "x.md") == "x.md")
    #expect(ContentPath.join("a", "..") == "")
    #expect(ContentPath.join("a", "../../x") == nil)
    #expect(ContentPath.join("a", "b/../../../a/x") == nil)
    #expect(ContentPath.stem(of: "a/b.c.md") == "b.c")
    #expect(ContentPath.stem(of: ".md") == ".md")
    #expect(ContentPath.name(of: "a/b") == "b")
    #expect(ContentPath.folder(of: "a") == "")
  }
}
