internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// A statement about the place of entries in the order of their collection.
struct EntryOrderStatement {
  let words: Range<Int>
  let entry: EntryIndex
  /// What is true instead, or nil if the statement is right.
  let objection: String?
  /// Whether the sentence counts the entries, as in "models 1 to 3".
  var isCount = false
}

/// Finds statements about the order of entries in a sentence: "the third phase is training",
/// "Deployment comes before Evaluation", "models 1 to 3 come from a cloud", "weeks 5 and 6 are about
/// documentation".
struct EntryOrderReader {
  let orders: EntryOrders
  let relations: CountedRelations
  let matrices: [CountedMatrix]
  let graph: ContentGraph
  let prose: Prose
  let numbers: Numbers
  let language: Shared<CountPhrases>
  var phrases: CountPhrases { _read { yield language.value } }

  func statements(in sentence: Range<Int>) -> [EntryOrderStatement] {
    guard !orders.isEmpty, !sentence.contains(where: { phrases.doubts.contains(key($0)) }),
      let last = sentence.last, !prose.hasQuestionMark(after: last)
    else { return [] }
    return sentence.compactMap { index in
      if prose.words[index].isQuoted { return nil }
      return ordinal(at: index, in: sentence) ?? numbered(at: index)
        ?? sequence(at: index, in: sentence) ?? range(at: index, in: sentence)
        ?? span(at: index, in: sentence)
    }
  }

  private func key(_ index: Int) -> UInt64 { prose.words[index].key }

  private func isJoined(_ index: Int) -> Bool {
    index < prose.words.count && prose.words[index].isJoined && !prose.words[index].isQuoted
  }

  /// Returns whether a clause ends before a word.
  private func ends(_ index: Int) -> Bool {
    index >= prose.words.count || !prose.words[index].isJoined
      || phrases.conjunctions.contains(key(index))
  }

  private func title(at index: Int) -> (entry: EntryIndex, end: Int)? {
    guard index < prose.words.count, let title = orders.titles.soleMatch(prose, at: index),
      prose.words[index].isCapitalized || title.count > 1
    else { return nil }
    return (title.value, index + title.count)
  }

  private func title(before end: Int) -> (entry: EntryIndex, start: Int)? {
    guard isJoined(end), let title = orders.titles.soleMatch(prose, before: end),
      prose.words[end - title.count].isCapitalized || title.count > 1
    else { return nil }
    return (title.value, end - title.count)
  }

  private func isCopula(_ index: Int) -> Bool {
    isJoined(index) && phrases.copulas.contains(key(index))
  }

  // MARK: Places

  /// Parses "the third phase is Training" and "Training is the third phase".
  private func ordinal(at index: Int, in sentence: Range<Int>) -> EntryOrderStatement? {
    guard let place = phrases.ordinals[key(index)], index > 0, isJoined(index),
      phrases.pointers.contains(key(index - 1)), isJoined(index + 1),
      let noun = orders.singulars.match(prose, at: index + 1),
      let order = orders.orders[noun.value]
    else { return nil }
    var end = index + 1 + noun.count
    let start = end
    end = endOfWhole(end)
    guard order.isChain || end > start else { return nil }
    let number = place < 0 ? order.entries.count + 1 + place : place
    if isCopula(end), let found = title(at: end + 1), ends(found.end) {
      return statement(found.entry, noun.value, number, (index - 1)..<found.end)
    }
    if index - 2 > sentence.lowerBound, isCopula(index - 2), ends(end),
      let found = title(before: index - 2), found.start == sentence.lowerBound
    {
      return statement(found.entry, noun.value, number, found.start..<end)
    }
    return nil
  }

