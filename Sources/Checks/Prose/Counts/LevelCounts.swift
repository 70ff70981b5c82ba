internal import ContentModel
internal import Diagnostics
internal import Markdown

/// A sentence that states how many rows, columns or cells of a matrix have a level or a mark.
struct LevelCount {
  let quantity: Quantity
  let words: Range<Int>
  let noun: CountedMatrix.Noun
  let property: CountedMatrix.Property
  /// The row or column that the sentence is about.
  let header: MatrixNames.Header?
  /// Whether the row or column is that of the page, and the sentence does not name it.
  var isOfPage = false
  /// Whether the words have other readings, so that several counts are right.
  var isLoose = false
  /// The property of the counted cells, if the statement is about some: "two of the critical cells
  /// are shared".
  var within: CountedMatrix.Property?
  /// The words of the clause.
  var clause = 0..<0
}

/// The surroundings of a sentence that counts.
struct CountSurroundings {
  /// The row or column that the section or the page is about.
  var subject: MatrixNames.Header?
  /// Whether the block has named other rows or columns before the sentence.
  var namesHeaders = false
  /// Whether the block names other parties or frameworks.
  var namesOthers = false
  /// Whether the heading or the sentence before a list marks the text as false.
  var isFalse = false
}

/// Finds the statements of a sentence about the number of levels and marks in a matrix.
struct LevelCountReader {
  let matrix: CountedMatrix
  let prose: Prose
  let language: Shared<CountPhrases>
  var phrases: CountPhrases { _read { yield language.value } }
  let surroundings: CountSurroundings

  typealias Clause = CountClause<CountedMatrix.Term>

  /// What earlier clauses of the sentence establish for later ones.
  private struct Carried {
    var noun: CountedMatrix.Noun?
    var whole: Int?
    var header: MatrixNames.Header?
    var property: CountedMatrix.Property?
    /// Whether a clause has unknown words, or several rows or columns, which may restrict the
    /// others.
    var isUnclear = false

    mutating func restrict() {
      header = nil
      isUnclear = true
    }
  }

  /// Returns the statements of a sentence, right or wrong.
  func counts(_ clauses: [Clause]) -> [LevelCount] {
    var counts: [LevelCount] = []
    var carried = Carried()
    let clauses = joined(clauses)
    for (index, clause) in clauses.enumerated() {
      guard clause.isKnown else {
        carried.isUnclear = carried.isUnclear || names(clause).isEmpty
        // An unknown clause that names a row or column may be about it.
        if !names(clause).isEmpty { carried.header = nil }
        continue
      }
      if clause.quantities.isEmpty {
        if let header = onlyHeader(clause) {
          carried.header = header
        } else if restricts(clause) {
          carried.restrict()
        }
        continue
      }
      if index + 1 < clauses.count, continues(clause, clauses[index + 1]) {
        carried.restrict()
        continue
      }
      if var count = count(clause, &carried) {
        count.clause = clause.words
        counts.append(count)
      } else if restricts(clause) || clause.quantities.count > 1 {
        carried.restrict()
      }
    }
    return counts
  }

  /// Joins "In three models," with the clause after it.
  private func joined(_ clauses: [Clause]) -> [Clause] {
    var result: [Clause] = []
    for clause in clauses {
      if let last = result.last, clause.gap == UInt8(ascii: ","), last.isKnown, clause.isKnown,
        last.quantities.count == 1, clause.quantities.isEmpty, names(last).isEmpty,
        names(clause).count == 1, phrases.places.contains(prose.words[last.words.lowerBound].key)
      {
        result[result.count - 1].tokens += clause.tokens
      } else {
        result.append(clause)
      }
    }
    return result
  }

  /// Returns whether a clause names several rows or columns, or a group of them, whose cells later
  /// clauses may count together: "SaaS AI and Embedded AI", "the traditional domains".
  private func restricts(_ clause: Clause) -> Bool {
    if Set(names(clause)).count > 1 { return true }
    return clause.terms.contains {
      if case .noun(let noun) = $0 { noun.group != nil } else { false }
    }
  }

  /// Returns whether a clause only goes on with the list of headers at the end of another.
  private func continues(_ clause: Clause, _ next: Clause) -> Bool {
    guard next.gap == UInt8(ascii: ",") || next.gap == 0x20, next.quantities.isEmpty else {
      return false
    }
    let first = next.tokens.first { if case .plain = $0.meaning { false } else { true } }
    guard case .term(.header(let header))? = first?.meaning else { return false }
    return names(clause).contains { $0.isRow == header.isRow }
  }

