internal import ContentModel
internal import Diagnostics
internal import Markdown

/// A walk over the words of a text that keeps what the words before a sentence establish.
struct CountWalk {
  let prose: Prose
  let names: SiteNames
  let language: Shared<CountPhrases>
  var phrases: CountPhrases { _read { yield language.value } }
  let page: CountPage
  let matrices: [MatrixNames]
  private var context: CountContext
  private var next = 0
  private(set) var isInHeading = false
  /// Whether the heading, or the sentence before a list, marks the text as false.
  private(set) var isFalse = false
  private var blockStart = 0
  /// The rows and columns that the block has named, for each matrix.
  private var headers: [Set<MatrixNames.Header>]

  init(
    prose: Prose, names: SiteNames, language: Shared<CountPhrases>, page: CountPage,
    matrices: [MatrixNames]
  ) {
    (self.prose, self.names, self.language) = (prose, names, language)
    (self.page, self.matrices) = (page, matrices)
    context = CountContext(foreignNouns: page.foreignNouns)
    headers = matrices.map { _ in [] }
  }

  var namesOthers: Bool {
    context.isUnderOthers || !isAtBlock && (context.namesOthers || context.namesParties)
  }
  var namesEntries: Bool { !isAtBlock && context.namesEntries }
  /// Whether the walk is before the first word of a block, so that the context is that of the last
  /// one.
  private var isAtBlock = false

  /// Returns whether the block has named a row or column other than the subject, on its side.
  func namesHeaders(_ matrix: Int, otherThan subject: MatrixNames.Header?) -> Bool {
    guard let subject else { return false }
    return headers[matrix].contains { $0 != subject && $0.isRow == subject.isRow }
  }

  /// Reads the words before an index, and the start of the block that begins there.
  mutating func advance(to end: Int) {
    while next < end { read() }
    isAtBlock = end < prose.words.count && prose.startsBlock(end)
    if end < prose.words.count, prose.startsBlock(end) { begin(end) }
  }

  private mutating func read() {
    let index = next
    if prose.startsBlock(index) { begin(index) }
    let word = prose.words[index]
    if word.isCapitalized {
      for matrix in matrices.indices {
        if let header = matrices[matrix].headers.match(prose, at: index) {
          headers[matrix].insert(header.value)
        }
      }
    }
    if isInHeading, phrases.falsehoods.contains(word.key) { isFalse = true }
    next += max(1, context.take(index, in: prose, names, isHeading: isInHeading))
  }

  private mutating func begin(_ index: Int) {
    guard index != blockStart || index == 0 else { return }
    isInHeading = page.isHeading(prose.place(index..<(index + 1)))
    if isInHeading {
      isFalse = false
    } else if index > 0, prose.endsWithColon(before: index) {
      isFalse =
        isFalse
        || (max(blockStart, index - 60)..<index).contains {
          phrases.falsehoods.contains(prose.words[$0].key)
            || phrases.doubts.contains(prose.words[$0].key)
        }
    }
    headers = headers.map { _ in [] }
    blockStart = index
  }
}
