internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A text names an edition or a date of a document that contradicts its entry.
  package static let unknownEdition = Rule(
    "unknown-edition", stage: .check, languages: LanguagePack.tags { $0.citations != nil },
    what: """
      A text names an edition, a year or a number of a document that differs from those of its \
      entry, or a date that its entry gives otherwise. Documents are the entries of collections with \
      parts (`entries`), and of those to which references are `pinned`. Their editions are in the \
      fields of `pinned`, in `edition` or `version`, in titles, aliases and ids. Any other number in \
      the fields of an entry may be named too. Older editions than those of the site are left alone, \
      and so are sentences about drafts and history.
      """,
    why: "A reader with the wrong edition in hand finds other clauses, or none.",
    example: """
      The controls follow ISO/IEC 42001:2022.
      # while standards/iso-42001.md has `edition: ISO/IEC 42001:2023`
      """,
    fix: "Write the edition of the entry, or add an entry for the other edition.",
    reads: [
      "The register follows ISO/IEC 42001:2022.",
      "Version 4.1 of PCI DSS asks for an inventory.",
      "The profile maps each duty to NIST CSF 2.1.",
      "Regulation (EU) 2024/1698 binds both parties.",
      "The EU AI Act was published on 13 July 2024.",
    ],
    leaves: [
      "ISO/IEC 27001:2013 had 114 controls in Annex A.",
      "NIST CSF 1.1 has been replaced by NIST CSF 2.0.",
      "Version 4 of PCI DSS marked some requirements as future-dated.",
      "Directive (EU) 2016/680 covers the police.",
      "PCI DSS 3.5 asks for unreadable card numbers.",
      "A draft of NIST CSF 2.1 is expected next year.",
    ])
}

extension Check {
  static let unknownEdition = Check(.unknownEdition) { $0.proseFindings(.unknownEdition) }
}

/// Compares the editions and dates that a text states with the documents.
struct EditionClaims {
  let reader: CitationReader
  let at: (SourceRange) -> SourceLocation
  let graph: ContentGraph
  private(set) var findings: [Finding] = []
  /// The number of editions and dates that were compared.
  private(set) var held = 0
  /// The number of mentions such as "PCI DSS 3.5" that are clauses.
  private(set) var clauses = 0

  private var prose: Prose { reader.prose }
  private var index: CitationIndex { _read { yield reader.index } }
  private var words: [Prose.Word] { reader.prose.words }

  init(
    _ reader: CitationReader, _ graph: ContentGraph, at: @escaping (SourceRange) -> SourceLocation
  ) {
    (self.reader, self.graph, self.at) = (reader, graph, at)
    for mention in reader.mentions {
      readEdition(mention)
      readDate(mention)
    }
    if !index.registered.isEmpty { readRegistered() }
  }

  /// The confidence that an unknown edition is a mistake.
  private enum Verdict {
    case known
    case certain
    case likely
    /// Perhaps an edition that the site need not have.
    case open
  }

  // MARK: Editions

  private mutating func readEdition(_ mention: DocumentMention) {
    guard let edition = mention.edition else { return }
    let work = index.works[mention.work]
    if edition.form == .number, isClause(mention) {
      clauses += 1
      return
    }
    guard !work.editions.isEmpty else { return }
    let verdict =
      switch edition.token {
      case .year(let year): self.verdict(year, edition.form, work.editions)
      case .version(let version): self.verdict(version, edition.form, mention, work.editions)
      }
    if verdict == .open { return }
    if verdict != .known, reader.isInDoubt(edition.words.lowerBound) { return }
    held += 1
    guard verdict != .known else { return }
    add(verdict, edition.words, mention)
  }

  /// Returns whether the number after a name is that of a clause, as in "PCI DSS 3.5".
  private func isClause(_ mention: DocumentMention) -> Bool {
    guard let edition = mention.edition,
      let number = ClauseNumber(prose.text(edition.words).utf8, index.words)
    else { return false }
    if isCalledEdition(after: edition.words.upperBound) { return false }
    return index.works[mention.work].documents.contains { document in
      let document = index.documents[document]
      if document.parts[number] != nil { return true }
      guard case .version(let version) = edition.token else { return false }
      // A number near an edition is ambiguous, so only a listed clause explains it.
      if isNear(version, document.editions.versions) { return false }
      return document.numbering.contains(number)?.exists ?? false
    }
  }