  private func names(_ clause: Clause) -> [MatrixNames.Header] {
    clause.terms.compactMap { if case .header(let header) = $0 { header } else { nil } }
  }

  /// Returns the header of a clause that only names it: "In PaaS AI,".
  private func onlyHeader(_ clause: Clause) -> MatrixNames.Header? {
    let headers = names(clause)
    guard headers.count == 1,
      clause.terms.allSatisfy({
        switch $0 {
        case .header, .matrix: true
        case .noun(let noun): !noun.isPlural
        default: false
        }
      })
    else { return nil }
    return headers[0]
  }

  // MARK: Clauses

  private func count(_ clause: Clause, _ carried: inout Carried) -> LevelCount? {
    var parts = Parts()
    guard parts.take(clause, self) else { return nil }
    guard let (quantity, words) = parts.quantity else { return nil }
    // "The other six are the provider's" goes on with a count before it.
    if quantity.isRest, carried.property == nil { return nil }
    if case .number(let number) = quantity.value, let noun = parts.noun, parts.property == nil,
      parts.header == nil, startsWithPart(clause)
    {
      // "Of the 16 domains, nine …"
      carried.noun = noun
      carried.whole = number
      return nil
    }
    var stated = quantity
    // "PaaS AI: 13 shared, 1 provider"
    let isCompact = clause.tokens.count == 2 && parts.property != nil && carried.header != nil
    let cells = CountedMatrix.Noun(kind: .cells, isPlural: true)
    let noun = parts.noun ?? carried.noun ?? (isCompact ? cells : nil)
    // "Nine domains, seven of them shared" counts these nine.
    if parts.noun == nil, stated.isPart, stated.whole == nil, carried.whole == nil { return nil }
    if parts.noun == nil, stated.whole == nil { stated.whole = carried.whole }
    if let noun = parts.noun, case .number(let number) = stated.value,
      number == matrix.total(matrix.scope(noun, nil))
    {
      carried.whole = number
    }
    let header = parts.header ?? (parts.isOfMatrix ? nil : carried.header)
    guard let noun else { return nil }
    carried.noun = noun
    if stated.whole != nil { carried.whole = stated.whole }
    if let header { carried.header = header }
    // "Nine are yours in PaaS AI and seven in SaaS AI."
    let property = parts.property ?? (parts.header == nil ? nil : carried.property)
    guard let property else { return nil }
    carried.property = property
    var count = LevelCount(
      quantity: stated, words: words, noun: noun, property: property, header: header)
    count.isLoose = parts.isLoose
    count.within = parts.within
    if count.header == nil, !parts.isEvery {
      if surroundings.namesOthers || carried.isUnclear { return nil }
      guard let subject = surroundings.subject, !parts.isOfMatrix else {
        // The cells of the whole matrix.
        return noun.kind == .cells ? count : nil
      }
      guard !surroundings.namesHeaders else { return nil }
      count = LevelCount(
        quantity: stated, words: words, noun: noun, property: property, header: subject,
        isOfPage: true, isLoose: parts.isLoose)
    }
    // Rows of a row, or columns of a column.
    if let header = count.header, noun.kind == (header.isRow ? .rows : .columns) { return nil }
    return count
  }

  private func startsWithPart(_ clause: Clause) -> Bool {
    phrases.parts.match(prose, at: clause.words.lowerBound) != nil
  }

  /// The parts of a clause that counts.
  private struct Parts {
    var quantity: (Quantity, Range<Int>)?
    var noun: CountedMatrix.Noun?
    var property: CountedMatrix.Property?
    var header: MatrixNames.Header?
    var isEvery = false
    var isOfMatrix = false
    var isLoose = false
    var within: CountedMatrix.Property?
    /// Whether the property is an attribute of the noun: "nine shared domains".
    var isAttribute = false

