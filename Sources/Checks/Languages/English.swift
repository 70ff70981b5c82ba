internal import ContentModel

extension LanguagePack {
  static let english = LanguagePack(
    tag: "en", name: "English", numbers: .english, nouns: NounForms(cells: ["cells"]),
    counting: .english, phrases: Shared(.english), statements: { .english }, terms: .english,
    citations: .english, linkTexts: .english)
}

extension NumberWords {
  fileprivate static let english = NumberWords(
    name: EnglishNumbers.name, hundreds: "hundred", afterHundreds: "and",
    larger: "hundred thousand million billion dozen", groupMarks: [UInt8(ascii: ",")])
}

private enum EnglishNumbers {
  @Sendable static func name(_ value: Int) -> String {
    if value < 20 { return units[value] }
    if value < 100 {
      let ten = tens[value / 10 - 2]
      return value % 10 == 0 ? ten : "\(ten)-\(units[value % 10])"
    }
    let hundred = "\(units[value / 100]) hundred"
    return value % 100 == 0 ? hundred : "\(hundred) and \(name(value % 100))"
  }

  private static let units = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
  ]
  private static let tens = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
}

extension CountingWords {
  private static let nouns =
    "framework site website guide handbook map catalogue catalog course curriculum"

  fileprivate static let english = CountingWords(
    siteNouns: WordList(nouns),
    documentNouns: "framework guide handbook map catalogue catalog course curriculum",
    matrixNouns: "matrix grid heatmap",
    ownDeterminers: "this our",
    articles: "the",
    possessives: """
      framework's site's website's guide's handbook's map's catalogue's catalog's course's \
      curriculum's matrix's
      """,
    modifiers: "whole entire full complete present current ai",
    plain: """
      a an the this that these those it its in on of for with and or but all each every both we i \
      you they there here now today no not as at by to from how what when where who why which is \
      are has
      """,
    parties: """
      vendor vendors vendor's vendors' supplier suppliers supplier's competitor competitor's bank \
      banks bank's company companies company's firm firms firm's hospital insurer retailer \
      manufacturer organisation organisations organisation's organization organizations \
      organization's team teams team's department department's agency agency's regulator \
      regulator's auditor auditors auditor's authors author's author article book paper report \
      reports study survey podcast blog talk colleague colleagues client clients client's their \
      his her my others others' another project project's startup consultant consultants \
      predecessor competitors somebody someone everybody industry market edition draft release \
      pilot scenario exercise lesson's threat's
      """,
    falsehoods: """
      myth myths misconception misconceptions mistake mistakes wrong false before history earlier \
      old example examples vendor's exercise quiz criticism critics
      """,
    otherOwners: "another other their your use draw build make try take",
    abbreviations: "c ca circa approx",
    partial: """
      other more fewer less least most first last next some about nearly almost over under than to \
      another any these those only one two three just few several both remaining per or around \
      roughly approximately circa original old new further additional top best main key your their \
      his her my every such same different extra spare half own
      """,
    restricting: """
      that which who whose where without marked named mentioned shown more fewer each other above \
      below listed discussed chosen selected left you we they i it he she people
      """,
    doubts: """
      had was were grew grown began begun started became originally formerly earlier previous \
      previously added expanded published until once before would could might if imagine suppose \
      not never no nobody neither cannot doesn't don't isn't aren't survey study reviewer merged \
      compared according vendor vendors will shall may should plans planned example e.g assume \
      assuming hypothetical claims claim said thinks think believes believe roughly average typical \
      typically often sometimes usually say ago yesterday soon someday pretend wrong myth used \
      instead unless whether both either soon rather wish want wants won't can't didn't wasn't \
      weren't wouldn't shouldn't without ever picked pick choose chose chosen
      """,
    labels: """
      chapter section step level tier phase version figure table page part number no week day round \
      article clause annex appendix stage class category type release edition group sprint line row \
      column rule item question lesson volume iteration year quarter
      """,
    ranges: "to or and through till",
    small: "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty",
    bounds: .english,
    comparisons: CountPhrases.index([
      ("more", .more), ("fewer", .fewer), ("less", .fewer), ("as many", .equal),
      ("twice as many", .times(2)), ("half as many", .times(0.5)),
      ("three times as many", .times(3)),
    ]),
    than: "than as",
    numbering: CountPhrases.index([
      ("in number", true), ("in all", true), ("in total", true), ("altogether", true),
    ]),
    copulas: "is are",
    numberOf: ["the number of", "the number of the", "the count of"],
    thereAre: ["there are"],
    all: "all",
    we: "we",
    verbs: """
      covers cover spans span crosses cross describes describe compares compare has have names name \
      lists list holds hold contains contain defines define consists comprises comprise counts \
      distinguishes documents includes include offers provides sorts groups is comes sets maps \
      presents knows divides rests
      """,
    verbals:
      "is made divided built split consists comes rests up everything sorts divides splits groups",
    verbParts:
      "everything made up of divided into built on around split with from consists comes organised organized in",
    adverbs: "now currently today also always already still itself therefore thus",
    fillers:
      "exactly precisely all total a of in now currently altogether today the its into with on up",
    determiners: """
      all the its our across of between make makes framework's matrix's site's guide's
      """,
    firm: "all the make makes framework's matrix's site's guide's of",
    pairing: "with by and",
    connectors: "and all across in each of the by with × x our its for",
    conjunctions: "and because since as so while but though although",
    openings:
      "in total all altogether here today now currently this framework on site the matrix overall",
    wholly: "here total all altogether today now overall altogether",
    prepositions: """
      in on of from for by with at to under within among other than as against behind about around \
      over per through via inside outside beyond
      """,
    limits:
      "for with from under within among by against behind about around per via outside beyond",
    restrictiveEndings: ["ed", "ing"],
    times: "× x by times")
}

extension TermWords {
  fileprivate static let english = TermWords(
    small: "and of the for in a an to is with on",
    endings: [
      "or", "er", "ors", "ers", "ion", "ions", "ed", "ing", "ings", "ive", "al", "able", "ible",
      "ant", "ent", "ance", "ence", "y", "ies", "ic", "ism", "ist", "ists", "ment", "ments",
    ],
    mostEdits: 2)
}

extension VagueLinkTexts {
  fileprivate static let english: VagueLinkTexts = [
    "here", "click", "click here", "click this", "click this link", "click me", "tap here",
    "press here", "see here", "look here", "read here", "go here", "go", "over here", "right here",
    "found here", "available here", "download here", "click here for more", "here for more",
    "this", "this one", "this page", "this link", "this site", "this website", "this article",
    "this document", "this post", "this file", "see this", "read this",
    "link", "the link",
    "more", "read more", "see more", "view more", "show more", "learn more", "find out more",
    "know more", "and more", "more here", "more info", "more information", "more details",
    "for more", "for more information", "for more details", "read on", "continue",
    "continue reading", "keep reading", "learn more here", "read more here", "see more here",
  ]
}
