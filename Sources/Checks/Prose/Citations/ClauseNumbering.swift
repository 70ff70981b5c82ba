internal import Diagnostics

/// The ids that the clauses of a document can have, as the field of `numbering` declares them: ids,
/// and ranges such as `Art-1 to Art-113`.
///
/// A number below a declared one exists: `12.10` if `1 to 12` is declared.
struct ClauseNumbering: Sendable {
  /// A declared id or range, as it is written.
  struct Item: Sendable {
    let text: String
    let range: SourceRange
  }

  private var ranges: [[ClauseNumber.Part]: [(numbers: ClosedRange<Int>, item: Int)]] = [:]
  private var words: [[ClauseNumber.Part]: (keys: Set<UInt64>, item: Int)] = [:]
  private(set) var items: [Item] = []
  /// The declared texts that are neither an id nor a range.
  private(set) var invalid: [Item] = []

  var isEmpty: Bool { items.isEmpty }

  mutating func add(_ text: String, at range: SourceRange, _ vocabulary: CitationWords) {
    let item = Item(text: text, range: range)
    guard parse(text, vocabulary) else {
      invalid.append(item)
      return
    }
    items.append(item)
  }

  private mutating func parse(_ text: String, _ vocabulary: CitationWords) -> Bool {
    let ends = text.split(separator: " to ", omittingEmptySubsequences: false).map {
      ClauseNumber($0.utf8, vocabulary)
    }
    guard ends.count <= 2, let first = ends[0]?.parts, let last = ends[ends.count - 1]?.parts,
      let end = last.last
    else { return false }
    let prefix = Array(last.dropLast())
    switch (first.last, end) {
    case (.number(let low)?, .number(let high)):
      guard low <= high, prefix == Array(first.dropLast()) else { return false }
      ranges[prefix, default: []].append((low...high, items.count))
    case (.word?, .word(let key)):
      guard ends.count == 1 else { return false }
      words[prefix, default: ([], items.count)].keys.insert(key)
    default: return false
    }
    return true
  }

  /// Returns the number of clauses of a kind, if they are numbered from 1 without a gap, and the
  /// declaration that says so.
  func total(of kind: UInt64) -> (count: Int, item: Item)? {
    guard let known = ranges[[.word(kind)]], known.count == 1, let only = known.first,
      only.numbers.lowerBound == 1, words[[.word(kind)]] == nil
    else { return nil }
    return (only.numbers.upperBound, items[only.item])
  }

  /// Returns whether a clause with the number can exist, and the declaration that decides. Nil if
  /// no declaration is about such numbers.
  func contains(_ number: ClauseNumber) -> (exists: Bool, item: Item)? {
    let parts = number.parts
    for length in stride(from: parts.count - 1, through: 0, by: -1) {
      let prefix = Array(parts[..<length])
      switch parts[length] {
      case .number(let value):
        guard let known = ranges[prefix], let last = known.last else { continue }
        let match = known.first { $0.numbers.contains(value) }
        return (match != nil, items[(match ?? last).item])
      case .word(let key):
        // Without a prefix, any word would be an unknown id.
        guard let known = words[prefix], length > 0 || known.keys.contains(key) else { continue }
        return (known.keys.contains(key), items[known.item])
      }
    }
    return nil
  }
}
