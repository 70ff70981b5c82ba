internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The names and the counts of a matrix with levels, for sentences that count its cells.
final class CountedMatrix: CountTerms {
  /// A noun for what a sentence counts.
  struct Noun: Sendable, Equatable {
    enum Kind: Sendable, Equatable { case rows, columns, cells }
    let kind: Kind
    let isPlural: Bool
    /// The positions of the headers that a group restricts the noun to, or nil for all.
    var group: Group?
    /// Whether the noun has several words or is unlikely to have another meaning.
    var isDistinctive = false
  }

  /// Adjacent rows or columns with a label: the `traditional` domains.
  struct Group: Sendable, Equatable {
    let label: String
    let kind: Noun.Kind
    let headers: Range<Int>
  }

  enum Term: Sendable, Equatable {
    case noun(Noun)
    case level(Int)
    /// A verb that names a level: "five models share it".
    case sharing(Int)
    case mark(Int)
    case header(MatrixNames.Header)
    /// The matrix itself: "the matrix".
    case matrix
    /// "here".
    case here
    /// "it".
    case pronoun
    /// "level": the noun in "the most common level".
    case levelNoun
  }

  let index: MatrixIndex
  let title: String
  let location: SourceLocation
  let names: MatrixNames
  /// The labels of levels and marks, and the titles of rows and columns.
  let levels: [String]
  let marks: [String]
  let rows: [String]
  let columns: [String]
  /// The levels and marks of each cell, in row-major order: bit n is level n, bit 32 + n mark n.
  private let cells: [UInt64]
  /// The levels that do not apply, as bits.
  private let inapplicable: UInt64
  /// The plural of each noun, as messages show it.
  let plurals: (rows: String, columns: String)
  private let nouns: PhraseIndex<Noun>
  private let groups: PhraseIndex<Group>
  private let levelNames: PhraseIndex<Int>
  private let markNames: PhraseIndex<Int>
  private let sharing: PhraseIndex<Int>
  /// The rows, and the columns, in the order of their collections.
  private let orders: [[Int]]
  /// The levels with which several parties share a duty.
  let splits: Set<Int>
  /// The entries with the declaration and the table.
  let pages: Set<EntryIndex>
  private let phrases: CountPhrases

  /// The most levels, and the most marks, that the counts distinguish.
  private static let mostValues = 32

  /// Returns nil for a matrix without levels, or with missing rows, columns or cells. Other rules
  /// report them, and the counts are unknown until they are there.
  init?(_ names: MatrixNames, _ graph: ContentGraph, _ phrases: CountPhrases) {
    let matrix = graph.matrices[names.matrix]
    let axes = [matrix.rows, matrix.columns]
    // A drawing has the same limit. Sentences do not count larger matrices.
    guard matrix.cells.count <= Matrix.maximumDrawnCells, matrix.levels.count <= Self.mostValues,
      matrix.marks.count <= Self.mostValues,
      axes.allSatisfy({ Self.isComplete($0, graph) }),
      matrix.cells.allSatisfy({ $0.map { !$0.levels.isEmpty } ?? false })
    else { return nil }
    self.names = names
    self.phrases = phrases
    index = names.matrix
    let entry = graph.entries[matrix.entry]
    title = entry.title
    location = entry.at(entry.titleRange)
    levels = matrix.levels.map(\.label)
    marks = matrix.marks.map(\.label)
    rows = matrix.rows.headers.map { graph.title(of: $0) }
    columns = matrix.columns.headers.map { graph.title(of: $0) }
    cells = matrix.cells.map { cell in
      guard let cell else { return 0 }
      return cell.levels.reduce(0) { $0 | 1 << UInt64($1) }
        | cell.marks.reduce(0) { $0 | 1 << UInt64(Self.mostValues + $1) }
    }
    inapplicable = matrix.levels.indices.reduce(0) {
      matrix.levels[$1].isApplicable ? $0 : $0 | 1 << UInt64($1)
    }
    let own = MatrixNouns(matrix, graph, phrases)
    (nouns, groups, plurals) = (own.nouns, own.groups, own.plurals)
    levelNames = Self.levelNames(of: matrix, phrases)
    var marks = names.marks
    if matrix.marks.count == 1 {
      for word in phrases.marks { marks.add(Prose.keys(word), 0) }
    }
    markNames = marks
    splits = Set(matrix.levels.indices.filter { matrix.levels[$0].isSplit })
    var sharing = PhraseIndex<Int>()
    if splits.count == 1, let split = splits.first {
      for verb in phrases.sharing { sharing.add(Prose.keys(verb), split) }
    }
    self.sharing = sharing
    pages = [matrix.entry, matrix.source]
    orders = axes.map { axis in
      guard let collection = axis.collection else { return [] }
      var positions: [EntryIndex: Int] = [:]
      for (index, header) in axis.headers.enumerated() {
        if let entry = header.entry { positions[entry] = index }
      }
      return graph.collections[collection].entries.compactMap { positions[$0] }
    }
  }