  /// Whether the words after a number call it an edition: "is the current version".
  private func isCalledEdition(after end: Int) -> Bool {
    guard end + 2 < words.count, words[end].isJoined,
      index.words.copulas.contains(words[end].key), words[end + 1].isJoined,
      index.words.articles.contains(words[end + 1].key)
    else { return false }
    return (end + 2..<min(end + 5, words.count)).contains {
      words[$0].isJoined
        && (index.words.versions.contains(words[$0].key)
          || index.words.edition.contains(words[$0].key))
    }
  }

  private func verdict(
    _ year: Int, _ form: DocumentMention.Form, _ editions: Editions
  ) -> Verdict {
    if editions.knownYears.contains(year) { return .known }
    let years = editions.years.isEmpty ? editions.knownYears : editions.years
    guard let latest = years.max() else { return .open }
    let isClose = years.contains { abs($0 - year) == 1 || Self.areSwapped("\($0)", "\(year)") }
    switch form {
    case .edition: return isClose ? .certain : year > latest ? .likely : .open
    case .year, .version, .number: return isClose ? .likely : .open
    }
  }

  private func verdict(
    _ version: [Int], _ form: DocumentMention.Form, _ mention: DocumentMention,
    _ editions: Editions
  ) -> Verdict {
    if editions.knows(version) { return .known }
    guard let latest = editions.versions.max(by: { $0.lexicographicallyPrecedes($1) }),
      let oldest = editions.versions.min(by: { $0.lexicographicallyPrecedes($1) })
    else { return .open }
    if version.lexicographicallyPrecedes(oldest) { return .open }
    let isNear = self.isNear(version, editions.versions)
    if form == .number {
      guard isNear else { return .open }
      if index.works[mention.work].documents.contains(where: { hasPlainNumbers($0) }) {
        return .likely
      }
    }
    return isNear && latest.lexicographicallyPrecedes(version) ? .certain : .likely
  }

  /// Returns whether a version differs from a known one by one in one of its numbers.
  private func isNear(_ version: [Int], _ known: Set<[Int]>) -> Bool {
    known.contains { other in
      let count = max(version.count, other.count)
      func padded(_ version: [Int]) -> [Int] {
        version + [Int](repeating: 0, count: count - version.count)
      }
      let (a, b) = (padded(version), padded(other))
      guard let first = zip(a, b).first(where: { $0 != $1 }) else { return false }
      return abs(first.0 - first.1) == 1
    }
  }

  /// Returns whether the clauses of a document are numbers such as 3.5, which look like versions.
  private func hasPlainNumbers(_ document: Int) -> Bool {
    index.documents[document].parts.keys.contains { $0.lead == nil }
  }

  // MARK: Dates

  /// Reads "was published in 2024", "has applied since 25 May 2018" and, around a name, "published
  /// the AI RMF in January 2023".
  private mutating func readDate(_ mention: DocumentMention) {
    let end = mention.whole.upperBound
    let documents = reader.documents(of: mention)
    var next = end
    while next < words.count, words[next].isJoined, next - end < 4,
      index.words.auxiliaries.contains(words[next].key)
    {
      next += 1
    }
    if next > end {
      let known = self.dates(at: next, of: documents)
      guard let count = known.first?.count else { return }
      compare(known, at: next + count, mention)
      return
    }
    var verb = mention.whole.lowerBound - 1
    if verb > 0, index.words.articles.contains(words[verb].key), words[verb + 1].isJoined {
      verb -= 1
    }
    guard verb > 0, words[verb + 1].isJoined,
      words[verb].isJoined, !index.words.auxiliaries.contains(words[verb - 1].key),
      !index.words.articles.contains(words[verb - 1].key)
    else { return }
    let known = self.dates(at: verb, of: documents).filter { $0.count == 1 }
    if !known.isEmpty { compare(known, at: end, mention) }
  }

  /// A date of a document that words name.
  private struct KnownDate {
    let document: Int
    let date: CitationIndex.StatedDate
    /// The number of words.
    let count: Int
    /// Whether the words are the text beside a date in a list.
    var isEvent = false
  }

