/// A part of a sentence, as the clause reader distinguishes them.
struct StatementPiece: Sendable {
  enum Kind: Sendable {
    /// Names of one axis: "SaaS AI and PaaS AI".
    case names([NamedHeader])
    /// Names or a quantifier after a preposition, or an adverb: "in SaaS AI", "elsewhere".
    case scope(StatementScope)
    /// A level or a mark that is assigned.
    case predicate(Predicate)
    /// A party and a verb, before names: "the provider owns".
    case actor(level: Int, isFirm: Bool)
    /// A party and a denied verb, before names: "the provider does not own".
    case denier(level: Int)
    /// A mark and a verb, before names: "the star stands at".
    case marker(Int)
    /// "Remember that", before a statement.
    case factive
    /// The verb of a party that is elsewhere: "carries".
    case ownVerb(isFirm: Bool)
    /// "so does", before further names.
    case echo
    /// "too", "as well".
    case also
    /// "except in Agentic AI".
    case except([NamedHeader])
    /// "as in SaaS AI": names that are only compared.
    case comparison
    /// "Finding", before a colon.
    case label
    /// "leaves": names, then a receiver.
    case giver
    case receiver(level: Int)
    /// "between you and the provider".
    case partners
    /// "with", before words that are no party.
    case companion
    case copula
    /// "responsibility for", before names.
    case duty
    /// "it", "these two domains".
    case reference(Reference)
    /// "Four domains", before a list of them.
    case counted(isRow: Bool)
    /// "which".
    case relative
    /// "where".
    case place
    case separator(Separator)
    /// "because", "so".
    case reason
    /// Words that can precede a statement: "Overall", "In this framework".
    case opener
    /// "only".
    case only
    case doubt(StatementWords.Roles)
    /// A word that limits the statement before it: "for", "until".
    case limit
    /// Any other word, and whether it is a name of something else.
    case other(isForeign: Bool)

    var isDutyOrVerb: Bool {
      switch self {
      case .duty, .ownVerb: true
      default: false
      }
    }

    var isConjunction: Bool {
      if case .separator(.conjunction) = self { true } else { false }
    }
  }

  enum Separator: Sendable, Hashable {
    case comma, semicolon, colon, dash, parenthesis, conjunction, contrast
    /// "=", "/", "@" and the like, between the parts of a notation.
    case sign
  }

  /// A header and its words.
  struct NamedHeader: Sendable {
    let header: MatrixNames.Header
    let words: Range<Int>
  }

  /// An assigned level or mark.
  struct Predicate: Sendable {
    var level: Int?
    var mark: Int?
    /// A level that is denied: "not shared".
    var deniedLevel: Int?
    /// A mark that is denied: "has no star".
    var deniedMark: Int?
    /// Whether it holds in every cell unless the sentence names some: "never shared".
    var isAlways = false
    /// Whether it contains a verb.
    var hasVerb = false
    /// Whether it needs a verb before it.
    var needsVerb = false
  }

  /// A pronoun, or "this domain".
  struct Reference: Sendable {
    let isPlural: Bool
    /// The axis that a noun names, or nil.
    var isRow: Bool?
    /// The number in "these two".
    var count: Int?
    /// Whether it is "the domain", which may also mean others.
    var isDefinite = false
    /// Whether it contains a verb: "it's".
    var hasVerb = false
  }

  let kind: Kind
  let words: Range<Int>

  /// The names of headers in it.
  var headers: [NamedHeader] {
    switch kind {
    case .names(let names), .scope(.headers(let names)): names
    default: []
    }
  }

  /// Whether it names a header.
  var namesHeader: Bool { !headers.isEmpty }
}

extension StatementScope {
  var isAlways: Bool { if case .always = self { true } else { false } }
}

/// The headers to which a predicate extends.
enum StatementScope: Sendable {
  case headers([StatementPiece.NamedHeader])
  /// "everywhere", "in all eight models".
  case every(isRow: Bool?, count: Int?)
  /// "elsewhere", "in the other four".
  case rest(isRow: Bool?, count: Int?)
  /// "everywhere except in Agentic AI".
  case everyExcept([StatementPiece.NamedHeader], isRow: Bool?)
  /// "always": every header, unless the sentence names some.
  case always
  /// "in most models".
  case some(isRow: Bool?)
  /// "no domain", as a subject.
  case none(isRow: Bool?)
  /// "in both", "in these three models".
  case reference(StatementPiece.Reference)
  /// "here", "in this model": the subject of the page.
  case here(isRow: Bool?)
  /// "there": the last names.
  case there

  /// The axis of the headers, or nil if any.
  var isRow: Bool? {
    switch self {
    case .headers(let headers): headers.first?.header.isRow
    case .every(let isRow, _), .rest(let isRow, _), .here(let isRow), .everyExcept(_, let isRow),
      .some(let isRow), .none(let isRow):
      isRow
    case .reference(let reference): reference.isRow
    case .there, .always: nil
    }
  }
}