  /// Returns whether every entry of the collection of an axis has one header.
  private static func isComplete(_ axis: Matrix.Axis, _ graph: ContentGraph) -> Bool {
    guard let collection = axis.collection else { return true }
    let known = graph.collections[collection]
    return !graph.hasUnparsedFiles(in: known.schema.name)
      && axis.headers.count == known.entries.count
      && Set(axis.headers.compactMap(\.entry)).count == known.entries.count
  }

  private static func levelNames(
    of matrix: Matrix, _ phrases: CountPhrases
  ) -> PhraseIndex<Int> {
    var names = PhraseIndex<Int>()
    var known: Set<[UInt64]> = []
    func add(_ name: String, _ level: Int) {
      let keys = Prose.keys(name)
      if !keys.isEmpty, known.insert(keys).inserted { names.add(keys, level) }
    }
    for (index, level) in matrix.levels.enumerated() {
      for name in [level.label, level.id] + level.aliases where name.count > 1 {
        add(name, index)
        for ending in phrases.ownerEndings { add(name + ending, index) }
        // "Customers carry …"
        if !name.contains(" ") { add(phrases.plural(name), index) }
      }
    }
    let none = matrix.levels.indices.filter { !matrix.levels[$0].isApplicable }
    if none.count == 1 { for name in phrases.inapplicable { add(name, none[0]) } }
    if let users = matrix.duties?.levels.first(where: { !matrix.levels[$0].isSplit }) {
      for name in phrases.users { add(name, users) }
    }
    return names
  }

  // MARK: Terms

  /// Returns the longest term at a word.
  func term(_ prose: Prose, at index: Int) -> (term: Term, count: Int)? {
    let word = prose.words[index]
    var best: (term: Term, count: Int)?
    func offer(_ term: Term, _ count: Int) {
      if count > best?.count ?? 0 { best = (term, count) }
    }
    if let header = names.headers.match(prose, at: index), Self.isName(word, header.count, prose) {
      offer(.header(header.value), header.count)
    }
    if let noun = nouns.match(prose, at: index) {
      let next = index + noun.count
      // "The domain that is shared most often" is one domain.
      let isOne =
        !noun.value.isPlural && index > 0 && phrases.pointers.contains(prose.words[index - 1].key)
      offer(.noun(noun.value), noun.count + (isOne ? relativeCount(prose, at: next) : 0))
    }
    if let group = groups.match(prose, at: index) {
      let next = index + group.count
      if next < prose.words.count, prose.words[next].isJoined,
        let noun = nouns.match(prose, at: next), noun.value.kind == group.value.kind
      {
        var named = noun.value
        named.group = group.value
        named.isDistinctive = true
        offer(.noun(named), group.count + noun.count)
      }
    }
    func offerLevel(_ phrases: PhraseIndex<Int>) {
      if let level = phrases.match(prose, at: index) { offer(.level(level.value), level.count) }
    }
    offerLevel(levelNames)
    offerLevel(names.parties)
    offerLevel(names.possessives)
    offerLevel(names.determiners)
    offerLevel(names.attributes)
    if let mark = markNames.match(prose, at: index) { offer(.mark(mark.value), mark.count) }
    if let split = sharing.match(prose, at: index) { offer(.sharing(split.value), 1) }
    if best == nil {
      if phrases.pronouns.contains(word.key) { return (.pronoun, 1) }
      if phrases.here.contains(word.key) { return (.here, 1) }
      if phrases.matrices.contains(word.key) { return (.matrix, 1) }
      if phrases.levels.contains(word.key) { return (.levelNoun, 1) }
    }
    return best
  }

