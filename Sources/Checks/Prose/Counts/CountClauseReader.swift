internal import ContentModel
internal import Markdown

/// A clause whose words are all known, except those with the meaning ``Meaning/unknown``.
struct CountClause<Term: Sendable>: Sendable {
  enum Meaning: Sendable {
    case quantity(Quantity)
    case term(Term)
    case comparison(CountPhrases.Comparison)
    case than
    /// "any other".
    case others
    case or
    /// A word that does not change what is counted.
    case plain
    case unknown
  }

  /// Words with one meaning.
  struct Token: Sendable {
    let meaning: Meaning
    let words: Range<Int>
  }

  var tokens: [Token] = []
  /// The separator before the clause: a space for a conjunction.
  let gap: UInt8

  /// Whether every word is known.
  var isKnown: Bool {
    tokens.allSatisfy { if case .unknown = $0.meaning { false } else { true } }
  }
  var terms: [Term] {
    tokens.compactMap { if case .term(let term) = $0.meaning { term } else { nil } }
  }
  var quantities: [Quantity] {
    tokens.compactMap { if case .quantity(let quantity) = $0.meaning { quantity } else { nil } }
  }
  /// The words from the first to the last token.
  var words: Range<Int> {
    (tokens.first?.words.lowerBound ?? 0)..<(tokens.last?.words.upperBound ?? 0)
  }
}

/// The names that sentences count: those of a matrix, or of the relations of a site.
protocol CountTerms: Sendable {
  associatedtype Term: Sendable

  /// Returns the longest term at a word, and its number of words.
  func term(_ prose: Prose, at index: Int) -> (term: Term, count: Int)?

  /// Returns whether a clause with a term can end before a conjunction, because the term is a
  /// predicate.
  static func isPredicate(_ term: Term) -> Bool
}

/// Splits sentences into clauses and finds the meanings of their words.
struct CountClauseReader<Terms: CountTerms> {
  let prose: Prose
  let numbers: Numbers
  let language: Shared<CountPhrases>
  var phrases: CountPhrases { _read { yield language.value } }
  let terms: Terms

  typealias Clause = CountClause<Terms.Term>

