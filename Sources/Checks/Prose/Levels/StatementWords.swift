/// The words of one language with which texts assign levels to cells.
///
/// A language lists its words by their roles and its ways to name an owner as patterns. The reader
/// itself knows no words.
final class StatementWords: Sendable {
  /// The roles that a word can have in a statement.
  struct Roles: OptionSet, Sendable, Hashable {
    let rawValue: UInt64

    /// "the", "a": skipped.
    static let article = Roles(rawValue: 1 << 0)
    /// "alone", "entirely": skipped, because it does not change a statement.
    static let adverb = Roles(rawValue: 1 << 1)
    /// "therefore", "overall": can precede a statement.
    static let opener = Roles(rawValue: 1 << 2)
    /// "and", "or".
    static let conjunction = Roles(rawValue: 1 << 3)
    /// "but", "while": begins another clause.
    static let contrast = Roles(rawValue: 1 << 4)
    /// "because", "so": begins a reason or a consequence.
    static let reason = Roles(rawValue: 1 << 5)
    /// "is", "remain".
    static let copula = Roles(rawValue: 1 << 6)
    /// "in", "for": precedes the other half of a cell.
    static let preposition = Roles(rawValue: 1 << 7)
    /// "which".
    static let relative = Roles(rawValue: 1 << 8)
    /// "where".
    static let place = Roles(rawValue: 1 << 9)
    /// "it", "this": refers to one name.
    static let singular = Roles(rawValue: 1 << 10)
    /// "they", "both": refers to several names.
    static let plural = Roles(rawValue: 1 << 11)
    /// "responsibility", "job".
    static let duty = Roles(rawValue: 1 << 12)
    /// "every", "all".
    static let every = Roles(rawValue: 1 << 13)
    /// "everywhere".
    static let everywhere = Roles(rawValue: 1 << 14)
    /// "other", "remaining", "else".
    static let other = Roles(rawValue: 1 << 15)
    /// "rest", "others", "elsewhere": all that were not named.
    static let rest = Roles(rawValue: 1 << 16)
    /// "here".
    static let here = Roles(rawValue: 1 << 17)
    /// "both".
    static let both = Roles(rawValue: 1 << 18)
    /// "if", "unless", "suppose": the sentence states nothing.
    static let hypothesis = Roles(rawValue: 1 << 19)
    /// "partly", "usually", "also": the statement is not the whole truth.
    static let qualifier = Roles(rawValue: 1 << 20)
    /// "says", "claims", "wrong": the view of others, or a mistake.
    static let report = Roles(rawValue: 1 << 21)
    /// "not", "never".
    static let negation = Roles(rawValue: 1 << 22)
    /// "for", "within": after a statement, a restriction.
    static let limit = Roles(rawValue: 1 << 23)
    /// "row".
    static let row = Roles(rawValue: 1 << 24)
    /// "column".
    static let column = Roles(rawValue: 1 << 25)
    /// "matrix", "framework".
    static let site = Roles(rawValue: 1 << 26)
    /// "leaves", "gives": the subject assigns its object to a party.
    static let giver = Roles(rawValue: 1 << 27)
    /// "of".
    static let genitive = Roles(rawValue: 1 << 28)
    /// "only".
    static let only = Roles(rawValue: 1 << 29)
    /// "this", "that": with a noun, refers to a name.
    static let demonstrative = Roles(rawValue: 1 << 30)
    /// "must", "is": after a party in a list, describes its work.
    static let modal = Roles(rawValue: 1 << 31)
    /// "you", "they": in a list, describes the work of a party.
    static let actor = Roles(rawValue: 1 << 32)
    /// "and", "of": follows a plural noun rather than a verb.
    static let nominal = Roles(rawValue: 1 << 33)
    /// "myth", "draft": in a heading or before a list, marks statements as false or as examples.
    static let falsehood = Roles(rawValue: 1 << 34)

    /// "there": the last names of the other axis.
    static let there = Roles(rawValue: 1 << 35)
    /// "with", "between": after a shared level, the parties that share.
    static let companion = Roles(rawValue: 1 << 36)
    /// "exception": the sentence before it does not hold everywhere.
    static let exception = Roles(rawValue: 1 << 37)

