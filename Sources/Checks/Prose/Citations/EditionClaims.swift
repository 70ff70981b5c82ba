internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Compares the editions and dates that a text states with the documents.
struct EditionClaims {
  let reader: CitationReader
  let at: (SourceRange) -> SourceLocation
  let graph: ContentGraph
  /// The date of the page, if it has one.
  private let pageDate: CalendarDate?
  var findings: [Finding] = []
  /// The number of editions and dates that were compared.
  var held = 0
  /// The number of mentions such as "PCI DSS 3.5" that are clauses.
  private(set) var clauses = 0

  var prose: Prose { reader.prose }
  var index: CitationIndex { _read { yield reader.index } }
  var language: CitationWords { _read { yield reader.index.words } }
  var words: [Prose.Word] { reader.prose.words }

  /// - Parameter position: The page with the text.
  init(
    _ reader: CitationReader, of position: EntryIndex, _ graph: ContentGraph,
    at: @escaping (SourceRange) -> SourceLocation
  ) {
    (self.reader, self.graph, self.at) = (reader, graph, at)
    if case .date(let date)? = graph.entries[position].fields["date"]?.value {
      pageDate = date
    } else {
      pageDate = nil
    }
    for mention in reader.mentions {
      readEdition(mention)
      readDate(mention)
    }
    if !index.registered.isEmpty { readRegistered() }
    if !index.longEvents.isEmpty { readLongEvents() }
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
    if isCalledCurrent(mention), hasLaterEdition(than: edition.token, work.editions) {
      held += 1
      guard !reader.isInDoubt(edition.words.lowerBound), !isDated(mention) else { return }
      findings.append(outdated(edition.words, mention))
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

  /// Whether a text calls the mentioned edition the one in force: "is the current version", "the
  /// latest NIST CSF 1.1", "the current edition, ISO/IEC 27001:2013".
  private func isCalledCurrent(_ mention: DocumentMention) -> Bool {
    func isEdition(_ word: Int) -> Bool {
      language.versions.contains(words[word].key) || language.edition.contains(words[word].key)
    }
    var next = mention.whole.upperBound
    if next + 1 < words.count, words[next].isJoined, language.copulas.contains(words[next].key) {
      next += 1
      if language.articles.contains(words[next].key) { next += 1 }
      guard next < words.count, words[next].isJoined, language.current.contains(words[next].key)
      else { return false }
      return next + 1 == words.count || !words[next + 1].isJoined || isEdition(next + 1)
    }
    let start = mention.whole.lowerBound
    guard start > 0, start == mention.name.lowerBound else { return false }
    if words[start].isJoined, language.current.contains(words[start - 1].key) { return true }
    return start > 1 && words[start].gap == UInt8(ascii: ",") && isEdition(start - 1)
      && words[start - 1].isJoined && language.current.contains(words[start - 2].key)
  }

  /// Whether the page or the sentence is of a date at which another edition may have been the
  /// current one.
  private func isDated(_ mention: DocumentMention) -> Bool {
    if let pageDate {
      let newest = index.documents[newest(mention)]
      let published = newest.dates[Prose.key("published")]?.date
      if published.map({ pageDate < $0 }) ?? true { return true }
    }
    return prose.sentence(around: mention.name.lowerBound).contains { word in
      !mention.whole.contains(word) && words[word].end - words[word].start == 4
        && Int(prose.text(word..<(word + 1))).map { (1990...2100).contains($0) } ?? false
    }
  }

  /// Whether an edition is that of an entry.
  func isKnown(_ stated: EditionToken.Value, _ editions: Editions) -> Bool {
    switch stated {
    case .year(let year): editions.years.contains(year)
    case .version(let version): editions.knows(version)
    }
  }

  /// Returns whether a work has a later edition than a stated one.
  private func hasLaterEdition(than stated: EditionToken.Value, _ editions: Editions) -> Bool {
    switch stated {
    case .year(let year):
      return editions.years.max().map { $0 > year } ?? false
    case .version(let version):
      guard let latest = editions.versions.max(by: { $0.lexicographicallyPrecedes($1) }),
        version.lexicographicallyPrecedes(latest), !latest.starts(with: version)
      else { return false }
      return true
    }
  }

  /// Returns the newest edition of a work.
  private func newest(_ mention: DocumentMention) -> Int {
    index.works[mention.work].documents.first { !index.documents[$0].isReplaced }
      ?? reader.documents(of: mention)[0]
  }

  private func outdated(_ words: Range<Int>, _ mention: DocumentMention) -> Finding {
    let newest = newest(mention)
    let entry = graph.entries[index.documents[newest].entry]
    return Finding(
      .unknownEdition, at: at(prose.place(words)),
      "\(prose.text(words).quoted) is not the current edition of \(prose.text(mention.name))",
      notes: [.init("this edition is later", at: entry.at(editionRange(of: entry)))],
      help: [
        index.documents[newest].editionName.map {
          "write \($0.quoted), or say when this edition was the current one"
        } ?? "say when this edition was the current one"
      ])
  }

  private func verdict(
    _ year: Int, _ form: DocumentMention.Form, _ editions: Editions
  ) -> Verdict {
    if form == .edition, !editions.years.isEmpty {
      // A year of publication is not always that of the edition.
      if editions.years.union(editions.designations).contains(year) { return .known }
    } else if editions.knownYears.contains(year) {
      return .known
    }
    let isKnown = editions.knownYears.contains(year)
    let years = editions.years.isEmpty ? editions.knownYears : editions.years
    guard let latest = years.max() else { return .open }
    let isClose = years.contains { abs($0 - year) == 1 || Self.areSwapped("\($0)", "\(year)") }
    switch form {
    case .edition:
      if isClose { return isKnown && editions.designations.isEmpty ? .likely : .certain }
      return year > latest ? .likely : .open
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