  /// Returns the dates that the words at an index name: `published`, or the text beside a date.
  private func dates(at start: Int, of documents: [Int]) -> [KnownDate] {
    guard start < words.count, !words[start].isQuoted else { return [] }
    let named = documents.compactMap { document in
      index.documents[document].dates[words[start].key].map {
        KnownDate(document: document, date: $0, count: 1)
      }
    }
    if !named.isEmpty { return named }
    return documents.compactMap { document in
      let event = index.documents[document].events.first { event in
        start + event.stems.count <= words.count
          && event.stems.indices.allSatisfy { offset in
            let word = start + offset
            return (offset == 0 || words[word].isJoined)
              && index.words.stem(prose.text(word..<(word + 1))) == event.stems[offset]
          }
      }
      return event.map {
        KnownDate(document: document, date: $0.date, count: $0.stems.count, isEvent: true)
      }
    }
  }

  /// Compares the date after a preposition with the known ones.
  private mutating func compare(
    _ known: [KnownDate], at start: Int, _ mention: DocumentMention
  ) {
    guard start + 1 < words.count, words[start].isJoined,
      index.words.datePrepositions.contains(words[start].key), words[start + 1].isJoined,
      let stated = date(at: start + 1), !reader.isInDoubt(start, except: index.words.tenseWords)
    else { return }
    let isCorrect = known.contains { stated.agrees(with: $0.date.date) }
    let earliest = known.map(\.date.date.year).min() ?? 0
    let isOnly = index.works[mention.work].documents.count == 1
    let isCertain =
      known.count == 1
      && (mention.edition != nil || stated.year >= earliest || known[0].isEvent && isOnly)
    // An earlier year can be that of a former edition.
    guard isCorrect || isCertain || stated.year >= earliest - 1 else { return }
    held += 1
    guard !isCorrect, let first = known.first else { return }
    let entry = graph.entries[index.documents[first.document].entry]
    var finding = Finding(
      .unknownEdition, at: at(prose.place((start + 1)..<stated.end)),
      "the date of \(first.date.event.quoted) for \(entry.title) is \(first.date.date), not \(prose.text((start + 1)..<stated.end))",
      notes: [.init("declared here", at: entry.at(first.date.range))])
    if !isCertain { finding.severity = .warning }
    findings.append(finding)
  }

  private struct StatedDate {
    let year: Int
    var month: Int?
    var day: Int?
    /// The word after the date.
    let end: Int

    func agrees(with date: CalendarDate) -> Bool {
      year == date.year && (month == nil || date.precision == .year || month == date.month)
        && (day == nil || [.year, .month].contains(date.precision) || day == date.day)
    }
  }

  /// Returns the date at a word: `2024`, "July 2024", "12 July 2024", "July 12, 2024",
  /// `2024-07-12`.
  private func date(at start: Int) -> StatedDate? {
    guard start < words.count else { return nil }
    if let date = CalendarDate(prose.text(start..<(start + 1)), [.day, .month]) {
      let isDay = date.precision == .day
      return StatedDate(
        year: date.year, month: date.month, day: isDay ? date.day : nil, end: start + 1)
    }
    if let year = number(start), EditionToken.years.contains(year) {
      return StatedDate(year: year, end: start + 1)
    }
    guard start + 1 < words.count else { return nil }
    if let month = index.words.months[words[start].key] {
      if let year = number(start + 1), EditionToken.years.contains(year) {
        return StatedDate(year: year, month: month, end: start + 2)
      }
      guard let day = number(start + 1), (1...31).contains(day), let year = number(start + 2),
        EditionToken.years.contains(year)
      else { return nil }
      return StatedDate(year: year, month: month, day: day, end: start + 3)
    }
    guard let day = number(start), (1...31).contains(day),
      let month = index.words.months[words[start + 1].key], let year = number(start + 2),
      EditionToken.years.contains(year)
    else { return nil }
    return StatedDate(year: year, month: month, day: day, end: start + 3)
  }

  private func number(_ word: Int) -> Int? {
    guard word < words.count else { return nil }
    let bytes = prose.source.bytes[Int(words[word].start)..<Int(words[word].end)]
    guard let numbers = EditionToken.version(bytes), numbers.count == 1 else { return nil }
    return numbers[0]
  }

