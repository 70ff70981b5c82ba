internal import ContentModel
internal import Diagnostics

/// A sentence that compares rows or columns of a matrix by the number of cells with a property.
struct RankStatement {
  let words: Range<Int>
  let property: CountedMatrix.Property
  let comparison: CountPhrases.Comparison
  let header: MatrixNames.Header
  /// The other row or column, or nil for all others.
  let other: MatrixNames.Header?
  /// Whether the words may include the shared duties.
  let isLoose: Bool
}

/// A sentence that names the most or the least frequent level.
struct LevelRankStatement {
  let words: Range<Int>
  let level: Int
  let isCommonest: Bool
  let header: MatrixNames.Header?
}

/// A sentence that compares two levels by the number of their cells: "more cells are the customer's
/// than shared".
struct LevelComparison {
  let words: Range<Int>
  let level: Int
  let other: Int
  let comparison: CountPhrases.Comparison
  let noun: CountedMatrix.Noun
  let header: MatrixNames.Header?
}

/// Finds the comparisons in a sentence: "PaaS AI has the most shared cells".
struct RankReader {
  let matrix: CountedMatrix
  let prose: Prose
  let language: Shared<CountPhrases>
  var phrases: CountPhrases { _read { yield language.value } }
  let surroundings: CountSurroundings

  typealias Clause = CountClause<CountedMatrix.Term>

  func statements(
    _ clauses: [Clause]
  ) -> (rows: [RankStatement], levels: [LevelRankStatement], comparisons: [LevelComparison]) {
    var rows: [RankStatement] = []
    var levels: [LevelRankStatement] = []
    var comparisons: [LevelComparison] = []
    let isComparison = { (clause: Clause) in
      clause.tokens.contains { if case .comparison = $0.meaning { true } else { false } }
    }
    guard clauses.contains(where: isComparison) else { return ([], [], []) }
    // Words before a superlative may restrict it: "Of the cloud models, …".
    var isRestricted = false
    for clause in Self.joined(clauses) {
      if clause.gap == UInt8(ascii: ";") { isRestricted = false }
      guard clause.isKnown, isComparison(clause), let parts = Parts(clause, self) else {
        isRestricted = true
        continue
      }
      if let statement = parts.levelRank(self, clause) {
        if !isRestricted { levels.append(statement) }
      } else if let statement = parts.rank(clause) {
        if !isRestricted || statement.other != nil { rows.append(statement) }
      } else if let statement = parts.comparison(self, clause) {
        comparisons.append(statement)
      } else {
        isRestricted = true
      }
    }
    return (rows, levels, comparisons)
  }

  /// Joins "In SaaS AI," and "Among the models," with the clause after it.
  private static func joined(_ clauses: [Clause]) -> [Clause] {
    var result: [Clause] = []
    for clause in clauses {
      if let last = result.last, result.count == 1, clause.gap == UInt8(ascii: ","), last.isKnown,
        last.terms.count == 1, last.tokens.count <= 4
      {
        switch last.terms[0] {
        case .header: result[0].tokens += clause.tokens
        case .noun(let noun)
        where noun.isPlural && noun.group == nil
          && last.quantities.allSatisfy { $0.value == .all }:
          result[0] = clause
        default: result.append(clause)
        }
      } else {
        result.append(clause)
      }
    }
    return result
  }

  private struct Parts {
    var comparison = CountPhrases.Comparison.most
    var subjects: [MatrixNames.Header] = []
    /// The headers after "than".
    var objects: [MatrixNames.Header] = []
    var levels: Set<Int> = []
    /// The levels after "than".
    var otherLevels: Set<Int> = []
    var mark: Int?
    var nouns: [CountedMatrix.Noun] = []
    var hasThan = false
    var hasOthers = false
    var hasLevelNoun = false
    /// Whether the clause begins with "no": "No model has more …".
    var isDenied = false
    var isLoose = false
    /// Whether it is plain that the comparison is about numbers of cells.
    var isPlain = false

    init?(_ clause: Clause, _ reader: RankReader) {
      var found: CountPhrases.Comparison?
      for token in clause.tokens {
        switch token.meaning {
        case .comparison(let comparison):
          guard found == nil else { return nil }
          found = comparison
        case .than: if found != nil { hasThan = true }
        case .others: hasOthers = true
        case .quantity(let quantity):
          // "the most common level of all"
          if quantity.value == .all, found != nil { continue }
          guard quantity.value == .none, found == nil, subjects.isEmpty else { return nil }
          isDenied = true
        case .term(.header(let header)):
          if hasThan { objects.append(header) } else { subjects.append(header) }
        case .term(.level(let level)), .term(.sharing(let level)):
          if hasThan { otherLevels.insert(level) } else { levels.insert(level) }
        case .term(.mark(let found)):
          guard mark == nil || mark == found else { return nil }
          mark = found
        case .term(.noun(let noun)): nouns.append(noun)
        case .term(.pronoun), .term(.here):
          guard let own = reader.surroundings.subject, !reader.surroundings.namesHeaders else {
            return nil
          }
          subjects.append(own)
        case .term(.levelNoun): hasLevelNoun = true
        case .term(.matrix), .plain: break
        case .or, .unknown: return nil
        }
      }
      guard let found else { return nil }
      if otherLevels == levels { otherLevels = [] }
      comparison = found
      let keys = clause.words.map { reader.prose.words[$0].key }
      isLoose = keys.contains(reader.phrases.you)
      isPlain =
        nouns.contains(where: \.isPlural) || keys.contains(where: reader.phrases.leaving.contains)
        || keys.contains(where: reader.phrases.often.contains)
    }