  /// Returns the clauses of a sentence, or nil if the sentence states no fact.
  func clauses(in sentence: Range<Int>) -> [Clause]? {
    var clauses: [Clause] = []
    var clause = Clause(gap: 0x0A)
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      let word = prose.words[index]
      let found = token(at: index, in: sentence)
      if case .unknown = found.meaning, phrases.doubts.contains(word.key) { return nil }
      let gap = word.gap
      let separates =
        index > sentence.lowerBound && gap != 0x20 && gap != UInt8(ascii: "/")
        && gap != UInt8(ascii: "%")
      let isConjunction = phrases.conjunctions.contains(word.key) && found.words.count == 1
      if separates {
        clauses.append(clause)
        clause = Clause(gap: gap)
      } else if isConjunction, clause.isKnown, !clause.quantities.isEmpty,
        clause.terms.contains(where: Terms.isPredicate)
      {
        clauses.append(clause)
        clause = Clause(gap: 0x20)
      }
      clause.tokens.append(
        isConjunction ? .init(meaning: .plain, words: found.words) : found)
      index = found.words.upperBound
    }
    clauses.append(clause)
    return isQuestion(sentence) ? nil : clauses
  }

  private func token(at index: Int, in sentence: Range<Int>) -> Clause.Token {
    let word = prose.words[index]
    func token(_ meaning: Clause.Meaning, _ count: Int) -> Clause.Token {
      let end = min(sentence.upperBound, index + max(1, count))
      return .init(meaning: meaning, words: index..<end)
    }
    if word.isQuoted { return token(.unknown, 1) }
    let term = terms.term(prose, at: index)
    if let term, term.count > 1 { return token(.term(term.term), term.count) }
    if let comparison = phrases.comparisons.match(prose, at: index), !isShare(at: index) {
      return token(.comparison(comparison.value), comparison.count)
    }
    if let others = phrases.others.match(prose, at: index) { return token(.others, others.count) }
    switch quantity(at: index) {
    case .some(.some(let found)):
      return .init(
        meaning: .quantity(found.quantity), words: index..<min(sentence.upperBound, found.end))
    case .some(.none): return token(.unknown, 1)
    case .none: break
    }
    if let term { return token(.term(term.term), term.count) }
    if phrases.than.contains(word.key) { return token(.than, 1) }
    if word.key == phrases.or { return token(.or, 1) }
    let isPlain = phrases.plain.contains(word.key) || phrases.listing.contains(word.key)
    return token(isPlain ? .plain : .unknown, 1)
  }

  /// Returns whether "more" begins "more than half".
  private func isShare(at index: Int) -> Bool {
    guard let share = phrases.shares.match(prose, at: index) else { return false }
    switch share.value {
    case .aboveHalf, .belowHalf: return true
    default: return false
    }
  }

  /// Returns the quantity at a word with its end, `.some(nil)` if it is not exact, or nil if there
  /// is none.
  private func quantity(at index: Int) -> (quantity: Quantity, end: Int)?? {
    var quantity: Quantity
    var end: Int
    if let share = phrases.shares.match(prose, at: index) {
      quantity = Quantity(value: share.value)
      end = index + share.count
    } else if let value = decimal(at: index), let unit = percentEnd(after: index) {
      quantity = Quantity(value: .percent(value.value, decimals: value.decimals))
      quantity.number = index..<(index + 1)
      end = unit
    } else if let value = numbers.number(at: index, in: prose) {
      end = index + value.count
      quantity = Quantity(value: .number(value.value), number: index..<end)
      if isUnclear(index..<end) { return .some(nil) }
    } else {
      return nil
    }
    if index > 0, prose.words[index].isJoined {
      let before = prose.words[index - 1].key
      if phrases.inexact.contains(before) { return .some(nil) }
      quantity.isDefinite = phrases.pointers.contains(before)
    }
    let isBare = end
    if let part = isJoined(end) ? phrases.parts.match(prose, at: end) : nil {
      quantity.isPart = true
      end += part.count
    }
    if end > isBare || quantity.value == .all || quantity.value == .fraction(1, 2) {
      let hasArticle = isJoined(end) && phrases.articles.contains(prose.words[end].key)
      if hasArticle { end += 1 }
      if isJoined(end), let whole = numbers.number(at: end, in: prose),
        !isUnclear(end..<(end + whole.count))
      {
        quantity.whole = whole.value
        end += whole.count
      }
    } else if end < prose.words.count, prose.words[end].gap == UInt8(ascii: "/"),
      let whole = numbers.value(prose.words[end], in: prose)
    {
      quantity.whole = whole
      end += 1
    }
    return .some((quantity, end))
  }

  private func isJoined(_ index: Int) -> Bool {
    index < prose.words.count && (prose.words[index].isJoined || prose.words[index].gap == 0x25)
  }

  /// Returns whether a number is part of a range, has a sign, or is a label: "5 to 10", "~9".
  private func isUnclear(_ words: Range<Int>) -> Bool {
    if let byte = prose.byte(before: words.lowerBound), numberSigns.contains(byte) { return true }
    let next = words.upperBound
    guard next < prose.words.count else { return false }
    let word = prose.words[next]
    if word.gap == UInt8(ascii: "-"), numbers.value(word, in: prose) != nil { return true }
    return word.isJoined && phrases.alternatives.contains(word.key) && next + 1 < prose.words.count
      && prose.words[next + 1].isJoined
      && numbers.value(prose.words[next + 1], in: prose) != nil
  }

  /// Parses `31` and `31.5`.
  private func decimal(at index: Int) -> (value: Double, decimals: Int)? {
    let word = prose.words[index]
    let bytes = prose.source.bytes[Int(word.start)..<Int(word.end)]
    guard let first = bytes.first, first &- 0x30 < 10, bytes.count <= 6 else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let value = Double(text) else { return nil }
    return (value, text.split(separator: ".").dropFirst().first?.count ?? 0)
  }

  /// Returns the end of a percentage, or nil if no unit follows.
  private func percentEnd(after index: Int) -> Int? {
    let bytes = prose.source.bytes
    var offset = Int(prose.words[index].end)
    var spaces = 0
    while offset < bytes.count, spaces < 3, bytes[offset] == 0x20 || bytes[offset] >= 0x80 {
      offset += 1
      spaces += 1
    }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "%") { return index + 1 }
    let next = index + 1
    guard next < prose.words.count, prose.words[next].isJoined,
      let unit = phrases.percent.match(prose, at: next)
    else { return nil }
    return next + unit.count
  }

  private func isQuestion(_ sentence: Range<Int>) -> Bool {
    sentence.last.map(prose.hasQuestionMark) ?? false
  }
}

/// Signs before a number that make it another kind of number: `~9`, `#9`, `$9`.
private let numberSigns = Array("~<>#$+-=%/".utf8)
