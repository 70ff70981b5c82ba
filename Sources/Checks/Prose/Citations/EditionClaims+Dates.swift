internal import Bytes
internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Compares stated dates with those of the documents.
extension EditionClaims {
  /// Reads "was published in 2024", "has applied since 25 May 2018" and, around a name, "published
  /// the AI RMF in January 2023".
  mutating func readDate(_ mention: DocumentMention) {
    let end = mention.whole.upperBound
    // The dates are those of other editions.
    if let edition = mention.edition, !isKnown(edition.token, index.works[mention.work].editions) {
      return
    }
    let documents = reader.documents(of: mention)
    var next = end
    while next < words.count, words[next].isJoined, next - end < 4,
      index.words.auxiliaries.contains(words[next].key)
    {
      next += 1
    }
    if next < words.count, next == end,
      words[next].isJoined || words[next].gap == UInt8(ascii: ","), isPublishing(at: next) != nil
    {
      // "ASVS 5.0.0 came out in 2025", "ISO/IEC 42001, published in 2023".
      compare(
        self.dates(at: next, of: documents), at: next + (isPublishing(at: next) ?? 1), mention)
      return
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
    /// Whether the word is another one for the field: "issued" for `published`.
    var isSynonym = false
  }

  /// Returns the number of words of a verb for publishing at an index, or nil for another word.
  private func isPublishing(at start: Int) -> Int? {
    if index.words.publishing.contains(words[start].key) { return 1 }
    guard start + 1 < words.count, words[start + 1].isJoined,
      index.words.publishingPairs.contains([words[start].key, words[start + 1].key])
    else { return nil }
    return 2
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
    if let count = isPublishing(at: start) {
      return documents.compactMap { document in
        index.words.publicationFields.lazy.compactMap { index.documents[document].dates[$0] }.first
          .map { KnownDate(document: document, date: $0, count: count, isSynonym: true) }
      }
    }
    return documents.compactMap { document in
      let event = index.documents[document].events.first { event in
        event.stems.count <= 3 && start + event.stems.count <= words.count
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
    let isCorrect = known.contains { known in
      stated.agrees(with: known.date.date)
        || known.isSynonym
          && index.documents[known.document].allDates.contains { stated.agrees(with: $0) }
    }
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

  struct StatedDate {
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
  func date(at start: Int) -> StatedDate? {
    guard start < words.count,
      prose.source.bytes[Int(words[start].start)].isASCIIDigit
        || index.words.months[words[start].key] != nil
    else { return nil }
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
}
