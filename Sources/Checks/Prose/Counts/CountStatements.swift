internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The findings about sentences of one text that count levels, marks, relations and groups.
struct CountStatements {
  private(set) var findings: [Finding] = []
  /// The number of statements that are compared with the data, right or wrong.
  private(set) var held = 0

  private let prose: Prose
  private let vocabulary: Vocabulary
  private let countables: Countables
  private let graph: ContentGraph
  private let page: EntryIndex
  private let at: (SourceRange) -> SourceLocation
  private let isOthers: (SourceRange) -> Bool

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - prose: The text.
  ///   - position: The entry with the text.
  ///   - subjects: The subjects of the parts of a body, for each matrix of the vocabulary. Nil for
  ///     any other text, which has no headings.
  ///   - page: The properties of the page.
  ///   - at: Returns a location in the file of the entry.
  init(
    _ prose: Prose, of position: EntryIndex, _ subjects: [Subjects]?, in graph: ContentGraph,
    _ vocabulary: Vocabulary, _ countables: Countables, _ page: CountPage,
    at: @escaping (SourceRange) -> SourceLocation
  ) {
    self.prose = prose
    self.vocabulary = vocabulary
    self.countables = countables
    self.graph = graph
    self.page = position
    self.at = at
    isOthers = page.isOthers
    let sentences = countables.sentences(of: prose, vocabulary.numbers)
    guard !sentences.isEmpty else { return }
    let parts = countables.matrices.map { matrix in
      vocabulary.matrices.firstIndex { $0 === matrix.names }.flatMap { subjects?[$0] }
    }
    var walk = CountWalk(
      prose: prose, names: vocabulary.names, language: countables.language, page: page,
      matrices: countables.matrices.map(\.names))
    for found in sentences {
      let sentence = found.words
      walk.advance(to: sentence.lowerBound)
      if walk.isFalse || walk.isInHeading || hasException(after: sentence) { continue }
      if isOthers(prose.place(sentence.lowerBound..<(sentence.lowerBound + 1))) { continue }
      let start = prose.place(sentence.lowerBound..<(sentence.lowerBound + 1)).start
      for (index, matrix) in countables.matrices.enumerated() where found.namesMatrix {
        let own = matrix.names.positions[position]
        var surroundings = CountSurroundings(
          subject: parts[index].map { $0.subject(at: start).header } ?? own,
          namesOthers: walk.namesOthers)
        surroundings.namesHeaders = walk.namesHeaders(index, otherThan: surroundings.subject)
        read(sentence, matrix, surroundings)
      }
      if found.namesRelation { readRelations(sentence, walk) }
    }
  }

  /// Returns whether the next sentence of the block says that this one has exceptions.
  private func hasException(after sentence: Range<Int>) -> Bool {
    let next = sentence.upperBound
    guard next < prose.words.count, !prose.startsBlock(next) else { return false }
    let phrases = countables.language.value
    return (next..<prose.sentence(around: next).upperBound).contains {
      phrases.exceptions.contains(prose.words[$0].key)
    }
  }

  // MARK: Levels

  private mutating func read(
    _ sentence: Range<Int>, _ matrix: CountedMatrix, _ surroundings: CountSurroundings
  ) {
    let prose = prose
    let reader = CountClauseReader(
      prose: prose, numbers: vocabulary.numbers, language: countables.language, terms: matrix)
    guard let clauses = reader.clauses(in: sentence) else { return }
    let counts = LevelCountReader(
      matrix: matrix, prose: prose, language: countables.language, surroundings: surroundings
    ).counts(clauses)
    for count in counts { take(count, matrix) }
    let ranks = RankReader(
      matrix: matrix, prose: prose, language: countables.language, surroundings: surroundings
    ).statements(clauses)
    for rank in ranks.rows { take(rank, matrix) }
    for rank in ranks.levels { take(rank, matrix) }
    for clause in clauses where !surroundings.namesOthers { takeSize(clause, matrix) }
    let ranges = RangeReader(
      matrix: matrix, prose: prose, numbers: vocabulary.numbers, language: countables.language
    ).ranges(in: sentence)
    for range in ranges where !surroundings.namesOthers { take(range, matrix) }
  }

