internal import Diagnostics

/// Patterns of words around the name of a level: "falls to {party}", "{own} [{duty}]".
///
/// A pattern is a list of words. `a|b` is a choice, `[a]` is optional, and the slots match names:
/// - `{party}`: the name of a level as a noun, "provider"
/// - `{own}`: its possessive, "provider's" or "yours"
/// - `{your}`: the determiner of a pronoun, "your"
/// - `{level}`: its name as an attribute, "shared" or "provider-owned"
/// - `{mark}`: the name of a mark
/// - `{duty}`: a word with the role ``StatementWords/Roles/duty``
///
/// Articles and adverbs between the words of a pattern are skipped.
final class StatementFrames: Sendable {
  /// The part that a pattern has in a clause.
  enum Kind: Sendable, Hashable {
    /// A predicate after a verb, or by itself in a list: "shared in SaaS AI".
    case predicate
    /// A predicate that needs a verb before it: "with the provider".
    case complement
    /// A predicate with its verb: "falls to you".
    case verb
    /// A predicate that gives the shared level without its name: "a joint duty".
    case joint
    /// The same with its verb: "rests with both sides".
    case jointVerb
    /// A predicate that says that a row does not apply to a column.
    case notApplicable
    /// The same with its verb.
    case notApplicableVerb
    /// A party and a verb, before names: "the provider owns".
    case actor
    /// The same, with a verb that may mean a part of the work: "the provider handles".
    case weakActor
    /// Several parties and a verb, before names: "both sides share".
    case sharers
    /// The parties that share, after a level: "between you and the provider".
    case partners
    /// A party after a giver and a name: "to the provider".
    case receiver
    /// The verb of an actor whose party is elsewhere: "carries". Derived from the patterns that begin
    /// with a party.
    case ownVerb
    /// The same, with a verb that may mean a part of the work.
    case weakVerb
    /// A verb that says that a row applies to a column.
    case applies
    /// A party and a denied verb, before names: "the provider does not own".
    case denier
    /// A mark and a verb, before names: "the star stands at".
    case marker
    /// The start of a subject: "responsible for".
    case dutyOf
    /// Words before a statement that say that it is true: "remember that".
    case factive
    /// A verb that denies a mark: "has no {mark}".
    case deniedMark
    /// Words before further names that have the last level: "and so does".
    case echo
    /// Words after a statement that repeats a level: "as well".
    case also
    /// Words before a statement that do not change it: "in short".
    case opener
    /// Words that begin a reason or a consequence: "which is why".
    case reason

    /// Whether a pattern of the kind assigns a level or a mark by itself.
    var assigns: Bool {
      switch self {
      case .ownVerb, .weakVerb, .echo, .also, .opener, .reason, .partners, .receiver, .dutyOf,
        .factive:
        false
      default: true
      }
    }
  }

  enum Element: Sendable, Hashable {
    case word(UInt64)
    case party, own, your, level, mark, duty

    /// Whether it matches the name of a party.
    var isParty: Bool { self == .party || self == .own }

    /// Whether it matches several words.
    var isSlot: Bool { if case .word = self { false } else { true } }

    /// Whether it matches the name of a level or mark.
    var isName: Bool {
      switch self {
      case .word, .duty: false
      case .party, .own, .your, .level, .mark: true
      }
    }
  }

  /// The end of a pattern.
  struct Frame: Sendable {
    let kind: Kind
    /// Its position in the list of all patterns. Of two patterns with the same words, the first is
    /// read.
    let order: Int
  }

  /// The patterns that begin with the same elements.
  struct Node: Sendable {
    /// The patterns that end here.
    fileprivate(set) var frames: [Frame] = []
    /// The elements that follow, with the indices of their nodes. Words are sorted by their keys.
    fileprivate(set) var words: [(key: UInt64, node: Int)] = []
    fileprivate(set) var slots: [(element: Element, node: Int)] = []

