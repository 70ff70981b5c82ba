internal import ContentModel
internal import Markdown

/// A statement that the rows or columns from one number to another are in a group: "domains 13 to
/// 16 are AI-specific", "the first 12 rows are traditional".
struct EntryRange {
  let kind: CountedMatrix.Noun.Kind
  /// The numbers of the first and the last one, from 1.
  let first: Int
  let last: Int
  let group: CountedMatrix.Group
  let words: Range<Int>
  /// Whether they are all of the group: "the traditional domains".
  let isWhole: Bool
}

/// Finds statements about ranges in a sentence.
struct RangeReader {
  let matrix: CountedMatrix
  let prose: Prose
  let numbers: Numbers
  let language: Shared<CountPhrases>
  var phrases: CountPhrases { _read { yield language.value } }

  /// The numbered rows or columns at some words.
  private struct Subject {
    let kind: CountedMatrix.Noun.Kind
    let first: Int
    let last: Int
    let words: Range<Int>
  }

  func ranges(in sentence: Range<Int>) -> [EntryRange] {
    var ranges: [EntryRange] = []
    // "The first 12 rows are …, the last 4 are …": the noun stays.
    var kind: CountedMatrix.Noun.Kind?
    for index in sentence {
      if phrases.doubts.contains(prose.words[index].key) { return [] }
      guard let subject = numbered(at: index) ?? end(at: index, kind) else { continue }
      kind = subject.kind
      guard let group = predicate(after: subject.words.upperBound, subject.kind) else { continue }
      ranges.append(
        EntryRange(
          kind: subject.kind, first: subject.first, last: subject.last, group: group.group,
          words: subject.words, isWhole: group.isWhole))
    }
    return ranges
  }

  /// Parses "domains 13 to 16".
  private func numbered(at index: Int) -> Subject? {
    guard let noun = matrix.noun(prose, at: index), noun.noun.isPlural, noun.noun.kind != .cells,
      case let start = index + noun.count, let first = number(start), prose.words[start].isJoined
    else { return nil }
    var next = start + 1
    guard next < prose.words.count else { return nil }
    if phrases.rangeWords.contains(prose.words[next].key), prose.words[next].isJoined {
      next += 1
    } else if prose.words[next].gap != UInt8(ascii: "-") {
      return nil
    }
    guard let last = number(next), 1 <= first, first < last else { return nil }
    return Subject(kind: noun.noun.kind, first: first, last: last, words: index..<(next + 1))
  }

  /// Parses "the first 12 rows", and "the last 4" after it.
  private func end(at index: Int, _ inherited: CountedMatrix.Noun.Kind?) -> Subject? {
    let key = prose.words[index].key
    let isFirst = phrases.first.contains(key)
    guard isFirst || phrases.last.contains(key), index > 0,
      phrases.pointers.contains(prose.words[index - 1].key), prose.words[index].isJoined,
      let count = number(index + 1), prose.words[index + 1].isJoined
    else { return nil }
    var end = index + 2
    var kind = inherited
    if end < prose.words.count, prose.words[end].isJoined, let noun = matrix.noun(prose, at: end),
      noun.noun.kind != .cells
    {
      kind = noun.noun.kind
      end += noun.count
    }
    guard let kind, case let total = matrix.total(of: kind), 1 <= count, count <= total else {
      return nil
    }
    return Subject(
      kind: kind, first: isFirst ? 1 : total - count + 1, last: isFirst ? count : total,
      words: index..<end)
  }

  private func number(_ index: Int) -> Int? {
    guard index < prose.words.count, !prose.words[index].isQuoted else { return nil }
    return numbers.value(prose.words[index], in: prose)
  }

  /// Parses "are traditional" and "are traditional domains", up to the end of a clause.
  private func predicate(
    after end: Int, _ kind: CountedMatrix.Noun.Kind
  ) -> (group: CountedMatrix.Group, isWhole: Bool)? {
    var end = end
    // "rows 1 to 12 of the matrix"
    if end + 2 < prose.words.count, prose.words[end].isJoined,
      let part = phrases.parts.match(prose, at: end), part.count == 1,
      phrases.matrices.contains(prose.words[end + 2].key)
    {
      end += 3
    }
    guard end + 1 < prose.words.count, prose.words[end].isJoined,
      phrases.copulas.contains(prose.words[end].key)
    else { return nil }
    var index = end + 1
    let isWhole = phrases.articles.contains(prose.words[index].key)
    if isWhole { index += 1 }
    guard index < prose.words.count, let found = matrix.group(prose, at: index),
      found.group.kind == kind
    else { return nil }
    index += found.count
    if index < prose.words.count, prose.words[index].isJoined,
      let noun = matrix.noun(prose, at: index), noun.noun.kind == kind
    {
      index += noun.count
    }
    guard index == prose.words.count || !prose.words[index].isJoined else { return nil }
    return (found.group, isWhole)
  }
}