  /// Reads "The matrix has 16 rows".
  private mutating func takeSize(
    _ clause: CountClause<CountedMatrix.Term>, _ matrix: CountedMatrix
  ) {
    guard clause.isKnown, clause.quantities.count == 1, clause.terms.count == 2,
      case .number(let stated) = clause.quantities[0].value, !clause.quantities[0].isPart,
      case .matrix = clause.terms[0], case .noun(let noun) = clause.terms[1], noun.isPlural,
      noun.kind != .cells, noun.group == nil, countables.matrices.count == 1,
      clause.tokens.count >= 4, case .term = clause.tokens[1].meaning,
      countables.phrases.pointers.contains(prose.words[clause.words.lowerBound].key),
      clause.words.contains(where: { countables.phrases.listing.contains(prose.words[$0].key) }),
      !graph.matrices.contains(where: { $0.entry == page && $0.levels.isEmpty })
    else { return }
    let last = prose.text((clause.words.upperBound - 1)..<clause.words.upperBound).lowercased()
    guard [countables.phrases.rows.many, countables.phrases.columns.many].contains(last) else {
      return
    }
    held += 1
    let actual = matrix.total(of: noun.kind)
    guard actual != stated else { return }
    add(
      .statedCount, clause.words, clause.quantities[0], actual: actual, isCertain: true,
      "\(matrix.title) has \(actual) \(last), not \(stated)",
      note: ("the matrix", matrix.location))
  }

  private mutating func take(_ range: EntryRange, _ matrix: CountedMatrix) {
    let total = matrix.total(of: range.kind)
    let plural = range.kind == .rows ? matrix.plurals.rows : matrix.plurals.columns
    held += 1
    let count = range.last - range.first + 1
    if range.last <= total, matrix.areIn(range.group, from: range.first, to: range.last),
      !range.isWhole || count == range.group.headers.count
    {
      return
    }
    let group = range.group
    let own = "\(group.headers.count) of the \(total) \(plural) are \(group.label)"
    let numbers = "numbers \(group.headers.lowerBound + 1) to \(group.headers.upperBound)"
    findings.append(
      Finding(
        .statedCount, at: at(prose.place(range.words)), "\(own), \(numbers)",
        notes: [.init("the matrix", at: matrix.location)]))
  }

  private mutating func take(_ count: LevelCount, _ matrix: CountedMatrix) {
    // "Five cells carry the mark" does not say of which matrix.
    let isWhole = count.header == nil && count.noun.kind == .cells
    if isWhole, countables.matrices.count > 1, !matrix.pages.contains(page) { return }
    let scope = matrix.scope(count.noun, count.header)
    func verdict(_ property: CountedMatrix.Property, _ scope: CountedMatrix.Scope)
      -> Quantity.Verdict
    {
      func isCommonest() -> Bool {
        if case .levels(let levels) = property {
          matrix.isCommonest(levels, in: scope)
        } else {
          false
        }
      }
      return count.quantity.verdict(
        count: matrix.count(property, in: scope), of: matrix.total(scope),
        exceptions: matrix.exceptions(scope), isCommonest: isCommonest())
    }
    let found = verdict(count.property, scope)
    guard found != .unknown else { return }
    held += 1
    if found == .right { return }
    if count.isOfPage, count.noun.kind == .cells,
      verdict(count.property, matrix.scope(count.noun, nil)) == .right
    {
      return
    }
    if count.isLoose, case .levels(let levels) = count.property,
      verdict(.levels(levels.union(matrix.splits)), scope) == .right
    {
      return
    }
    let isCertain =
      found == .wrong && !count.isLoose
      && (!count.isOfPage || count.noun.isDistinctive || count.quantity.whole != nil)
    let actual = matrix.count(count.property, in: scope)
    add(
      .statedCount, count.words, count.quantity, actual: actual, isCertain: isCertain,
      message(count, matrix, scope, actual), note: ("the matrix", matrix.location))
  }

