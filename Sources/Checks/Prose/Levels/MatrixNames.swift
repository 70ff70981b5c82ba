internal import ContentFormat
internal import ContentModel

/// The names of the rows, columns, levels and marks of a matrix in texts.
final class MatrixNames: Sendable {
  /// A row or a column, with its position on the axis.
  struct Header: Sendable, Hashable {
    let isRow: Bool
    let position: Int
  }

  /// A word of the names of the collections of the rows and columns: "deployment", "models".
  struct AxisWord: Sendable {
    /// Nil if it is a word of both.
    var isRow: Bool?
    /// Whether it can end the name of the collection.
    var isNoun: Bool
  }

  /// The position of the matrix in the graph.
  let matrix: MatrixIndex
  /// Titles, aliases, header texts and ids of both axes. Ambiguous names are left out.
  let headers: PhraseIndex<Header>
  /// The words of the names of each header, for links whose text is a short form.
  let headerWords: [Header: Set<UInt64>]
  /// The last words of longer names of headers: "AI" in "SaaS AI".
  let nameEndings: Set<UInt64>
  let axisWords: [UInt64: AxisWord]
  /// Labels, ids and aliases of levels.
  let levels: PhraseIndex<Int>
  /// The same as nouns: "provider", "providers", "you".
  let parties: PhraseIndex<Int>
  /// Their possessives: "provider's", "yours".
  let possessives: PhraseIndex<Int>
  /// The determiners of pronouns: "your".
  let determiners: PhraseIndex<Int>
  /// Levels as attributes: "shared", "provider-owned".
  let attributes: PhraseIndex<Int>
  /// Labels of marks, and their first words.
  let marks: PhraseIndex<Int>
  /// The only level that is shared by several parties.
  let shared: Int?
  /// The only level that expresses that there is no duty.
  let notApplicable: Int?
  /// The header of each entry.
  let positions: [EntryIndex: Header]
  /// The numbers of rows and columns.
  let size: (rows: Int, columns: Int)
  /// The words with which names of levels and of headers can begin.
  let hints: WordHints
  let words: StatementWords

  /// Returns nil if the cells do not contain levels.
  init?(_ position: MatrixIndex, _ graph: ContentGraph, _ words: StatementWords) {
    let matrix = graph.matrices[position]
    guard !matrix.levels.isEmpty else { return nil }
    self.matrix = position
    self.words = words
    let names = HeaderPhrases(matrix, graph, plurals: words.pluralEndings)
    headers = names.index
    headerWords = names.words
    nameEndings = names.endings
    axisWords = Self.axisWords(matrix, graph, nounIsFirst: words.nounIsFirst)
    var positions: [EntryIndex: Header] = [:]
    for (isRow, axis) in [(true, matrix.rows), (false, matrix.columns)] {
      for (index, header) in axis.headers.enumerated() {
        guard let entry = header.entry else { continue }
        positions[entry] = Header(isRow: isRow, position: index)
      }
    }
    self.positions = positions
    size = (matrix.rows.headers.count, matrix.columns.headers.count)
    let levels = LevelPhrases(matrix.levels, words)
    self.levels = levels.levels
    parties = levels.parties
    possessives = levels.possessives
    determiners = levels.determiners
    attributes = levels.attributes
    var marks = PhraseIndex<Int>()
    for (index, mark) in matrix.marks.enumerated() {
      let first = mark.label.split(separator: " ").first.map(String.init) ?? mark.id
      let hyphenated = mark.label.replacing(" ", with: "-")
      for name in Set([mark.label, first, mark.id, hyphenated]) {
        marks.add(Prose.keys(name), index)
      }
    }
    self.marks = marks
    shared = Self.only(matrix.levels.indices.filter { matrix.levels[$0].isSplit })
    notApplicable = Self.only(matrix.levels.indices.filter { !matrix.levels[$0].isApplicable })
    hints = WordHints(
      levels: [
        levels.parties.firstWords, levels.possessives.firstWords, levels.determiners.firstWords,
        levels.attributes.firstWords, marks.firstWords, words.frames.wordsWithoutNames,
      ],
      headers: names.index.firstWords)
  }

