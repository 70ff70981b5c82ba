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

  private static let any = Set(CalendarDate.Precision.allCases)

  @Test(
    "a year, a month and a moment are dates where they are accepted",
    arguments: [
      ("2026", "2026"), ("2026-04", "2026-04"), ("2026-04-11", "2026-04-11"),
      ("2026-04-11T10:00:00Z", "2026-04-11 10:00Z"), ("2026-04-11t10:00z", "2026-04-11 10:00Z"),
      ("2026-04-11 10:00:05", "2026-04-11 10:00:05"),
      ("2026-04-11 10:00:00 -0730", "2026-04-11 10:00-07:30"),
      ("2026-04-11T23:59:59.123+14", "2026-04-11 23:59:59+14:00"),
    ])
  func precisions(text: String, shown: String) {
    #expect(CalendarDate(text, Self.any)?.description == shown)
    let isDay = text.utf8.count == 10
    #expect((CalendarDate(text) != nil) == isDay)
  }

  @Test(
    "invalid years, months and times are rejected",
    arguments: [
      "0000", "26", "2026-13", "2026-4", "2026-04-", "2026-04-11T", "2026-04-11T10",
      "2026-04-11T1:00",
      "2026-04-11T24:00", "2026-04-11T10:60", "2026-04-11T10:00:60", "2026-04-11T10:00:00.",
      "2026-04-11T10:00X", "2026-04-11T10:00Zz", "2026-04-11T10:00+2", "2026-04-11T10:00+24",
      "2026-04-11T10:00+02:60", "2026-04-11x10:00", "2026-02-29T10:00Z", "2026-04T10:00Z",
      "2026-04-1١T10:00", "2026-04-11 ",
    ])
  func noDates(text: String) {
    #expect(CalendarDate(text, Self.any) == nil)
  }

  @Test("dates of all precisions are sorted by their first moment, coarse ones first")
  func mixedOrder() throws {
    let dates = try [
      "2025-12-31", "2026", "2026-01", "2026-01-01", "2026-01-01T00:30+01:00", "2026-01-01T00:00Z",
      "2026-01-01T00:30Z", "2026-01-02", "2026-02",
    ].map { try #require(CalendarDate($0, Self.any)) }
    // Half past midnight in another zone is before the first moment of the year.
    let expected = [0, 4, 1, 2, 3, 5, 6, 7, 8].map { dates[$0] }
    #expect(dates.reversed().sorted() == expected)
    #expect(dates.sorted() == expected)
  }

  @Test(
    "a date precedes another one if all of it is earlier",
    arguments: [
      ("2025", "2026", true), ("2026", "2026-04", false), ("2026-04", "2026", false),
      ("2026-03", "2026-04-01", true), ("2026-04", "2026-04-30", false),
      ("2026-04-11", "2026-04-11T00:00Z", false), ("2026-04-10", "2026-04-11T00:00Z", true),
      ("2026-04-11T10:00Z", "2026-04-11T10:01Z", true),
      ("2026-04-11T10:00+02:00", "2026-04-11T09:00Z", true),
    ])
  func precedes(first: String, second: String, isEarlier: Bool) throws {
    let a = try #require(CalendarDate(first, Self.any))
    let b = try #require(CalendarDate(second, Self.any))
    #expect(a.precedes(b) == isEarlier)
    if isEarlier { #expect(a < b && !b.precedes(a)) }
  }

  @Test(
    "a file name may begin with a date",
    arguments: [
      ("2026-04-11-news", "2026-04-11"), ("2026-04-11", "2026-04-11"), ("2026-04_x", "2026-04"),
      ("2026-02-30-x", "2026-02"), ("2026x", nil), ("x-2026-04-11", nil), ("", nil),
    ])
  func leading(text: String, date: String?) {
    #expect(CalendarDate(leading: text, Self.any)?.description == date)
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
      ("1 month", 43_830), ("1 year", 525_960), ("2 years 6 months", 1_314_900),
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

  @Test("durations with one length are equal, and a month is no number of days")
  func equalDurations() throws {
    func duration(_ text: String) throws -> ContentDuration {
      try #require(ContentDuration(text))
    }
    for (a, b) in [("4 h", "4 hours"), ("72 hours", "3 days"), ("12 months", "1 year")] {
      #expect(try duration(a) == duration(b))
      #expect(try Set([duration(a), duration(b)]).count == 1)
    }
    #expect(try duration("1 month") != duration("30 days"))
    #expect(try duration("1 month") > duration("30 days"))
    #expect(try duration("4 h") != duration("5 h"))
  }

  @Test(
    "a quantity has a number and a unit, in any order",
    arguments: [
      ("2 %", 2, "%"), ("2%", 2, "%"), ("2 percent", 2, "%"), ("EUR 10 million", 1e7, "eur"),
      ("10 million EUR", 1e7, "eur"), ("€5", 5, "eur"), ("$1.5 billion", 1.5e9, "usd"),
      ("10,000 records", 10_000, "records"), ("18 unique identifiers", 18, "unique identifiers"),
    ])
  func quantities(text: String, value: Double, unit: String) throws {
    let quantity = try #require(ContentQuantity(text))
    #expect(quantity.value == value && quantity.unit == unit && quantity.text == text)
  }

  @Test(
    "invalid quantities are rejected",
    arguments: [
      "", "2", "%", "million", "EUR", "1 2 %", "-1 %", "1e9 x", "1.5.2 x", "10,00 x", "x 1,2",
      "1 a b c d e", "99999999999999999999 x", "１ x",
    ])
  func noQuantities(text: String) {
    #expect(ContentQuantity(text) == nil)
  }

  @Test("quantities are equal if number and unit are")
  func equalQuantities() throws {
    let text = "EUR 10 million"
    for other in ["10 million EUR", "€10,000,000"] {
      #expect(try #require(ContentQuantity(text)) == #require(ContentQuantity(other)))
    }
    #expect(try #require(ContentQuantity("2 %")) != #require(ContentQuantity("2 records")))
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