  static func isPredicate(_ term: Term) -> Bool {
    switch term {
    case .level, .mark, .sharing: true
    default: false
    }
  }

  /// Returns the number of words of "that" or "in which" at a word.
  private func relativeCount(_ prose: Prose, at index: Int) -> Int {
    func has(_ words: WordList, _ index: Int) -> Bool {
      index < prose.words.count && prose.words[index].isJoined
        && words.contains(prose.words[index].key)
    }
    if has(phrases.relatives, index) { return 1 }
    return has(phrases.places, index) && has(phrases.relatives, index + 1) ? 2 : 0
  }

  /// Returns whether a word begins a name: it is not in lower case, or the name has several words.
  private static func isName(_ word: Prose.Word, _ count: Int, _ prose: Prose) -> Bool {
    count > 1 || prose.source.bytes[Int(word.start)] &- 0x61 >= 26
  }

  /// The words of all terms of several words.
  var termWords: Set<UInt64> {
    [names.headers.words, nouns.words, groups.words, levelNames.words, markNames.words]
      .reduce(into: names.parties.words) { $0.formUnion($1) }
  }

  /// The first words of nouns, of which every statement about the matrix has one.
  var nounKeys: [UInt64] {
    [
      nouns.firstWords, levelNames.firstWords, markNames.firstWords, names.parties.firstWords,
      sharing.firstWords,
    ]
    .flatMap(\.self)
  }

  /// Returns the label of a group at a word: "AI-specific".
  func group(_ prose: Prose, at index: Int) -> (group: Group, count: Int)? {
    groups.match(prose, at: index).map { ($0.value, $0.count) }
  }

  /// Returns the noun at a word.
  func noun(_ prose: Prose, at index: Int) -> (noun: Noun, count: Int)? {
    nouns.match(prose, at: index).map { ($0.value, $0.count) }
  }

  /// Returns whether the entries from one number to another are in a group, in the order of the
  /// table or in that of the collection.
  func areIn(_ group: Group, from first: Int, to last: Int) -> Bool {
    let orders = [Array(0..<total(of: group.kind)), orders[group.kind == .rows ? 0 : 1]]
    return orders.contains { order in
      order.indices.contains(last - 1)
        && order[(first - 1)..<last].allSatisfy(group.headers.contains)
    }
  }

  /// The number of rows or columns.
  func total(of kind: Noun.Kind) -> Int { kind == .rows ? rows.count : columns.count }

  /// Returns the level or the mark that a whole text names.
  func property(_ text: String) -> Property? {
    guard text.utf8.count <= 60 else { return nil }
    let keys = Prose.keys(text)
    if let level = levelNames.values(of: keys).first { return .levels([level]) }
    return names.marks.values(of: keys).first.map { .mark($0) }
  }

  // MARK: Counts

  /// What a sentence counts: rows or columns with a property in one column or row, or cells.
  struct Scope: Sendable, Equatable {
    let noun: Noun.Kind
    var rows: Range<Int>
    var columns: Range<Int>
  }

