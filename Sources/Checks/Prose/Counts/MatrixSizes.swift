internal import ContentModel
internal import Markdown

/// A stated number of rows, columns or cells of a matrix.
struct MatrixSize {
  let words: Range<Int>
  let quantity: Quantity
  let stated: Int
  let actual: Int
  /// The noun, as the text has it.
  let noun: String
}

/// Finds the sizes of a matrix in a sentence.
struct MatrixSizeReader {
  let matrix: CountedMatrix
  let prose: Prose
  let language: Shared<CountPhrases>
  var phrases: CountPhrases { _read { yield language.value } }
  /// Whether "the matrix" can mean no other one.
  let isSole: Bool

  typealias Clause = CountClause<CountedMatrix.Term>

  func sizes(_ clauses: [Clause]) -> [MatrixSize] {
    guard clauses.contains(where: { !$0.quantities.isEmpty }) else { return [] }
    return clauses.flatMap(sides) + product(clauses)
  }

  /// A number with its noun.
  private struct Amount {
    let words: Range<Int>
    let quantity: Quantity
    let number: Int
    let noun: CountedMatrix.Noun
  }

  /// Returns the exact numbers of a clause that are directly before a noun in the plural.
  private func amounts(_ clause: Clause) -> [Amount] {
    zip(clause.tokens, clause.tokens.dropFirst()).compactMap { first, second in
      guard case .quantity(let quantity) = first.meaning, case .number(let number) = quantity.value,
        !quantity.isPart, !quantity.isRest, quantity.whole == nil, quantity.bound == nil,
        case .term(.noun(let noun)) = second.meaning, noun.isPlural, noun.group == nil
      else { return nil }
      return Amount(
        words: first.words.lowerBound..<second.words.upperBound, quantity: quantity,
        number: number, noun: noun)
    }
  }

  /// Reads "The matrix has 16 rows" and "The matrix runs to 16 rows and 8 columns".
  private func sides(_ clause: Clause) -> [MatrixSize] {
    guard isSole, clause.isKnown, case let amounts = amounts(clause), !amounts.isEmpty,
      amounts.count == clause.quantities.count, clause.tokens.count >= 4,
      clause.terms.count == amounts.count + 1, case .matrix = clause.terms[0],
      case .term = clause.tokens[1].meaning,
      phrases.pointers.contains(prose.words[clause.words.lowerBound].key),
      clause.words.contains(where: { phrases.listing.contains(prose.words[$0].key) })
    else { return [] }
    return amounts.compactMap { amount in
      let noun = prose.text((amount.words.upperBound - 1)..<amount.words.upperBound).lowercased()
      guard amount.noun.kind != .cells, [phrases.rows.many, phrases.columns.many].contains(noun)
      else { return nil }
      return size(amount, matrix.total(of: amount.noun.kind), noun)
    }
  }

  /// Reads "nine duties, four tiers: 36 cells".
  private func product(_ clauses: [Clause]) -> [MatrixSize] {
    var sides: Set<Bool> = []
    for clause in clauses {
      for amount in amounts(clause) {
        guard amount.noun.kind == .cells else {
          guard amount.number == matrix.total(of: amount.noun.kind) else { return [] }
          sides.insert(amount.noun.kind == .rows)
          continue
        }
        // "… and nine cells do not apply" counts only some.
        guard sides.count == 2, amount.words.upperBound == clause.words.upperBound,
          !clause.terms.contains(where: {
            switch $0 {
            case .level, .mark, .sharing, .header, .pronoun, .here: true
            default: false
            }
          })
        else { return [] }
        return [size(amount, matrix.rows.count * matrix.columns.count, phrases.cells.many)]
      }
    }
    return []
  }

  private func size(_ amount: Amount, _ actual: Int, _ noun: String) -> MatrixSize {
    MatrixSize(
      words: amount.words, quantity: amount.quantity, stated: amount.number, actual: actual,
      noun: noun)
  }
}