    /// "always": in every cell, unless the sentence names some.
    static let always = Roles(rawValue: 1 << 38)
    /// "too": the statement repeats the level of another one.
    static let also = Roles(rawValue: 1 << 39)
    /// "except", "apart": before names that a statement leaves out.
    static let exceptive = Roles(rawValue: 1 << 40)
    /// "as", "like": before names that are only compared.
    static let comparison = Roles(rawValue: 1 << 41)
    /// "finding", "note": before a colon, introduces a statement of the text's own.
    static let label = Roles(rawValue: 1 << 42)
    /// "their", "last": makes a label that of others.
    static let possessive = Roles(rawValue: 1 << 43)
    /// "cloud", "service": before a party, part of its name.
    static let partyModifier = Roles(rawValue: 1 << 44)
    /// "most", "some": an unknown number of headers.
    static let vague = Roles(rawValue: 1 << 45)
    /// "respect", "case": between two prepositions, part of them.
    static let caseNoun = Roles(rawValue: 1 << 46)
    /// "it's": a pronoun with its verb.
    static let contraction = Roles(rawValue: 1 << 47)
    /// "isn't": a negation with its verb.
    static let negatedCopula = Roles(rawValue: 1 << 48)
    /// "no": before the noun of an axis, none of its headers.
    static let none = Roles(rawValue: 1 << 49)
    /// "duty", "responsibility": with an article, that of the page.
    static let ownDuty = Roles(rawValue: 1 << 50)
    /// "up", "on": after a name, the end of a range: "from IaaS AI on".
    static let onwards = Roles(rawValue: 1 << 51)
    /// "from".
    static let from = Roles(rawValue: 1 << 52)
    /// "when", "where": with a verb of adoption, before the names of a scope.
    static let condition = Roles(rawValue: 1 << 53)
    /// "use", "adopt".
    static let adoption = Roles(rawValue: 1 << 54)
    /// "who", "whose": begins a question for the party.
    static let asker = Roles(rawValue: 1 << 55)
    /// "following", "below": before a list.
    static let listing = Roles(rawValue: 1 << 56)

    static let skipped: Roles = [.article, .adverb]
    static let doubts: Roles = [.hypothesis, .qualifier, .report, .negation]
  }

  /// The forms of a pronoun that can be an alias of a level: "you", "yours", "your".
  struct Pronoun: Sendable {
    let subject: String
    let possessive: String
    let determiner: String
  }

  let frames: StatementFrames
  /// The endings of the name of a level that make it an attribute: "-owned".
  let attributeEndings: [String]
  /// The endings of the name of a level that make it a possessive: "'s".
  let possessiveEndings: [String]
  /// The endings of plurals.
  let pluralEndings: [String]
  let pronouns: [Pronoun]
  /// Whether the noun is the first word of a name of entries: "domaine de sécurité".
  let nounIsFirst: Bool
  private let roles: [UInt64: Roles]
  private let filter: KeyFilter

  /// - Parameters:
  ///   - roles: Words separated by spaces, with their roles. A word may occur several times.
  ///   - frames: Patterns by kind, as ``StatementFrames`` describes.
  init(
    roles lists: [(Roles, String)], frames: [(StatementFrames.Kind, [String])],
    attributeEndings: [String] = [], possessiveEndings: [String] = [],
    pluralEndings: [String] = [], pronouns: [Pronoun] = [], nounIsFirst: Bool = false
  ) {
    var roles: [UInt64: Roles] = [:]
    for (role, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) {
        roles[Prose.key(String(word)), default: []].formUnion(role)
      }
    }
    self.roles = roles
    var filter = KeyFilter()
    for key in roles.keys { filter.insert(key) }
    self.filter = filter
    self.frames = StatementFrames(frames)
    self.attributeEndings = attributeEndings
    self.possessiveEndings = possessiveEndings
    self.pluralEndings = pluralEndings
    self.pronouns = pronouns
    self.nounIsFirst = nounIsFirst
  }

  /// Returns the roles of each word of a text.
  func roles(of prose: Prose) -> [Roles] {
    prose.words.map { filter.mayContain($0.key) ? roles[$0.key] ?? [] : [] }
  }
}