  /// Returns the scope of a noun, with the row or column that a sentence names.
  func scope(_ noun: Noun, _ header: MatrixNames.Header?) -> Scope {
    var scope = Scope(noun: noun.kind, rows: rows.indices, columns: columns.indices)
    if let header {
      let only = header.position..<(header.position + 1)
      if header.isRow { scope.rows = only } else { scope.columns = only }
    }
    if let group = noun.group {
      if group.kind == .rows { scope.rows = group.headers } else { scope.columns = group.headers }
    }
    return scope
  }

  /// The property of a cell: any of some levels, or a mark.
  enum Property: Sendable, Equatable {
    case levels(Set<Int>)
    case mark(Int)
    /// One of some levels, and a mark.
    case both(Set<Int>, Int)

    /// The bits of which a cell must have one, and those of which it must have another.
    fileprivate var bits: (UInt64, UInt64) {
      switch self {
      case .levels(let levels):
        let bits = Self.bits(levels)
        return (bits, bits)
      case .mark(let mark):
        let bits = Self.bit(mark)
        return (bits, bits)
      case .both(let levels, let mark): return (Self.bits(levels), Self.bit(mark))
      }
    }

    private static func bits(_ levels: Set<Int>) -> UInt64 {
      levels.reduce(0) { $0 | 1 << UInt64($1) }
    }
    private static func bit(_ mark: Int) -> UInt64 { 1 << UInt64(CountedMatrix.mostValues + mark) }
  }

  /// Counts the cells of a scope that have a property. If the noun is rows or columns, counts those
  /// of them whose cells all have it.
  func count(_ property: Property, in scope: Scope) -> Int { count(property.bits, in: scope) }

  private func count(_ bits: (UInt64, UInt64), in scope: Scope) -> Int {
    func has(_ row: Int, _ column: Int) -> Bool {
      let cell = cells[row * columns.count + column]
      return cell & bits.0 != 0 && cell & bits.1 != 0
    }
    switch scope.noun {
    case .rows: return scope.rows.count { row in scope.columns.allSatisfy { has(row, $0) } }
    case .columns:
      return scope.columns.count { column in scope.rows.allSatisfy { has($0, column) } }
    case .cells:
      return scope.rows.reduce(0) { sum, row in sum + scope.columns.count { has(row, $0) } }
    }
  }

  /// The number of rows, columns or cells of a scope.
  func total(_ scope: Scope) -> Int {
    switch scope.noun {
    case .rows: scope.rows.count
    case .columns: scope.columns.count
    case .cells: scope.rows.count * scope.columns.count
    }
  }

  /// The number of rows, columns or cells of a scope that no duty applies to.
  func exceptions(_ scope: Scope) -> Int {
    inapplicable == 0 ? 0 : count((inapplicable, inapplicable), in: scope)
  }

  /// Returns whether no other level is more frequent in a scope.
  func isCommonest(_ levels: Set<Int>, in scope: Scope) -> Bool {
    let own = count(.levels(levels), in: scope)
    return self.levels.indices.allSatisfy { count(.levels([$0]), in: scope) <= own }
  }

  // MARK: Texts

  /// Returns a noun as messages show it.
  func plural(_ noun: Noun) -> String {
    let plural =
      switch noun.kind {
      case .rows: plurals.rows
      case .columns: plurals.columns
      case .cells: phrases.cells.many
      }
    return noun.group.map { "\($0.label) \(plural)" } ?? plural
  }

  /// Returns the title of a row or column.
  func title(of header: MatrixNames.Header) -> String {
    header.isRow ? rows[header.position] : columns[header.position]
  }

  /// Returns a property as messages show it, after "are".
  func label(_ property: Property) -> String {
    switch property {
    case .levels(let levels): levels.sorted().map { self.levels[$0] }.listed("or")
    case .mark(let mark): marks[mark]
    case .both(let levels, let mark):
      "\(label(.levels(levels))) with the mark \(marks[mark].quoted)"
    }
  }
}
