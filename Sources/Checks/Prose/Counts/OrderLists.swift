internal import ContentModel
internal import Markdown

/// A list of rows or columns in the order of a number of cells: "the order by customer cells is
/// MCP Systems, On-Premises, Agentic AI".
struct OrderList {
  let words: Range<Int>
  let headers: [MatrixNames.Header]
  let property: CountedMatrix.Property
}

/// Finds the list of a sentence that states an order.
struct OrderReader {
  let matrix: CountedMatrix
  let prose: Prose
  let language: Shared<CountPhrases>

  /// Returns the list if the sentence names one property and a noun of ordering before it.
  func list(_ clauses: [CountClause<CountedMatrix.Term>]) -> OrderList? {
    let tokens = clauses.flatMap(\.tokens)
    guard let first = tokens.first?.words.lowerBound, let last = tokens.last?.words.upperBound,
      (first..<last).contains(where: { language.value.orders.contains(prose.words[$0].key) })
    else { return nil }
    var hasOrder = false
    var property: CountedMatrix.Property?
    var hasCells = false
    var headers: [MatrixNames.Header] = []
    for token in tokens {
      switch token.meaning {
      case .term(.level(let level)):
        guard property == nil, headers.isEmpty else { return nil }
        property = .levels([level])
      case .term(.mark(let mark)):
        guard property == nil, headers.isEmpty else { return nil }
        property = .mark(mark)
      case .term(.noun(let noun)):
        guard noun.isPlural, headers.isEmpty else { return nil }
        hasCells = true
      case .term(.header(let header)):
        guard hasOrder, property != nil else { return nil }
        headers.append(header)
      case .unknown:
        let key = prose.words[token.words.lowerBound].key
        if language.value.orders.contains(key) {
          hasOrder = true
        } else if !language.value.ends.contains(key) || !headers.isEmpty {
          return nil
        }
      case .quantity(let quantity) where quantity.value == .most && headers.isEmpty: break
      case .plain, .comparison, .term(.matrix): break
      default: return nil
      }
    }
    guard hasCells, let property, headers.count >= 3, Set(headers).count == headers.count,
      headers.allSatisfy({ $0.isRow == headers[0].isRow })
    else { return nil }
    return OrderList(words: first..<last, headers: headers, property: property)
  }
}
