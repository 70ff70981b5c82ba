internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The findings about sentences of one text that count levels, marks, relations and groups.
struct CountStatements {
  private(set) var findings: [Finding] = []
  /// The number of statements that are compared with the data, right or wrong.
  private(set) var held = 0
  /// The clauses with levels that are compared with the data.
  private(set) var readClauses: [Range<Int>] = []

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
      if found.namesOrder, !walk.namesOthers { readOrders(sentence) }
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

  /// Reads "The third phase is Training" and "Models 1 to 3 come from a cloud".
  private mutating func readOrders(_ sentence: Range<Int>) {
    let statements = EntryOrderReader(
      orders: countables.orders.value, relations: countables.relations,
      matrices: countables.matrices, graph: graph, prose: prose, numbers: vocabulary.numbers,
      language: countables.language
    ).statements(in: sentence)
    held += statements.count
    findings += statements.compactMap { statement in
      guard let objection = statement.objection else { return nil }
      let entry = graph.entries[statement.entry]
      return Finding(
        statement.isCount ? .statedCount : .statedRanking, at: at(prose.place(statement.words)),
        objection, notes: [.init("declared here", at: entry.at(entry.titleRange))])
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
    for comparison in ranks.comparisons { take(comparison, matrix) }
    let order = OrderReader(matrix: matrix, prose: prose, language: countables.language)
    if let list = order.list(clauses) { take(list, matrix) }
    if !surroundings.namesOthers {
      let sizes = MatrixSizeReader(
        matrix: matrix, prose: prose, language: countables.language,
        isSole: countables.matrices.count == 1
          && !graph.matrices.contains { $0.entry == page && $0.levels.isEmpty })
      for size in sizes.sizes(clauses) { take(size, matrix) }
    }
    let ranges = RangeReader(
      matrix: matrix, prose: prose, numbers: vocabulary.numbers, language: countables.language
    ).ranges(in: sentence)
    for range in ranges where !surroundings.namesOthers { take(range, matrix) }
  }

  private mutating func take(_ size: MatrixSize, _ matrix: CountedMatrix) {
    held += 1
    guard size.actual != size.stated else { return }
    add(
      .statedCount, size.words, size.quantity, actual: size.actual, isCertain: true,
      "\(matrix.title) has \(size.actual) \(size.noun), not \(size.stated)",
      note: ("the matrix", matrix.location))
  }

  private mutating func take(_ comparison: LevelComparison, _ matrix: CountedMatrix) {
    if comparison.header == nil, countables.matrices.count > 1, !matrix.pages.contains(page) {
      return
    }
    let scope = matrix.scope(comparison.noun, comparison.header)
    let counts = [comparison.level, comparison.other].map { matrix.count(.levels([$0]), in: scope) }
    guard let isRight = comparison.comparison.holds(counts[0], counts[1]) else { return }
    hold(comparison.words)
    if isRight { return }
    let place = comparison.header.map { " in \(matrix.title(of: $0))" } ?? ""
    findings.append(
      Finding(
        .statedRanking, at: at(prose.place(comparison.words)),
        "\(counted(counts[0], "cell")) \(counts[0] == 1 ? "is" : "are") "
          + "\(matrix.levels[comparison.level])\(place), "
          + "\(counts[1]) \(matrix.levels[comparison.other])",
        notes: [.init("the matrix", at: matrix.location)]))
  }

  /// Records that a clause is compared with the data.
  private mutating func hold(_ clause: Range<Int>) {
    held += 1
    readClauses.append(clause)
  }

  private mutating func take(_ list: OrderList, _ matrix: CountedMatrix) {
    hold(list.words)
    let counts = list.headers.map { matrix.count(list.property, at: $0) }
    let pairs = zip(counts, counts.dropFirst())
    if pairs.allSatisfy({ $0 >= $1 }) || pairs.allSatisfy({ $0 <= $1 }) { return }
    let label = matrix.label(list.property)
    let shown = zip(list.headers, counts).map { "\(matrix.title(of: $0)) \($1)" }
    findings.append(
      Finding(
        .statedRanking, at: at(prose.place(list.words)),
        "these are not in the order of their \(label) cells: \(shown.listed())",
        notes: [.init("the matrix", at: matrix.location)]))
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
        count: matrix.count(property, in: scope),
        of: count.within.map { matrix.count($0, in: scope) } ?? matrix.total(scope),
        exceptions: matrix.exceptions(scope), isCommonest: isCommonest())
    }
    let found = verdict(count.property, scope)
    guard found != .unknown else { return }
    hold(count.clause)
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
    hold(rank.words)
    if case .nth(let place) = rank.comparison {
      take(rank, at: place, matrix)
      return
    }
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

  /// Compares "PaaS AI has the second most shared cells".
  private mutating func take(_ rank: RankStatement, at place: Int, _ matrix: CountedMatrix) {
    let counts = (rank.header.isRow ? matrix.rows : matrix.columns).indices.map {
      matrix.count(rank.property, at: .init(isRow: rank.header.isRow, position: $0))
    }
    let own = counts[rank.header.position]
    let greater = counts.filter { $0 > own }
    let first = Set(greater).count + 1
    if first...(greater.count + counts.count { $0 == own }) ~= place { return }
    var finding = Finding(
      .statedRanking, at: at(prose.place(rank.words)),
      "\(matrix.title(of: rank.header)) has "
        + "\(counted(own, "\(matrix.label(rank.property)) cell")), "
        + (greater.isEmpty
          ? "and no other has more"
          : "and \(greater.count) of the others \(greater.count == 1 ? "has" : "have") more"),
      notes: [.init("the matrix", at: matrix.location)])
    if rank.isLoose { finding.severity = .warning }
    findings.append(finding)
  }

  private mutating func take(_ rank: LevelRankStatement, _ matrix: CountedMatrix) {
    if rank.header == nil, countables.matrices.count > 1, !matrix.pages.contains(page) { return }
    hold(rank.words)
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
