extension StatementWords {
  static let english = StatementWords(
    roles: [
      (.article, "the a an"),
      (
        .adverb,
        """
        alone wholly entirely fully solely completely always clearly plainly still again own sole full \
        main primary principal simply therefore thus hence just really squarely firmly exclusively \
        itself themselves now
        """
      ),
      (
        .opener,
        """
        so thus hence therefore consequently overall altogether also today now here finally first second \
        third then next similarly likewise conversely instead summary short note remember that \
        accordingly again clearly obviously naturally see only and but yet however moreover furthermore \
        in because since yes
        """
      ),
      (.conjunction, "and or plus"),
      (.contrast, "but while whereas whilst although though yet however"),
      (.reason, "because since so thus hence therefore"),
      (.copula, "is are stays stay remains remain becomes become"),
      (.preposition, "in for under with on at within inside to across of"),
      (.relative, "which"),
      (.place, "where"),
      (.singular, "it this that"),
      (.plural, "they these those both"),
      (.demonstrative, "this that these those"),
      (
        .duty,
        """
        responsibility duty job task concern business obligation problem work matter role \
        accountability ownership responsibilities duties
        """
      ),
      (.every, "every all each any"),
      (.everywhere, "everywhere throughout everything"),
      (.other, "other remaining else"),
      (.rest, "rest others elsewhere remainder"),
      (.here, "here"),
      (.there, "there"),
      (.exception, "exception exceptions"),
      (.companion, "with between by among"),
      (.both, "both"),
      (
        .hypothesis,
        """
        if unless except excepting excluding exception exceptions aside counting until when whenever once provided assuming assume assumes suppose \
        supposing imagine only wherever whichever whether otherwise pretend hypothetically wish till \
        formerly originally previously earlier earliest former draft drafts proposed proposal history \
        respectively exercise quiz plans planned
        """
      ),
      (
        .qualifier,
        """
        too partly partially mostly mainly largely default initially often sometimes generally normally \
        typically usually half part also most well rarely seldom primarily chiefly roughly almost \
        nearly practically virtually arguably perhaps maybe possibly probably may might could would
        """
      ),
      (
        .report,
        """
        says say said saying claims claim claimed claiming argues argue argued asserts believes believe \
        believed believing thinks think thought told tells tell heard hear hears assumption according \
        supposedly allegedly reportedly apparently wrote writes write myth myths misconception \
        misconceptions wrong wrongly false falsely mistake mistakes mistaken mistakenly error errors \
        erroneously untrue incorrect incorrectly disagrees disagree differs competitor rival \
        insists insist suggests suggest pretends contends contend maintains statement asked \
        asks ask question answered reads
        """
      ),
      (
        .negation,
        "not never no nobody nothing none neither nor cannot isn't aren't without hardly"
      ),
      (
        .limit,
        """
        for as at up only except apart besides within with to of by until through from about concerning \
        regarding insofar below above beyond during per under when if unless given save despite than \
        too also against among plus once while before after till
        """
      ),
      (.row, "row rows"),
      (.column, "column columns"),
      (.site, "matrix framework table grid site guide model map"),
      (.giver, "leaves leave gives give assigns assign puts put places place hands hand"),
      (.genitive, "of"),
      (.only, "only"),
      (.modal, "must can may might could would should has have are does do will need is"),
      (.actor, "who you they it we everyone whoever yourself itself themselves"),
      (
        .nominal,
        "and or of in for with on from at behind below above under between to as"
      ),
      (
        .falsehood,
        """
        myth myths misconception misconceptions mistake mistakes mistaken wrong false error errors \
        before earlier formerly old history example examples claim claims claimed hear heard assume \
        assumed believe believed exercise quiz draft drafts vendor's argue argued
        """
      ),
    ],
    frames: [
      (
        .predicate,
        [
          "{own} [{duty}]", "{your} {duty}", "{level} [{duty}]", "{duty} of|for {party}",
          "up|left|down|assigned|given|delegated|handed|allocated|entrusted to {party}",
          "owned|carried|handled|managed|run|borne|covered|held by {party}",
          "in {your} hands", "in {own} hands", "in hands of {party}",
          "marked|rated|listed|classed|classified|shown|recorded [as] {level}",
          "{mark}", "{mark} cell|focus|mark|one", "marked|rated|flagged|listed|classed [as] {mark}",
        ]
      ),
      (.complement, ["with {party}", "on {party}", "{party}"]),
      (
        .verb,
        [
          "falls|fall|goes|go|belongs|belong|comes|come [down] to|on|upon {party}",
          "lies|lie|rests|rest|sits|sit|stays|stay|remains|remain|resides|reside|stands [firmly] with|on {party}",
          "lies|lie|rests|rest|sits|sit|stays|stay|remains|remain in {your} hands",
          "lies|lie|rests|rest|sits|sit|stays|stay|remains|remain in hands of {party}",
          "falls|fall under {own} {duty}", "falls|fall under {your} {duty}",
          "carries|carry|has|have|bears|bear {mark} [mark|star|focus|flag]",
          "carries|carry|has|have|bears|bear mark|star|flag for|of {mark}",
        ]
      ),
      (.joint, ["joint|common|mutual|collective [{duty}]", "up|down to both [sides|parties]"]),
      (
        .jointVerb,
        [
          "lies|lie|rests|rest|sits|sit|stays|stay with|on both [sides|parties]",
          "falls|fall|belongs|belong to|on both [sides|parties]",
        ]
      ),
      (
        .notApplicable,
        [
          "not applicable", "marked|rated|listed|classed|shown|recorded [as] not applicable",
          "inapplicable",
        ]
      ),
      (
        .notApplicableVerb,
        ["does|do not apply", "doesn't|don't apply", "doesn|don t apply", "does|do not arise"]
      ),
      (
        .actor,
        [
          "{party} carries|carry|owns|own|bears|bear|shoulders|shoulder",
          "{party} is|are responsible|accountable|answerable|liable for",
          "{party} has|have [{duty}] of|for", "{party} answers|answer for",
        ]
      ),
      (
        .weakActor,
        [
          "{party} handles|handle|covers|cover|holds|hold|keeps|keep",
          "{party} is|are in charge of", "{party} takes|take care of",
          "{party} looks|look after", "{party} takes|take on",
        ]
      ),
      (
        .sharers,
        [
          "{party} and {party} share|carry", "both sides|parties share|carry",
          "{party} shares|share", "sides|parties share|carry",
        ]
      ),
      (
        .partners,
        [
          "between|by|among|with|across {party} and {party}", "between|by|among sides|parties",
          "between|by both [sides|parties]", "with {party}", "between two", "between them",
        ]
      ),
      (.receiver, ["to|with|on|upon {party}", "in {your} hands", "in hands of {party}"]),
    ],
    attributeEndings: ["owned", "managed", "run", "led", "held", "carried", "side", "operated"]
      .map { "-\($0)" },
    possessiveEndings: ["'s"],
    pluralEndings: ["s"],
    pronouns: [
      Pronoun(subject: "you", possessive: "yours", determiner: "your"),
      Pronoun(subject: "we", possessive: "ours", determiner: "our"),
      Pronoun(subject: "us", possessive: "ours", determiner: "our"),
      Pronoun(subject: "they", possessive: "theirs", determiner: "their"),
    ])
}