    func rank(_ clause: Clause) -> RankStatement? {
      guard levels.count == 1 && mark == nil || levels.isEmpty && mark != nil,
        otherLevels.isEmpty
      else { return nil }
      let property: CountedMatrix.Property = mark.map { .mark($0) } ?? .levels(levels)
      func statement(
        _ comparison: CountPhrases.Comparison, _ header: MatrixNames.Header,
        _ other: MatrixNames.Header?
      ) -> RankStatement? {
        // The counted cells are those across the header.
        let own: CountedMatrix.Noun.Kind = header.isRow ? .rows : .columns
        guard nouns.allSatisfy({ $0.group == nil && ($0.kind != own || !$0.isPlural) }) else {
          return nil
        }
        return RankStatement(
          words: clause.words, property: property, comparison: comparison, header: header,
          other: other, isLoose: isLoose)
      }
      switch comparison {
      case .most, .fewest, .nth:
        guard subjects.count == 1, objects.isEmpty, !hasThan, !isDenied, isPlain
        else { return nil }
        return statement(comparison, subjects[0], nil)
      case .more, .fewer:
        guard hasThan, isPlain else { return nil }
        if isDenied, subjects.isEmpty, objects.count == 1 {
          return statement(comparison == .more ? .most : .fewest, objects[0], nil)
        }
        guard subjects.count == 1, !isDenied else { return nil }
        if hasOthers, objects.isEmpty {
          return statement(comparison == .more ? .most : .fewest, subjects[0], nil)
        }
        guard objects.count == 1, !hasOthers, objects[0].isRow == subjects[0].isRow else {
          return nil
        }
        return statement(comparison, subjects[0], objects[0])
      case .equal where isDenied && hasThan && subjects.isEmpty && objects.count == 1:
        // "No other model has as many … as …"
        return isPlain ? statement(.most, objects[0], nil) : nil
      case .equal where !hasThan && subjects.count == 2 && objects.isEmpty:
        // "SaaS AI and PaaS AI have the same number of …"
        guard !isDenied, !hasOthers, subjects[0].isRow == subjects[1].isRow, isPlain else {
          return nil
        }
        return statement(.equal, subjects[0], subjects[1])
      case .equal, .times:
        guard hasThan, subjects.count == 1, objects.count == 1, !isDenied, !hasOthers,
          objects[0].isRow == subjects[0].isRow, isPlain
        else { return nil }
        return statement(comparison, subjects[0], objects[0])
      case .commonest, .rarest: return nil
      }
    }

    /// Reads "More cells are the customer's than shared".
    func comparison(_ reader: RankReader, _ clause: Clause) -> LevelComparison? {
      guard hasThan, mark == nil, levels.count == 1, otherLevels.count == 1,
        let level = levels.first,
        let other = otherLevels.first, !isDenied, !hasOthers, subjects.count < 2, objects.isEmpty,
        !isLoose, !hasLevelNoun, !reader.surroundings.namesOthers, let noun = nouns.first,
        nouns.allSatisfy({ $0 == noun }), noun.isPlural
      else { return nil }
      let header = subjects.first
      if header == nil, noun.kind != .cells || reader.surroundings.subject != nil { return nil }
      if let header, noun.kind == (header.isRow ? .rows : .columns) { return nil }
      return LevelComparison(
        words: clause.words, level: level, other: other, comparison: comparison, noun: noun,
        header: header)
    }

    func levelRank(_ reader: RankReader, _ clause: Clause) -> LevelRankStatement? {
      guard comparison == .commonest || comparison == .rarest, hasLevelNoun, mark == nil,
        levels.count == 1, let level = levels.first, subjects.count < 2, objects.isEmpty,
        !isDenied, !hasThan, !reader.surroundings.namesOthers,
        nouns.allSatisfy({ !$0.isPlural })
      else { return nil }
      let header = subjects.first
      if header == nil, reader.surroundings.subject != nil { return nil }
      return LevelRankStatement(
        words: clause.words, level: level, isCommonest: comparison == .commonest, header: header)
    }
  }
}

extension CountedMatrix {
  /// Counts the cells of a row or column that have a property.
  func count(_ property: Property, at header: MatrixNames.Header) -> Int {
    let noun = Noun(kind: .cells, isPlural: true)
    return count(property, in: scope(noun, header))
  }

  /// Returns the row or column that a statement should name, with its count, or nil if the
  /// statement is right.
  func objection(
    to statement: RankStatement, _ property: Property
  ) -> (own: Int, other: MatrixNames.Header, count: Int)? {
    let own = count(property, at: statement.header)
    if let other = statement.other {
      let count = count(property, at: other)
      return statement.comparison.holds(own, count) ?? true ? nil : (own, other, count)
    }
    let isMost = statement.comparison == .most
    let all = (statement.header.isRow ? rows : columns).indices.map {
      MatrixNames.Header(isRow: statement.header.isRow, position: $0)
    }
    let counts = all.map { count(property, at: $0) }
    guard let best = isMost ? counts.max() : counts.min(), best != own,
      let index = counts.firstIndex(of: best)
    else { return nil }
    return (own, all[index], best)
  }
}