  /// Returns the end of "of the lifecycle" and "of this framework" at a word.
  private func endOfWhole(_ index: Int) -> Int {
    guard isJoined(index), let part = phrases.parts.match(prose, at: index), part.count == 1,
      isJoined(index + 1),
      phrases.pointers.contains(key(index + 1)) || phrases.articles.contains(key(index + 1)),
      isJoined(index + 2)
    else { return index }
    if phrases.sites.contains(key(index + 2)) || phrases.matrices.contains(key(index + 2)) {
      return index + 3
    }
    if case .catalogue? = relations.term(prose, at: index + 2)?.term { return index + 3 }
    return index
  }

  /// Parses "Phase 3: Training", "phase 3 is Training" and "Training is phase 3".
  private func numbered(at index: Int) -> EntryOrderStatement? {
    guard let noun = orders.singulars.match(prose, at: index), orders.orders[noun.value] != nil,
      case let place = index + noun.count, isJoined(place),
      let number = numbers.value(prose.words[place], in: prose), place + 1 <= prose.words.count
    else { return nil }
    let next = place + 1
    if next < prose.words.count, isCopula(next), let found = title(at: next + 1), ends(found.end) {
      return statement(found.entry, noun.value, number, index..<found.end)
    }
    if next < prose.words.count,
      [UInt8(ascii: ":"), UInt8(ascii: "(")].contains(prose.words[next].gap),
      let found = title(at: next),
      found.end >= prose.words.count || !prose.words[found.end].isJoined
    {
      return statement(found.entry, noun.value, number, index..<found.end)
    }
    if index > 1, isCopula(index - 1), ends(next), let found = title(before: index - 1) {
      return statement(found.entry, noun.value, number, found.start..<next)
    }
    return nil
  }

  private func statement(
    _ entry: EntryIndex, _ collection: CollectionIndex, _ number: Int, _ words: Range<Int>
  ) -> EntryOrderStatement? {
    guard graph.entries[entry].collection == collection, let actual = orders.numbers[entry],
      let order = orders.orders[collection]
    else { return nil }
    return EntryOrderStatement(
      words: words, entry: entry,
      objection: actual == number
        ? nil
        : "\(graph.entries[entry].title) is number \(actual) of the \(order.entries.count) "
          + order.plural)
  }

  // MARK: Sequences

  /// Parses "Training comes directly after Design".
  private func sequence(at index: Int, in sentence: Range<Int>) -> EntryOrderStatement? {
    guard index > sentence.lowerBound, isJoined(index),
      let verb = phrases.sequences.match(prose, at: index),
      let first = title(before: index), first.start == sentence.lowerBound,
      let second = title(at: index + verb.count), isJoined(index + verb.count), ends(second.end),
      first.entry != second.entry,
      let collection = graph.entries[first.entry].collection,
      collection == graph.entries[second.entry].collection,
      orders.orders[collection]?.isChain == true,
      let a = orders.numbers[first.entry], let b = orders.numbers[second.entry]
    else { return nil }
    let distance = verb.value.isBefore ? b - a : a - b
    let isRight = verb.value.isDirect ? distance == 1 : distance > 0
    let titles = [first.entry, second.entry].map { graph.entries[$0].title }
    return EntryOrderStatement(
      words: first.start..<second.end, entry: first.entry,
      objection: isRight ? nil : "\(titles[0]) is number \(a), \(titles[1]) number \(b)")
  }

  // MARK: Ranges

  /// Parses "13 to 16" and "5 and 6".
  private func numberRange(at index: Int) -> (first: Int, last: Int, end: Int)? {
    guard isJoined(index), let first = numbers.value(prose.words[index], in: prose),
      index + 1 < prose.words.count
    else { return nil }
    var next = index + 1
    let isPair = phrases.conjunctions.contains(key(next))
    if isJoined(next), isPair || phrases.rangeWords.contains(key(next)) {
      next += 1
    } else if prose.words[next].gap != UInt8(ascii: "-") {
      return nil
    }
    guard next < prose.words.count, let last = numbers.value(prose.words[next], in: prose),
      1 <= first, first < last, !isPair || last == first + 1
    else { return nil }
    return (first, last, next + 1)
  }

