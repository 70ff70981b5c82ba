extension CountEvidence {
  /// English words that show what a number counts.
  enum Words {
    static let are = Prose.key("are")
    static let there = Prose.key("there")
    static let the = Prose.key("the")
    static let all = Prose.key("all")
    static let we = Prose.key("we")

    static let approximate = keys("c ca circa approx")
    static let partial = keys(
      """
      other more fewer less least most first last next some about nearly almost over under than to \
      another any these those only one two three just few several both remaining per or around \
      roughly approximately circa original old new further additional top best main key your their \
      his her my every such same different extra spare half own
      """)
    static let restricting = keys(
      """
      that which who whose where without marked named mentioned shown more fewer each other above \
      below listed discussed chosen selected left you we they i it he she people
      """)
    static let doubts = keys(
      """
      had was were grew grown began begun started became originally formerly earlier previous \
      previously added expanded published until once before would could might if imagine suppose \
      not never no nobody neither cannot doesn't don't isn't aren't survey study reviewer merged \
      compared according vendor vendors will shall may should plans planned example e.g assume \
      assuming hypothetical claims claim said thinks think believes believe roughly average typical \
      typically often sometimes usually say ago yesterday soon someday pretend wrong myth used \
      instead unless whether both either soon rather wish want wants won't can't didn't wasn't \
      weren't wouldn't shouldn't without ever picked pick choose chose chosen
      """)
    static let labels = keys(
      """
      chapter section step level tier phase version figure table page part number no week day round \
      article clause annex appendix stage class category type release edition group sprint line row \
      column rule item question lesson volume iteration year quarter
      """)
    static let ranges = keys("to or and through till")
    static let small = keys(
      "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty")
    static let signs: Set<UInt8> = Set("~<>#$+-=%/".utf8)

    static let verbs = keys(
      """
      covers cover spans span crosses cross describes describe compares compare has have names name \
      lists list holds hold contains contain defines define consists comprises comprise counts \
      distinguishes documents includes include offers provides sorts groups is comes sets maps \
      presents knows divides rests
      """)
    /// Words between "is" and the number: "is made up of".
    static let verbParts = keys(
      "made up of divided into built on around split with from consists comes organised organized in"
    )
    static let adverbs = keys("now currently today also always already still itself therefore thus")
    static let fillers = keys(
      "exactly precisely all total a of in now currently altogether today the its into with on up")
    static let determiners = keys(
      "all the its our across of between make makes framework's matrix's site's guide's")
    static let firm = keys("all the make makes framework's matrix's site's guide's of")
    static let possessives = keys("framework's matrix's site's guide's")
    static let pairing = keys("with by and")
    static let conjunctions = keys("and because since as so while but though although")
    static let openings = keys(
      "in total all altogether here today now currently this framework on site the matrix overall")
    static let wholly = keys("here total all altogether today now overall altogether")
    static let prepositions = keys(
      """
      in on of from for by with at to under within among other than as against behind about around \
      over per through via inside outside beyond
      """)
    /// Prepositions that restrict a noun to some of its entries.
    static let limits = keys(
      "for with from under within among by against behind about around per via outside beyond")

    private static let verbals = keys("is made divided built split consists comes rests up")
    static func isVerbal(_ key: UInt64) -> Bool { verbals.contains(key) }

    private static func keys(_ words: String) -> Set<UInt64> {
      Set(words.split(whereSeparator: \.isWhitespace).map { Prose.key(String($0)) })
    }
  }
}