  private func message(
    _ count: LevelCount, _ matrix: CountedMatrix, _ scope: CountedMatrix.Scope, _ actual: Int
  ) -> String {
    let total = matrix.total(scope)
    let said = prose.text(quantityWords(count.quantity, count.words)).lowercased()
    let noun = matrix.plural(count.noun)
    let label = matrix.label(count.property)
    let isMark = if case .mark = count.property { true } else { false }
    let verb = actual == 1 ? (isMark ? "has" : "is") : (isMark ? "have" : "are")
    let property = isMark ? "\(verb) the mark \(label.quoted)" : "\(verb) \(label)"
    let place =
      count.header.map { " in \(matrix.title(of: $0))" }
      ?? (count.noun.kind == .cells ? "" : " in all of the \(other(count.noun, matrix))")
    return "\(actual) of the \(total) \(noun) \(property)\(place), not \(said)"
  }

  private func other(_ noun: CountedMatrix.Noun, _ matrix: CountedMatrix) -> String {
    noun.kind == .rows ? matrix.plurals.columns : matrix.plurals.rows
  }

  /// The words of the number or share, without those of the noun.
  private func quantityWords(_ quantity: Quantity, _ words: Range<Int>) -> Range<Int> {
    if let number = quantity.number {
      let isPercent = if case .percent = quantity.value { true } else { false }
      return isPercent ? words : number
    }
    return words
  }

  private mutating func take(_ rank: RankStatement, _ matrix: CountedMatrix) {
    held += 1
    guard let objection = matrix.objection(to: rank, rank.property) else { return }
    if rank.isLoose, case .levels(let levels) = rank.property,
      matrix.objection(to: rank, .levels(levels.union(matrix.splits))) == nil
    {
      return
    }
    let label = matrix.label(rank.property)
    var finding = Finding(
      .statedRanking, at: at(prose.place(rank.words)),
      "\(matrix.title(of: rank.header)) has \(counted(objection.own, "\(label) cell")), "
        + "\(matrix.title(of: objection.other)) has \(objection.count)",
      notes: [.init("the matrix", at: matrix.location)])
    if rank.isLoose { finding.severity = .warning }
    findings.append(finding)
  }

  private mutating func take(_ rank: LevelRankStatement, _ matrix: CountedMatrix) {
    if rank.header == nil, countables.matrices.count > 1, !matrix.pages.contains(page) { return }
    held += 1
    let scope = matrix.scope(.init(kind: .cells, isPlural: true), rank.header)
    let counts = matrix.levels.indices.map { matrix.count(.levels([$0]), in: scope) }
    let used = counts.indices.filter { counts[$0] > 0 }
    let best =
      rank.isCommonest
      ? used.max { counts[$0] < counts[$1] } : used.min { counts[$0] < counts[$1] }
    guard let best, counts[best] != counts[rank.level] else { return }
    let place = rank.header.map { " in \(matrix.title(of: $0))" } ?? ""
    findings.append(
      Finding(
        .statedRanking, at: at(prose.place(rank.words)),
        "\(counted(counts[best], "cell")) \(counts[best] == 1 ? "is" : "are") "
          + "\(matrix.levels[best])\(place), \(counts[rank.level]) \(matrix.levels[rank.level])",
        notes: [.init("the matrix", at: matrix.location)]))
  }

  // MARK: Relations

  private mutating func readRelations(_ sentence: Range<Int>, _ walk: CountWalk) {
    let relations = countables.sharedRelations
    let prose = prose
    guard !relations.value.isEmpty else { return }
    let reader = CountClauseReader(
      prose: prose, numbers: vocabulary.numbers, language: countables.language, terms: relations)
    guard let clauses = reader.clauses(in: sentence) else { return }
    let counts = RelationCountReader(
      sharedRelations: relations, graph: graph, prose: prose, language: countables.language,
      surroundings: CountSurroundings(namesOthers: walk.namesOthers), page: page,
      namesEntries: walk.namesEntries
    ).counts(clauses)
    for count in counts {
      let verdict = count.quantity.verdict(count: count.actual, of: count.total)
      guard verdict != .unknown else { continue }
      held += 1
      if verdict == .right { continue }
      let plural = relations.value.collections[count.noun.collection]?.plural ?? ""
      let noun =
        count.noun.isParts
        ? prose.text((count.words.upperBound - 1)..<count.words.upperBound) : plural
      let said = prose.text(quantityWords(count.quantity, count.words)).lowercased()
      add(
        .statedCount, count.words, count.quantity, actual: count.actual,
        isCertain: verdict == .wrong && !count.isLikely,
        "there \(count.actual == 1 ? "is" : "are") \(count.actual) \(noun) \(count.predicate), "
          + "not \(said)",
        note: ("declared here", count.location))
    }
  }