    /// Reads a clause. Returns false if it has parts that do not belong together.
    mutating func take(_ clause: Clause, _ reader: LevelCountReader) -> Bool {
      var levels: Set<Int> = []
      var mark: Int?
      var attribute: CountedMatrix.Property?
      var hasOr = false
      var awaitsNoun = false
      var hasOwner = false
      var hasSharing = false
      var shared: Int?
      var isGenericMark = true
      var countsMarks = false
      for token in clause.tokens {
        switch token.meaning {
        case .quantity(let found):
          guard quantity == nil else {
            // "… is yours in every model"
            guard found.value == .all, noun != nil, !isEvery else { return false }
            isEvery = true
            awaitsNoun = false
            continue
          }
          quantity = (found, token.words)
          awaitsNoun = true
        case .term(.noun(let found)):
          if awaitsNoun {
            noun = found
            awaitsNoun = false
            isAttribute = !levels.isEmpty && !hasOwner || mark != nil
            if isAttribute {
              attribute = mark.map { .mark($0) } ?? .levels(levels)
            }
            let first = quantity?.1.lowerBound ?? token.words.lowerBound
            quantity?.1 = first..<token.words.upperBound
          } else if isEvery {
            guard found.kind != noun?.kind else { return false }
          } else if !takeSingular(found, token, reader) {
            return false
          }
        case .term(.level(let level)):
          if quantity == nil { hasOwner = true }
          levels.insert(level)
        case .term(.sharing(let level)):
          hasSharing = quantity != nil
          shared = level
        case .term(.mark(let found)):
          guard mark == nil || mark == found else { return false }
          // "A mark" does not say which one.
          if reader.hasIndefiniteArticle(token) { return false }
          mark = found
          let key = reader.prose.words[token.words.lowerBound].key
          isGenericMark = isGenericMark && reader.phrases.markWords.contains(key)
          if awaitsNoun, reader.phrases.markNouns.contains(key) {
            // "Agentic AI has two marks."
            noun = .init(kind: .cells, isPlural: true)
            awaitsNoun = false
            countsMarks = true
          }
        case .term(.header(let found)):
          guard header == nil || header == found else { return false }
          header = found
        case .term(.matrix): isOfMatrix = true
        case .term(.here): header = header ?? reader.surroundings.subject
        case .term(.pronoun):
          guard let own = reader.surroundings.subject, header == nil,
            !reader.surroundings.namesHeaders
          else { return false }
          header = own
        case .or: hasOr = true
        case .plain, .than: break
        case .term(.levelNoun), .comparison, .others, .unknown: return false
        }
      }
      // "You share twelve domains with the provider."
      if let shared { levels = [shared] }
      // "Nine cells are marked N/A."
      if !levels.isEmpty, attribute == nil, isGenericMark { mark = nil }
      guard levels.count < 2 || hasOr, !hasOr || levels.count > 1 else { return false }
      property = mark.map { .mark($0) } ?? (levels.isEmpty ? nil : .levels(levels))
      if !levels.isEmpty, let mark {
        // "Two of the five critical cells are shared."
        guard noun?.kind == .cells, let attribute else { return false }
        property = .both(levels, mark)
        within = attribute
        isAttribute = false
      }
      // "Three models share it" may mean that they have it in common.
      isLoose = reader.isLoose(clause) || hasSharing && noun?.kind != .cells
      if isEvery, header != nil { return false }
      // "Two stars mean critical."
      if countsMarks, header == nil, !isOfMatrix { return false }
      // "Half of the shared domains" is a share of these domains.
      switch quantity?.0.value {
      case .number, .none?, nil: break
      default: if isAttribute { return false }
      }
      return true
    }

    /// Reads a noun beside the counted one, such as "this model" or "the PaaS AI column".
    private mutating func takeSingular(
      _ found: CountedMatrix.Noun, _ token: Clause.Token, _ reader: LevelCountReader
    ) -> Bool {
      guard !found.isPlural, found.kind != .cells, found.kind != noun?.kind else { return false }
      if header != nil { return true }
      let index = token.words.lowerBound
      guard index > 0, reader.prose.words[index].isJoined,
        reader.phrases.pointers.contains(reader.prose.words[index - 1].key),
        let own = reader.surroundings.subject, own.isRow == (found.kind == .rows)
      else { return false }
      header = own
      return true
    }
  }

  fileprivate func hasIndefiniteArticle(_ token: Clause.Token) -> Bool {
    let index = token.words.lowerBound
    guard index > 0, prose.words[index].isJoined else { return false }
    return phrases.indefinite.contains(prose.words[index - 1].key)
  }

  /// Returns whether a clause says "you", whose duties may include the shared ones.
  fileprivate func isLoose(_ clause: Clause) -> Bool {
    clause.words.contains { prose.words[$0].key == phrases.you }
  }
}
