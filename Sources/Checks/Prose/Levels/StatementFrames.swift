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
struct StatementFrames: Sendable {
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
      case .ownVerb, .weakVerb, .echo, .also, .opener, .reason, .partners, .receiver: false
      default: true
      }
    }
  }

  enum Element: Sendable, Hashable {
    case word(UInt64)
    case party, own, your, level, mark, duty

    /// Whether it matches the name of a party.
    var isParty: Bool { self == .party || self == .own }

    /// Whether it matches the name of a level or mark.
    var isName: Bool {
      switch self {
      case .word, .duty: false
      case .party, .own, .your, .level, .mark: true
      }
    }
  }

  struct Frame: Sendable {
    let kind: Kind
    let elements: [Element]
  }

  private var byWord: [UInt64: [Frame]] = [:]
  private var filter = KeyFilter()
  private(set) var bySlot: [Frame] = []

  init(_ patterns: [(Kind, [String])]) {
    for (kind, patterns) in patterns {
      for elements in patterns.flatMap(Self.expanded) {
        add(Frame(kind: kind, elements: elements))
        guard elements.count > 1, elements[0] == .party,
          !elements.dropFirst().contains(where: \.isName)
        else { continue }
        let rest = Array(elements.dropFirst())
        if kind == .actor { add(Frame(kind: .ownVerb, elements: rest)) }
        if kind == .weakActor { add(Frame(kind: .weakVerb, elements: rest)) }
      }
    }
  }

  private mutating func add(_ frame: Frame) {
    if case .word(let key) = frame.elements[0] {
      byWord[key, default: []].append(frame)
      filter.insert(key)
    } else {
      bySlot.append(frame)
    }
  }

  /// The patterns that begin with a word.
  func frames(with key: UInt64) -> [Frame] {
    filter.mayContain(key) ? byWord[key] ?? [] : []
  }

  /// The last words of patterns that assign a level without a name: "apply", "applicable".
  var wordsWithoutNames: [UInt64] {
    byWord.values.joined().compactMap { frame in
      guard frame.kind.assigns, case .word(let key) = frame.elements.last,
        !frame.elements.contains(where: \.isName)
      else { return nil }
      return key
    }
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