  /// Parses "models 1 to 3 come from a cloud".
  private func range(at index: Int, in sentence: Range<Int>) -> EntryOrderStatement? {
    guard let noun = orders.plurals.match(prose, at: index),
      let order = orders.orders[noun.value],
      let range = numberRange(at: index + noun.count), isJoined(range.end),
      range.last <= order.entries.count
    else { return nil }
    var next = range.end
    if let verb = phrases.belonging.match(prose, at: next) {
      next += verb.count
    } else if phrases.copulas.contains(key(next)) {
      next += 1
    } else {
      return nil
    }
    if isJoined(next),
      phrases.articles.contains(key(next)) || phrases.indefinite.contains(key(next))
    {
      next += 1
    }
    // Groups of a matrix have a reader of their own.
    guard isJoined(next), !matrices.contains(where: { $0.group(prose, at: next) != nil }),
      let found = relations.term(prose, at: next), case .choices(let choices) = found.term,
      ends(next + found.count)
    else { return nil }
    let own = choices.filter { $0.collection == noun.value }
    guard own.count == 1 else { return nil }
    let having = order.entries.indices.filter {
      graph.entries[order.entries[$0]].fields.choice(own[0].field) == own[0].id
    }
    let isRight = Set((range.first - 1)..<range.last).isSubset(of: having)
    return EntryOrderStatement(
      words: index..<(next + found.count), entry: order.entries[range.first - 1],
      objection: isRight
        ? nil
        : "\(having.map { "\($0 + 1)" }.listed()) of the \(order.entries.count) \(order.plural) "
          + "\(having.count == 1 ? "has" : "have") \(own[0].label.quoted)",
      isCount: true)
  }

  /// Parses "weeks 5 and 6 of the roadmap are about documentation".
  private func span(at index: Int, in sentence: Range<Int>) -> EntryOrderStatement? {
    guard let unit = orders.units.match(prose, at: index) else { return nil }
    var first = 0
    var last = 0
    var end = index + unit.count
    if let range = numberRange(at: end) {
      (first, last, end) = (range.first, range.last, range.end)
    } else if isJoined(end), let number = numbers.value(prose.words[end], in: prose) {
      (first, last, end) = (number, number, end + 1)
    } else {
      return nil
    }
    var next = end
    var found: (entry: EntryIndex, end: Int)?
    while next < sentence.upperBound, next < end + 8 {
      let gap = prose.words[next].gap
      if gap == UInt8(ascii: ":"), next == end {
        found = title(at: next)
        break
      }
      guard isJoined(next) else { return nil }
      if let title = orders.titles.soleMatch(prose, at: next),
        graph.entries[title.value].collection == unit.value
      {
        found = (title.value, next + title.count)
        break
      }
      let isPlain =
        phrases.topics.contains(key(next)) || phrases.pointers.contains(key(next))
        || orders.names.contains(key(next)) || phrases.parts.match(prose, at: next) != nil
        || phrases.sites.contains(key(next))
        || Self.isCatalogue(relations.term(prose, at: next)?.term)
      guard isPlain else { return nil }
      next += 1
    }
    guard let found, found.end >= prose.words.count || !prose.words[found.end].isJoined,
      graph.entries[found.entry].collection == unit.value, let span = orders.spans[found.entry]
    else { return nil }
    let isRight = first == last ? span.contains(first) : span == first...last
    let unitName = prose.text(index..<(index + unit.count)).lowercased()
    return EntryOrderStatement(
      words: index..<found.end, entry: found.entry,
      objection: isRight
        ? nil
        : "\(graph.entries[found.entry].title) has \(unitName) \(span.lowerBound)"
          + (span.count > 1 ? " to \(span.upperBound)" : ""))
  }

  private static func isCatalogue(_ term: CountedRelations.Term?) -> Bool {
    switch term {
    case .catalogue, .site: true
    default: false
    }
  }
}