  // MARK: Findings

  private mutating func add(
    _ rule: Rule, _ words: Range<Int>, _ quantity: Quantity, actual: Int, isCertain: Bool,
    _ message: String, note: (text: String, location: SourceLocation)
  ) {
    var help: [String] = []
    var fix: Fix?
    if let words = quantity.number, case .number(let stated) = quantity.value {
      let number = prose.text(words)
      let right = vocabulary.numbers.written(actual, like: number)
      help = [
        isCertain ? "write \(right.quoted)" : "write \(right.quoted), or say which of them you mean"
      ]
      // Between one and several, the words around the number have to change as well.
      if isCertain, actual > 1, stated > 1, let range = prose.exactRange(words) {
        let location = at(range)
        fix = Fix(location.path, [Fix.Edit(location.range, right, insteadOf: number)])
      }
    }
    var finding = Finding(
      rule, at: at(prose.place(words)), message, notes: [.init(note.text, at: note.location)],
      help: help, fix: fix)
    if !isCertain { finding.severity = .warning }
    findings.append(finding)
  }
}

/// A walk over the words of a text that keeps what the words before a sentence establish.
private struct CountWalk {
  let prose: Prose
  let names: SiteNames
  let language: Shared<CountPhrases>
  var phrases: CountPhrases { _read { yield language.value } }
  let page: CountPage
  let matrices: [MatrixNames]
  private var context: CountContext
  private var next = 0
  private(set) var isInHeading = false
  /// Whether the heading, or the sentence before a list, marks the text as false.
  private(set) var isFalse = false
  private var blockStart = 0
  /// The rows and columns that the block has named, for each matrix.
  private var headers: [Set<MatrixNames.Header>]

  init(
    prose: Prose, names: SiteNames, language: Shared<CountPhrases>, page: CountPage,
    matrices: [MatrixNames]
  ) {
    (self.prose, self.names, self.language) = (prose, names, language)
    (self.page, self.matrices) = (page, matrices)
    context = CountContext(foreignNouns: page.foreignNouns)
    headers = matrices.map { _ in [] }
  }

  var namesOthers: Bool {
    context.isUnderOthers || !isAtBlock && (context.namesOthers || context.namesParties)
  }
  var namesEntries: Bool { !isAtBlock && context.namesEntries }
  /// Whether the walk is before the first word of a block, so that the context is that of the last
  /// one.
  private var isAtBlock = false

  /// Returns whether the block has named a row or column other than the subject, on its side.
  func namesHeaders(_ matrix: Int, otherThan subject: MatrixNames.Header?) -> Bool {
    guard let subject else { return false }
    return headers[matrix].contains { $0 != subject && $0.isRow == subject.isRow }
  }

  /// Reads the words before an index, and the start of the block that begins there.
  mutating func advance(to end: Int) {
    while next < end { read() }
    isAtBlock = end < prose.words.count && prose.startsBlock(end)
    if end < prose.words.count, prose.startsBlock(end) { begin(end) }
  }

  private mutating func read() {
    let index = next
    if prose.startsBlock(index) { begin(index) }
    let word = prose.words[index]
    if word.isCapitalized {
      for matrix in matrices.indices {
        if let header = matrices[matrix].headers.match(prose, at: index) {
          headers[matrix].insert(header.value)
        }
      }
    }
    if isInHeading, phrases.falsehoods.contains(word.key) { isFalse = true }
    next += max(1, context.take(index, in: prose, names, isHeading: isInHeading))
  }

  private mutating func begin(_ index: Int) {
    guard index != blockStart || index == 0 else { return }
    isInHeading = page.isHeading(prose.place(index..<(index + 1)))
    if isInHeading {
      isFalse = false
    } else if index > 0, prose.endsWithColon(before: index) {
      isFalse =
        isFalse
        || (max(blockStart, index - 60)..<index).contains {
          phrases.falsehoods.contains(prose.words[$0].key)
            || phrases.doubts.contains(prose.words[$0].key)
        }
    }
    headers = headers.map { _ in [] }
    blockStart = index
  }
}