  private static func only(_ positions: [Int]) -> Int? {
    positions.count == 1 ? positions[0] : nil
  }

  private static func axisWords(
    _ matrix: Matrix, _ graph: ContentGraph, nounIsFirst: Bool
  ) -> [UInt64: AxisWord] {
    var words: [UInt64: AxisWord] = [:]
    for (isRow, axis) in [(true, matrix.rows), (false, matrix.columns)] {
      guard let schema = graph.schema(of: axis) else { continue }
      for name in [schema.singular, schema.plural] {
        let keys = Prose.keys(name)
        for (index, key) in keys.enumerated() {
          var word = words[key] ?? AxisWord(isRow: isRow, isNoun: false)
          if word.isRow != isRow { word.isRow = nil }
          word.isNoun = word.isNoun || index == (nounIsFirst ? 0 : keys.count - 1)
          words[key] = word
        }
      }
    }
    return words
  }
}

/// The names of the headers of a matrix.
private struct HeaderPhrases {
  var index = PhraseIndex<MatrixNames.Header>()
  var words: [MatrixNames.Header: Set<UInt64>] = [:]
  var endings: Set<UInt64> = []

  init(_ matrix: Matrix, _ graph: ContentGraph, plurals: [String]) {
    var names: [[UInt64]: Set<MatrixNames.Header>] = [:]
    var titles: [(name: String, header: MatrixNames.Header)] = []
    for (isRow, axis) in [(true, matrix.rows), (false, matrix.columns)] {
      for (position, header) in axis.headers.enumerated() {
        let own = MatrixNames.Header(isRow: isRow, position: position)
        let id = graph.id(of: header)
        let idWords = id.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
        let aliases = header.entry.map { graph.entries[$0].aliases } ?? []
        for name in [graph.title(of: header)] + aliases where name.last?.isLowercase == true {
          titles.append((name, own))
        }
        for name in [graph.title(of: header), header.label, id, idWords] + aliases {
          let keys = Prose.keys(name)
          guard !keys.isEmpty, header.entry != nil || name.count > 1 else { continue }
          names[keys, default: []].insert(own)
          words[own, default: []].formUnion(keys)
          if keys.count > 1, let last = keys.last { endings.insert(last) }
        }
      }
    }
    var forms = names
    for (name, own) in plurals.isEmpty ? [] : titles {
      for ending in plurals where !name.hasSuffix(ending) {
        forms[Prose.keys(name + ending), default: []].insert(own)
      }
    }
    names.merge(forms) { first, _ in first }
    for (keys, headers) in names where headers.count == 1 {
      if let header = headers.first { index.add(keys, header) }
    }
  }
}

/// The forms of the names of levels in a language.
private struct LevelPhrases {
  var levels = PhraseIndex<Int>()
  var parties = PhraseIndex<Int>()
  var possessives = PhraseIndex<Int>()
  var determiners = PhraseIndex<Int>()
  var attributes = PhraseIndex<Int>()

  init(_ declared: [Matrix.Level], _ words: StatementWords) {
    let pronouns = Dictionary(
      words.pronouns.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, level) in declared.enumerated() {
      // A single letter is a word of its own too often.
      let names = Set(([level.label, level.id] + level.aliases).map { $0.lowercased() })
      for name in names where name.count > 1 {
        parties.add(Prose.keys(name), index)
        if let pronoun = pronouns[name] {
          possessives.add(Prose.keys(pronoun.possessive), index)
          determiners.add(Prose.keys(pronoun.determiner), index)
          continue
        }
        levels.add(Prose.keys(name), index)
        attributes.add(Prose.keys(name), index)
        for ending in words.pluralEndings { parties.add(Prose.keys(name + ending), index) }
        for ending in words.attributeEndings { attributes.add(Prose.keys(name + ending), index) }
        for ending in words.possessiveEndings {
          possessives.add(Prose.keys(name + ending), index)
          // With a typographic apostrophe, the ending is a word by itself.
          possessives.add(Prose.keys(name + ending.replacing("'", with: "’")), index)
        }
      }
    }
  }
}
