extension StatementWords {
  static let english = StatementWords(
    roles: [
      (.article, "the a an"),
      (
        .adverb,
        """
        alone wholly entirely fully solely completely always clearly plainly still again own sole full \
        main primary principal simply therefore thus hence just really squarely firmly exclusively \
        itself themselves now shall merely
        """
      ),
      (
        .opener,
        """
        so thus hence therefore consequently overall altogether also today now here finally first second \
        third already even then next similarly likewise conversely instead summary short note remember that \
        accordingly again clearly obviously naturally see only and but yet however moreover furthermore \
        in because since yes
        """
      ),
      (.conjunction, "and or plus"),
      (.contrast, "but while whereas whilst although though yet however"),
      (.reason, "because since so thus hence therefore"),
      (.copula, "is are be gets get stays stay remains remain becomes become"),
      (
        .preposition,
        "in for under with on at within inside to across of concerning regarding throughout about"
      ),
      (.relative, "which who"),
      (.place, "where"),
      (.singular, "it this that it's that's"),
      (.plural, "they these those both they're"),
      (.contraction, "it's that's they're"),
      (.always, "always never invariably"),
      (.also, "too likewise"),
      (.exceptive, "except excepting excluding save bar besides apart aside"),
      (.comparison, "as like unlike"),
      (
        .label,
        """
        finding observation gap note result conclusion summary fact answer rule reminder hint tip \
        takeaway lesson news point recap remark upshot dr
        """
      ),
      (.possessive, "their his her its our my your last previous next"),
      (.partyModifier, "cloud service hosting platform third-party"),
      (.vague, "most some many several few"),
      (.caseNoun, "respect case regard relation terms context"),
      (.negatedCopula, "isn't aren't"),
      (.none, "no nothing"),
      (.condition, "where when if once whenever wherever"),
      (
        .adoption,
        """
        use uses using buy buys rent rents procure procures adopt adopts choose chooses deploy deploys \
        run runs pick picks select selects take takes operate operates to with
        """
      ),
      (.asker, "who whose"),
      (.listing, "following below these"),
      (.ownDuty, "duty responsibility accountability ownership obligation"),
      (.onwards, "on onwards onward upwards upward"),
      (.from, "from"),
      (.demonstrative, "this that these those"),
      (
        .duty,
        """
        responsibility duty job task concern business obligation problem work matter role \
        accountability ownership responsibilities duties owner obligations
        """
      ),
      (.every, "every all each any everything"),
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
        respectively exercise quiz plans planned ask asks asked question
        """
      ),
      (
        .qualifier,
        """
        too partly partially mostly mainly largely default initially often sometimes generally normally \
        typically usually half part also most well rarely seldom primarily chiefly roughly almost \
        nearly practically virtually arguably perhaps maybe possibly probably may might could would possible likely potential
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
        insists insist suggests suggest pretends contends contend maintains statement \
        answered reads
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
      (
        .giver,
        """
        leaves leave gives give assigns assign puts put places place hands hand makes make keeps keep \
        renders render
        """
      ),
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
          "owned|carried|handled|managed|run|borne|covered|held|operated|provided|assured|retained by {party}",
          "{own} to run|manage|handle|secure|carry|own|do|keep",
          "{level} territory|turf|ground|side",
          "{own} territory|turf|ground|side|remit|domains|rows|cells",
          "{level} domains|rows|cells|ones",
          "operated|managed|run|maintained|handled and owned|managed|run|maintained by {party}",
          "one of {level} {duty}", "among {level} {duty}",
          "one of {own} {duty}", "among {own} {duty}",
          "one of {mark} cells|focuses|ones|domains|rows",
          "among {mark} cells|focuses|ones|domains|rows",
          "in {your} hands", "in {own} hands", "in hands of {party}",
          "marked|rated|listed|classed|classified|shown|recorded [as] {level}",
          "{mark}", "{mark} cell|focus|mark|one", "marked|rated|flagged|listed|classed [as] {mark}",
        ]
      ),
      (
        .complement,
        [
          "with {party}", "on {party}", "{party}",
          "for {party} to do|handle|manage|secure|carry|keep",
          "on|in {own} plate|side|shoulders|list|desk|court|remit|camp|lap",
          "on|in {your} plate|side|shoulders|list|desk|court|remit|camp|lap",
        ]
      ),
      (
        .verb,
        [
          "falls|fall|goes|go|belongs|belong|comes|come [down] to|on|upon {party}",
          "passes|pass|transfers|transfer|devolves|devolve|reverts|revert to|on|upon {party}",
          "vests|vest in|with {party}", "ends|end|winds|wind up with {party}",
          "lands|land with|on {party}",
          "counts|count as {level}", "counts|count as {own}",
          "attaches|attach to {party}",
          "lies|lie|rests|rest|sits|sit|stays|stay|remains|remain|resides|reside|stands [firmly] with|on {party}",
          "lies|lie|rests|rest|sits|sit|stays|stay|remains|remain in {your} hands",
          "lies|lie|rests|rest|sits|sit|stays|stay|remains|remain in hands of {party}",
          "falls|fall under {own} {duty}", "falls|fall under {your} {duty}",
          "carries|carry|has|have|bears|bear|gets|get [single|one|its] {mark} [mark|star|focus|flag]",
          "needs|need|requires|require|demands|demand|receives|receive {mark}",
          "calls|call for {mark}", "is|are subject to {mark}",
          "carries|carry|has|have|bears|bear mark|star|flag for|of {mark}",
        ]
      ),
      (
        .deniedMark,
        [
          "carries|carry|has|have|bears|bear|gets|get|needs|need|requires|require no {mark} [mark|star|focus|flag]",
          "does|do not carry|have|bear|need|require {mark} [mark|star|focus|flag]",
          "is|are not subject to {mark}",
        ]
      ),
      (
        .denier,
        [
          "{party} does|do not carry|own|bear|handle|hold|share",
          "{party} doesn't|don't carry|own|bear|handle|hold|share",
          "{party} is|are not responsible|accountable|answerable|liable for",
          "{party} isn't|aren't responsible|accountable|answerable|liable for",
          "{party} has|have|bears|bear|carries|carry no duty|responsibility of|for",
        ]
      ),
      (.marker, ["{mark} [mark|star|focus|flag] stands|sits|is|lies at|on|with|beside"]),
      (.dutyOf, ["[party] responsible|accountable|answerable for"]),
      (
        .factive,
        [
          "note|remember|recall|know|mind|shows|show|aware|surprised|glad|clear|sure|obvious|fact that",
          "glad|happy|pleased|relieved|sorry to hear|know|learn|say that",
        ]
      ),
      (.applies, ["applies|apply"]),
      (
        .echo,
        [
          "so is|are|does|do", "as is|are|does|do", "same goes|holds|applies for|to|in",
          "same is true of|for|in",
        ]
      ),
      (.also, ["as well"]),
      (
        .opener,
        [
          "for record",
          "for purposes of this|present schedule|document|annex|policy|framework|guide|table",
          "in short|brief|sum|summary|conclusion", "in other words", "to sum up", "to be clear",
          "put simply", "of course", "after all", "in fact",
          "says matrix|table|framework", "according to [this|our] matrix|table|framework|guide",
          "as matrix|table|framework says|shows|puts", "without exception", "repeat after me",
          "as reminder", "it follows that",
        ]
      ),
      (
        .reason,
        [
          "this|that|which is why", "this|that|which means [that]", "as result",
          "for this|that reason",
        ]
      ),
      (
        .joint,
        [
          "{duty} that|which {party} and {party} share", "{duty} both sides|parties share",
          "{duty} that|which both sides|parties share", "something both sides|parties share",
          "both parties|sides", "joint|common|mutual|collective [{duty}]",
          "up|down to both [sides|parties]",
        ]
      ),
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
          "not applicable", "out of scope", "irrelevant", "not relevant", "moot", "blank",
          "marked|rated|listed|classed|shown|recorded [as] not applicable",
          "inapplicable",
        ]
      ),
      (
        .notApplicableVerb,
        [
          "has|have no place|meaning|bearing", "plays|play no role|part", "does|do not apply",
          "doesn't|don't apply", "doesn|don t apply", "does|do not arise",
        ]
      ),
      (
        .actor,
        [
          "{party} carries|carry|owns|own|bears|bear|shoulders|shoulder",
          "{party} is|are|be responsible|accountable|answerable|liable for",
          "{party} has|have [{duty}] of|for", "{party} answers|answer for",
          "{party} assumes|assume|takes|take|accepts|accept|holds|hold|retains|retain|bears|bear|carries|carry {duty} of|for",
        ]
      ),
      (
        .weakActor,
        [
          "{party} handles|handle|covers|cover|holds|hold|keeps|keep",
          "{party} retains|retain", "{party} is|are in charge of", "{party} is|are on hook for",
          "{party} is|are tasked|charged|left|stuck with", "{party} does|do", "{party} has|have",
          "{party} manages|manage|runs|run|performs|perform", "{party} sees|see to",
          "{party} takes|take over", "{party} takes|take care of",
          "{party} looks|look after", "{party} takes|take on",
        ]
      ),
      (
        .sharers,
        [
          "{party} and {party} share|carry", "both sides|parties share|carry",
          "{party} and {party} both|jointly|together share|carry|own|bear",
          "both share|carry", "sides|parties jointly|both share|carry|own",
          "{party} shares|share", "sides|parties share|carry",
        ]
      ),
      (
        .partners,
        [
          "between|by|among|with|across {party} and {party}", "between|by|among sides|parties",
          "between|by|of|for both [sides|parties]", "of sides|parties", "with {party}",
          "between two", "between them",
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
