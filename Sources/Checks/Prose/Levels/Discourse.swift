/// The names that a text has introduced, for "it", "both" and "elsewhere".
struct Discourse: Sendable {
  typealias Header = MatrixNames.Header

  /// The names of the last sentence on each axis.
  private var rows = Topic()
  private var columns = Topic()
  /// The positions across a header to which the current block has already given levels.
  private(set) var covered: [Header: Set<Int>] = [:]
  /// All names in the current section.
  private(set) var mentioned: Set<Header> = []
  /// The last level that a sentence stated, for "so does" and "too".
  var last: Stated?
  /// The names that are all words of the last sentence, as in a title, or that it asks about: "Who
  /// owns Data Security in SaaS AI?" On one axis or both.
  var title: (rows: [Header], columns: [Header]) = ([], [])
  /// Whether the last sentence has the view of others.
  var reportsOthers = false

  struct Topic: Sendable {
    var headers: [Header] = []
    /// Whether the headers were the subject of a statement.
    var isFirm = false
  }

  struct Stated: Sendable {
    let level: Int
    let subject: [Header]
    let scopes: [StatementScope]
  }

  func topic(isRow: Bool) -> Topic { isRow ? rows : columns }

  mutating func setTopic(_ topic: Topic, isRow: Bool) {
    if isRow { rows = topic } else { columns = topic }
  }

  mutating func cover(_ header: Header, across position: Int) {
    covered[header, default: []].insert(position)
  }

  mutating func mention(_ header: Header) { mentioned.insert(header) }

  /// Forgets the names of the last sentence.
  mutating func forgetTopics() {
    rows = Topic()
    columns = Topic()
    last = nil
    title = ([], [])
    reportsOthers = false
  }

  /// Forgets the names of the last block.
  mutating func startBlock() {
    forgetTopics()
    covered = [:]
  }

  /// Forgets the names of the last section.
  mutating func startSection() {
    startBlock()
    mentioned = []
  }
}
