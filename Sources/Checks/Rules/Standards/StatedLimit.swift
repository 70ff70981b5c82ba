internal import Bytes
internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A text gives a clause a period or quantity that differs from those that its entry declares.
  package static let statedLimit = Rule(
    "stated-limit", stage: .check, languages: LanguagePack.tags { $0.citations != nil },
    what: """
      A text that cites a part of an entry, by name or with a link, states a period or a quantity \
      that is none of those that the part declares in fields of type `duration` or `quantity`, such \
      as the maps `periods` and `limits`. So does a text of the part itself. Only amounts of the same \
      kind are compared: periods, and quantities with the same unit. Equal lengths are equal: "three \
      days" are `72 hours`, and "30 days" may be `1 month`. Sentences with the right amount, about drafts, or about one's own plans \
      are left alone.
      """,
    why: "Somebody who plans for the wrong deadline misses the right one.",
    example: """
      Article 33 of the GDPR asks for a notice within 48 hours.
      # while gdpr.md has `Art-33: { periods: { notice: 72 hours } }`
      """,
    fix: "Write the period of the part, or correct the part.",
    reads: [
      "Article 33 of the GDPR requires a notice within 48 hours.",
      "The 48-hour deadline of Article 33 of the GDPR starts with awareness.",
      "Article 83 of the GDPR allows fines of up to EUR 30 million.",
      "A breach is reported within two days (Article 33 of the GDPR).",
      "Keep the logs for [at least three months](../standards/eu-ai-act.md#Art-26).",
    ],
    leaves: [
      "Article 33 of the GDPR requires a notice within three days.",
      "The proposed change gives Article 33 of the GDPR a limit of 96 hours.",
      "The vendor tells us within 24 hours, so that we can meet Article 33 of the GDPR.",
      "Article 33 of the GDPR gives 72 hours, and the contract asks the vendor to tell within 24 hours.",
      "Article 83 of the GDPR allows fines of up to EUR 20 million or 4 % of the turnover.",
      "Article 33 of the GDPR was tested in an exercise of two hours.",
    ])
}

extension Check {
  static let statedLimit = Check(.statedLimit) { $0.proseFindings(.statedLimit) }
}

/// Compares the periods and quantities that a text states with those of the clauses that it cites.
struct LimitClaims {
  let reader: CitationReader
  let numbers: Numbers
  let graph: ContentGraph
  let at: (SourceRange) -> SourceLocation
  /// The row of a table that contains a place.
  let row: (SourceRange) -> SourceRange?
  private(set) var findings: [Finding] = []
  /// The number of amounts that were compared.
  private(set) var held = 0

  var prose: Prose { reader.prose }
  var index: CitationIndex { _read { yield reader.index } }
  var words: [Prose.Word] { reader.prose.words }
  var language: CitationWords { _read { yield reader.index.words } }

  /// A period or quantity in the text.
  struct Stated {
    let words: Range<Int>
    let amount: CitationIndex.Amount
  }

  /// A part with limits.
  struct Clause: Hashable {
    let document: Int
    let part: Int
  }

  /// - Parameter part: The part of a document whose own text this is.
  init(
    _ reader: CitationReader, _ numbers: Numbers, _ graph: ContentGraph,
    part: (document: Int, part: Int)? = nil, at: @escaping (SourceRange) -> SourceLocation,
    row: @escaping (SourceRange) -> SourceRange?
  ) {
    (self.reader, self.numbers, self.graph) = (reader, numbers, graph)
    (self.at, self.row) = (at, row)
    let stated = statedAmounts()
    guard !stated.isEmpty else { return }
    if let part {
      let clause = Clause(document: part.document, part: part.part)
      for period in stated where isLimit(period.words) { compare(period, clause, isCertain: true) }
      return
    }
    for (index, period) in stated.enumerated() where !isOfEvent(period) {
      let near = max(0, index - Self.neighbours)..<min(stated.count, index + Self.neighbours)
      read(period, among: stated[near])
    }
  }

  /// The number of amounts on each side that are searched for the right one.
  private static let neighbours = 30

