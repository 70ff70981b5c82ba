internal import Bytes
internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A text says "as of" a date, but its entry has no date of review.
  package static let missingReviewDate = Rule(
    "missing-review-date", .note, stage: .check, languages: ["en"],
    what: """
      A text says that something is true "as of" a date, and its entry has no `review_by`.
      """,
    why: """
      The author knows that the statement will be out of date. With `review_by`, `demarc check \
      --today` reminds you to review it.
      """,
    example: """
      As of April 2026, prompts are kept for 30 days.
      """,
    fix: "Add `review_by` with the date by which the statement must be reviewed.",
    reads: [
      "As of March 2026, the provider publishes no list of its models.",
      "The service has nine regions (as of 2026-03-01).",
      "The list was complete as of the end of 2025.",
      "As of 12 May 2026, no certificate covers the training of a model.",
      "As at June 30, 2026, two of the three vendors answer such requests.",
      "As of this writing, no vendor offers it.",
    ],
    leaves: [
      "The duties apply as of 2 August 2026.",
      "As of version 2.0, the setting is on by default.",
      "The law is in force as of August 2024.",
      "As of 1 January 2020, the old release is no longer maintained.",
      "Think of it as of another kind.",
      "They wrote \u{201C}as of May 2026, we keep no prompts\u{201D} in their policy.",
      "The document is known as of old.",
    ])
}

extension Check {
  static let missingReviewDate = Check(.missingReviewDate) { context, position in
    let entry = context.graph.entries[position]
    if entry.isDeprecated || entry.fields["review_by"] != nil { return [] }
    var places: [SourceRange] = []
    for text in ProseText.all(of: entry, in: context.graph) where text.source.mayDate {
      places += DatedStatement.all(in: Prose(text.source))
    }
    guard let first = places.min() else { return [] }
    let more =
      switch places.count {
      case 1: ""
      case 2: ", as another one has"
      default: ", as \(grouped(places.count - 1)) others have"
      }
    return [
      Finding(
        .missingReviewDate, at: entry.at(first),
        "this statement has a date\(more), but \(entry.title) has no `review_by`",
        help: ["add `review_by` with the date by which it must be reviewed"])
    ]
  }
}

/// Statements with the date on which they were true: `as of May 2026`.
enum DatedStatement {
  /// Returns the places of all such dates in a text.
  static func all(in prose: Prose) -> [SourceRange] {
    var places: [SourceRange] = []
    let words = prose.words
    for index in words.indices.dropLast(2)
    where words[index].key == asKey && prepositions.contains(words[index + 1].key)
      && words[index + 1].isJoined && !words[index].isQuoted
    {
      guard let end = dateEnd(prose, from: index + 2), !isStart(prose, index),
        !prose.hasQuestionMark(after: prose.sentence(around: index).upperBound - 1)
      else { continue }
      places.append(prose.place(index..<end))
    }
    return places
  }

  /// Returns the end of a date, or nil if the words are none.
  private static func dateEnd(_ prose: Prose, from start: Int) -> Int? {
    for index in start..<min(start + longestDate, prose.words.count) {
      let word = prose.words[index]
      if word.startsSentence || word.isQuoted { return nil }
      if writing.contains(word.key) { return index + 1 }
      if partsOfDates.contains(word.key) { continue }
      let text = prose.text(index..<(index + 1)).lowercased()
      let year = text.hasPrefix("mid-") ? text.dropFirst(4) : text.prefix { $0 != "-" }
      if year.utf8.count == 4, let number = Int(year), (1990...2100).contains(number) {
        return index + 1
      }
      let day = text.prefix { $0.isASCII && $0.isNumber }
      guard !day.isEmpty, day.utf8.count <= 2,
        ["", "st", "nd", "rd", "th"].contains(text.dropFirst(day.count))
      else { return nil }
    }
    return nil
  }

  /// Returns whether "as of" means "from": the sentence says that something begins or applies.
  private static func isStart(_ prose: Prose, _ index: Int) -> Bool {
    prose.sentence(around: index).contains { beginnings.contains(prose.words[$0].key) }
  }

  private static let longestDate = 6
  private static let asKey = Prose.key("as")
  private static let prepositions = keys("of at")
  private static let writing = keys("writing")
  private static let partsOfDates = keys(
    """
    january february march april may june july august september october november december jan feb \
    mar apr jun jul aug sep sept oct nov dec q1 q2 q3 q4 early mid late the end start beginning of \
    this spring summer autumn fall winter
    """)
  private static let beginnings = keys(
    """
    apply applies applied applicable effective force valid mandatory binding must shall enter enters \
    entered begin begins began start starts started retire retires retired deprecated discontinued \
    will repealed removed supersede supersedes superseded replace replaces replaced ends ended \
    required require requires obliged known longer
    """)

  private static func keys(_ words: String) -> Set<UInt64> { Set(Prose.keys(words)) }
}

extension MarkdownDocument.PlainText {
  /// True if the text contains "as of" or "as at". Most texts do not, and are not split into words.
  fileprivate var mayDate: Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count > 5 else { return false }
      for index in 0..<(bytes.count - 5)
      where bytes[index + 1] | 0x20 == UInt8(ascii: "s")
        && bytes[index] | 0x20 == UInt8(ascii: "a") && bytes[index + 2] <= 0x20
      {
        switch (bytes[index + 3], bytes[index + 4]) {
        case (UInt8(ascii: "o"), UInt8(ascii: "f")), (UInt8(ascii: "a"), UInt8(ascii: "t")):
          return true
        default: continue
        }
      }
      return false
    }
  }
}