    /// Returns the node after a word.
    func node(after key: UInt64) -> Int? {
      let next = words.partitioningIndex { $0.key >= key }
      return next < words.count && words[next].key == key ? words[next].node : nil
    }
  }

  /// The patterns as a tree. The first node is its root.
  let nodes: [Node]
  private let firstWords: [UInt64: Int]
  private let filter: KeyFilter

  init(_ patterns: [(Kind, [String])]) {
    var tree = [Node()]
    var lists: [(kind: Kind, elements: [Element])] = []
    for (kind, patterns) in patterns {
      for elements in patterns.flatMap(Self.expanded) {
        lists.append((kind, elements))
        guard elements.count > 1, elements[0] == .party,
          !elements.dropFirst().contains(where: \.isName)
        else { continue }
        let rest = Array(elements.dropFirst())
        if kind == .actor { lists.append((.ownVerb, rest)) }
        if kind == .weakActor { lists.append((.weakVerb, rest)) }
      }
    }
    // Patterns that begin with a word come first.
    lists = lists.filter { !$0.elements[0].isSlot } + lists.filter { $0.elements[0].isSlot }
    for (order, list) in lists.enumerated() {
      var node = 0
      for element in list.elements { node = Self.child(of: node, element, in: &tree) }
      tree[node].frames.append(Frame(kind: list.kind, order: order))
    }
    var filter = KeyFilter()
    for word in tree[0].words { filter.insert(word.key) }
    firstWords = Dictionary(uniqueKeysWithValues: tree[0].words.map { ($0.key, $0.node) })
    self.filter = filter
    nodes = tree
  }

  private static func child(of node: Int, _ element: Element, in tree: inout [Node]) -> Int {
    let new = tree.count
    if case .word(let key) = element {
      if let known = tree[node].node(after: key) { return known }
      let position = tree[node].words.partitioningIndex { $0.key >= key }
      tree[node].words.insert((key, new), at: position)
    } else {
      if let known = tree[node].slots.first(where: { $0.element == element }) { return known.node }
      tree[node].slots.append((element, new))
    }
    tree.append(Node())
    return new
  }

  /// Returns the node of the patterns that begin with a word.
  func node(startingWith key: UInt64) -> Int? {
    filter.mayContain(key) ? firstWords[key] : nil
  }

  /// The last words of patterns that assign a level, but begin with a word and name no level or
  /// mark: "apply", "applicable".
  var wordsWithoutNames: [UInt64] {
    var found: [UInt64] = []
    var open = tree(below: 0)
    while let (key, node) = open.popLast() {
      if nodes[node].frames.contains(where: \.kind.assigns), let key { found.append(key) }
      open += tree(below: node)
    }
    return found
  }

  /// Returns the nodes after a node whose element is no name, with their words.
  private func tree(below node: Int) -> [(key: UInt64?, node: Int)] {
    nodes[node].words.map { ($0.key, $0.node) }
      + (node == 0 ? [] : nodes[node].slots.filter { !$0.element.isName }.map { (nil, $0.node) })
  }

  /// Returns the lists of elements that a pattern allows.
  private static func expanded(_ pattern: String) -> [[Element]] {
    var lists: [[Element]] = [[]]
    for part in pattern.split(separator: " ") {
      let isOptional = part.hasPrefix("[")
      let choices = part.trimmingBrackets().split(separator: "|").map { element(String($0)) }
      let longer = lists.flatMap { list in choices.map { list + [$0] } }
      lists = isOptional ? lists + longer : longer
    }
    return lists.filter { !$0.isEmpty }
  }

  private static func element(_ text: String) -> Element {
    switch text {
    case "{party}": .party
    case "{own}": .own
    case "{your}": .your
    case "{level}": .level
    case "{mark}": .mark
    case "{duty}": .duty
    default: .word(Prose.key(text))
    }
  }
}

extension Substring {
  fileprivate func trimmingBrackets() -> Substring {
    hasPrefix("[") && hasSuffix("]") ? dropFirst().dropLast() : self
  }
}