  /// Returns whether the sentence of an amount tells an event.
  private func isOfEvent(_ period: Stated) -> Bool {
    prose.sentence(around: period.words.lowerBound).contains {
      language.deeds.contains(words[$0].key)
    }
  }

  private mutating func read(_ period: Stated, among all: ArraySlice<Stated>) {
    if let clause = linked(period) ?? following(period) {
      guard !reader.isInDoubt(period.words.lowerBound) else { return }
      compare(period, clause, isCertain: true)
      return
    }
    if let (clause, isCertain) = preceding(period) ?? trailing(period) {
      let limits = index.documents[clause.document].limits[clause.part] ?? []
      let sentence = prose.sentence(around: period.words.lowerBound)
      let hasRight = all.contains { other in
        sentence.contains(other.words.lowerBound)
          && limits.contains { $0.amount.agrees(with: other.amount) }
      }
      if hasRight {
        if limits.contains(where: { $0.amount.agrees(with: period.amount) }) { held += 1 }
        return
      }
      guard !reader.isInDoubt(period.words.lowerBound) else { return }
      compare(period, clause, isCertain: isCertain)
      return
    }
    if let clause = inRow(period, among: all) { compare(period, clause, isCertain: true) }
  }

  private mutating func compare(_ period: Stated, _ clause: Clause, isCertain: Bool) {
    let document = index.documents[clause.document]
    let known = (document.limits[clause.part] ?? [])
      .filter { $0.amount.isComparable(with: period.amount) }
    guard let first = known.first else { return }
    held += 1
    if known.contains(where: { $0.amount.agrees(with: period.amount) }) { return }
    let entry = graph.entries[document.entry]
    let texts = known.map { limit in limit.name.map { "\(limit.text) (\($0))" } ?? limit.text }
    var finding = Finding(
      .statedLimit, at: at(prose.place(period.words)),
      "\(entry.subEntries[clause.part].id) of \(entry.title) gives \(texts.listed("or")), not \(prose.text(period.words))",
      notes: [.init("declared here", at: entry.at(first.range))],
      help: [
        "write \(known.map(\.text.quoted).listed("or")), or correct the entry if it is wrong"
      ])
    if !isCertain { finding.severity = .warning }
    findings.append(finding)
  }

  // MARK: Periods