  // MARK: Registered numbers

  /// Compares numbers such as "Regulation (EU) 2024/1689" with the known ones.
  private mutating func readRegistered() {
    for word in words.indices.dropLast() where words[word + 1].gap == UInt8(ascii: "/") {
      guard !words[word].isQuoted, let stated = Editions.Registered(prose, at: word) else {
        continue
      }
      if index.registered[stated] != nil {
        held += 1
        continue
      }
      let sentence = prose.sentence(around: word)
      let named = Set(reader.mentions(in: sentence).map(\.work))
      guard let (known, document) = nearest(to: stated, named), !reader.isInDoubt(word) else {
        continue
      }
      held += 1
      let isNamed = named.contains(index.documents[document].work)
      let entry = graph.entries[index.documents[document].entry]
      let right = "\(known.year)/\(known.number)"
      var finding = Finding(
        .unknownEdition, at: at(prose.place(word..<(word + 2))),
        "no document has the number `\(stated.year)/\(stated.number)`",
        notes: [.init("\(entry.title) has a similar one", at: entry.at(entry.titleRange))],
        help: ["did you mean \(right.quoted)?"])
      let isSwapped = Self.areSwapped(
        "\(known.year)\(known.number)", "\(stated.year)\(stated.number)")
      if !isNamed && !isSwapped { finding.severity = .warning }
      findings.append(finding)
    }
  }

  /// Returns a known number of the same kind that differs in one digit, or in the order of two.
  private func nearest(
    to stated: Editions.Registered, _ named: Set<Int>
  ) -> (known: Editions.Registered, document: Int)? {
    let text = "\(stated.year)\(stated.number)"
    guard text.utf8.count >= 6 else { return nil }
    let alike = ["\(stated.year)", stated.number].flatMap {
      (index.registeredAlike[$0] ?? []).prefix(100)
    }
    for known in alike where known.kind == stated.kind {
      guard let document = index.registered[known] else { continue }
      let other = "\(known.year)\(known.number)"
      if Self.areSwapped(other, text) { return (known, document) }
      if known.number == stated.number {
        if abs(known.year - stated.year) == 1 { return (known, document) }
        continue
      }
      // Consecutive numbers are different documents.
      let distance = abs((Int(known.number) ?? 0) - (Int(stated.number) ?? 0))
      let isEnough = text.utf8.count >= 8 || named.contains(index.documents[document].work)
      if isEnough, distance > 1, Self.differInOne(other, text) { return (known, document) }
    }
    return nil
  }

  /// Returns whether two texts differ only in the order of two neighbours.
  private static func areSwapped(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard a.count == b.count, let first = a.indices.first(where: { a[$0] != b[$0] }),
      first + 1 < a.count, a[first] == b[first + 1], a[first + 1] == b[first]
    else { return false }
    return a[(first + 2)...] == b[(first + 2)...]
  }

  private static func differInOne(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && zip(a.utf8, b.utf8).count { $0 != $1 } == 1
  }

  // MARK: Findings

  private mutating func add(
    _ verdict: Verdict, _ words: Range<Int>, _ mention: DocumentMention
  ) {
    let documents = index.works[mention.work].documents.prefix(8)
    let name = prose.text(mention.name)
    let stated = prose.text(words)
    let isAmbiguous = mention.edition?.form == .number && verdict == .likely
    var finding = Finding(
      .unknownEdition, at: at(prose.place(words)),
      isAmbiguous
        ? "\(stated.quoted) is neither an edition nor a listed clause of \(name)"
        : "no entry is \(name) in the edition \(stated.quoted)",
      notes: documents.map { document in
        let entry = graph.entries[index.documents[document].entry]
        return .init("this edition has an entry", at: entry.at(editionRange(of: entry)))
      },
      help: isAmbiguous
        ? ["write the edition of the entry, or the kind of the clause before its number"]
        : ["write the edition of the entry, or add an entry for this one"])
    if verdict == .likely { finding.severity = .warning }
    findings.append(finding)
  }

  private func editionRange(of entry: Entry) -> SourceRange {
    entry.fields["edition"]?.range ?? entry.fields["version"]?.range ?? entry.titleRange
  }
}