  private func statedAmounts() -> [Stated] {
    var result: [Stated] = []
    for word in words.indices where reader.index.canStart(words[word].key) || isHyphenated(word) {
      if words[word].isQuoted { continue }
      if let unit = language.durations[words[word].key], word > 0, words[word].isJoined,
        !isRate(word + 1), let value = numbers.value(words[word - 1], in: prose),
        !words[word - 1].isQuoted, value <= 1_000_000, !isRange(word - 1)
      {
        result.append(Stated(words: (word - 1)..<(word + 1), amount: .time(unit * value)))
      } else if isHyphenated(word), let length = hyphenated(word) {
        result.append(Stated(words: word..<(word + 1), amount: .time(length)))
      }
    }
    guard index.hasQuantities else { return result }
    return (result + words.indices.compactMap { quantity(at: $0) })
      .sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  /// Returns the quantity whose number is a word: "EUR 10 million", "4 %", "18 identifiers".
  private func quantity(at word: Int) -> Stated? {
    guard !words[word].isQuoted, let number = decimal(word), !isRange(word) else { return nil }
    var value = number.value
    var end = word + 1
    if end < words.count, words[end].isJoined, let factor = language.factors[words[end].key] {
      value *= factor
      end += 1
    }
    if let sign = number.sign ?? sign(before: word) {
      return Stated(words: word..<end, amount: .quantity(value, unit: sign))
    }
    if isPercent(after: end - 1) {
      return Stated(words: word..<end, amount: .quantity(value, unit: "%"))
    }
    if end < words.count, words[end].isJoined {
      if language.percent.contains(words[end].key) {
        return Stated(words: word..<(end + 1), amount: .quantity(value, unit: "%"))
      }
      if let unit = index.units.match(prose, at: end) {
        return Stated(words: word..<(end + unit.count), amount: .quantity(value, unit: unit.value))
      }
    }
    // "EUR 10 million". A noun does not precede its number.
    guard word > 0, words[word].isJoined, let unit = index.units.match(prose, before: word),
      unit.count == 1, unit.value.utf8.count == 3,
      prose.text((word - 1)..<word).allSatisfy(\.isUppercase)
    else { return nil }
    return Stated(words: (word - 1)..<end, amount: .quantity(value, unit: unit.value))
  }

  /// Returns the value of a number, and the unit of the sign at its start: `€5`.
  private func decimal(_ word: Int) -> (value: Double, sign: String?)? {
    let bytes = prose.source.bytes[Int(words[word].start)..<Int(words[word].end)]
    switch bytes.first {
    case .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      return ContentQuantity.number(String(decoding: bytes, as: UTF8.self)).map { ($0, nil) }
    // The first byte of `€`.
    case 0xE2 where bytes.starts(with: "€".utf8):
      return ContentQuantity.number(String(decoding: bytes.dropFirst(3), as: UTF8.self))
        .map { ($0, "eur") }
    default: return numbers.value(words[word], in: prose).map { (Double($0), nil) }
    }
  }

  private func sign(before word: Int) -> String? {
    switch prose.byte(before: word) {
    case UInt8(ascii: "$"): "usd"
    // The second byte of `£`.
    case 0xA3: "gbp"
    default: nil
    }
  }

  /// Whether a percent sign follows a word, perhaps after a space.
  private func isPercent(after word: Int) -> Bool {
    let bytes = prose.source.bytes
    var next = Int(words[word].end)
    if next < bytes.count, bytes[next] == 0x20 { next += 1 }
    if next + 1 < bytes.count, bytes[next] == 0xC2, bytes[next + 1] == 0xA0 { next += 2 }
    return next < bytes.count && bytes[next] == UInt8(ascii: "%")
  }

  /// Whether the number is the end of a range: "30 to 60 days".
  private func isRange(_ number: Int) -> Bool {
    guard number > 0 else { return false }
    if words[number].gap == UInt8(ascii: "-") { return true }
    return number > 1 && words[number].isJoined && language.listing.contains(words[number - 1].key)
      && numbers.value(words[number - 2], in: prose) != nil
  }

  private func isRate(_ next: Int) -> Bool {
    next < words.count && words[next].isJoined && language.rates.contains(words[next].key)
  }

  private func isHyphenated(_ word: Int) -> Bool {
    let value = words[word]
    return value.end - value.start > 4 && prose.source.bytes[Int(value.start)].isASCIIDigit
      && !prose.source.bytes[Int(value.end) - 1].isASCIIDigit
  }

  /// Returns the length of `72-hour`.
  private func hyphenated(_ word: Int) -> ContentDuration.Length? {
    let parts = prose.text(word..<(word + 1)).split(separator: "-")
    guard parts.count == 2, let value = Int(parts[0]), value <= 1_000_000,
      let unit = language.durations[Prose.key(String(parts[1]))]
    else { return nil }
    return unit * value
  }

  /// Whether words before a period make it a limit: "within 72 hours", "for at least six months".
  func isLimit(_ period: Range<Int>) -> Bool {
    let start = period.lowerBound
    if start > 0, words[start].isJoined, language.limits.contains(words[start - 1].key) {
      return true
    }
    // "a limit of 72 hours"
    if start > 1, words[start].isJoined, words[start - 1].key == language.of,
      language.periodNouns.contains(words[start - 2].key)
    {
      return true
    }
    // "the deadline is 72 hours"
    if start > 1, words[start].isJoined, words[start - 1].isJoined,
      language.copulas.contains(words[start - 1].key),
      language.periodNouns.contains(words[start - 2].key)
    {
      return true
    }
    let end = period.upperBound
    return end + 1 < words.count && words[end].isJoined && language.fillers.contains(words[end].key)
      && language.limits.contains(words[end + 1].key)
  }
}
