extension LanguagePack {
  static let french = LanguagePack(
    tag: "fr", name: "French", numbers: .french, nouns: .french, counting: .french,
    statements: { .french }, terms: .french,
    linkTexts: .french)
}

extension NumberWords {
  fileprivate static let french = NumberWords(
    name: FrenchNumbers.name, spellings: FrenchNumbers.spellings, singleWords: 1000,
    hundreds: "cent cents", startsWithHundred: true, afterTens: "et",
    larger: """
      mille million millions milliard milliards dizaine dizaines douzaine douzaines centaine \
      centaines
      """,
    groupMarks: [UInt8(ascii: ".")], isInflected: FrenchNumbers.isInflected)
}

private enum FrenchNumbers {
  /// The traditional spelling. Those of Belgium and Switzerland, and that of 1990 with hyphens
  /// between all words, are other spellings.
  @Sendable static func name(_ value: Int) -> String {
    if value < 100 { return below100(value) }
    let unit = value / 100
    let rest = value % 100
    let hundred = unit == 1 ? "cent" : "\(units[unit]) cent" + (rest == 0 ? "s" : "")
    return rest == 0 ? hundred : "\(hundred) \(below100(rest))"
  }

  @Sendable static func spellings(_ value: Int) -> [String] {
    var names = [name(value)]
    if (70..<80).contains(value) || (80..<100).contains(value) {
      for ten in value < 80 ? ["septante"] : value < 90 ? ["huitante", "octante"] : ["nonante"] {
        names.append(joined(ten, value % 10))
      }
    }
    names += names.map { $0.replacing(" ", with: "-") }
    // "Vingt et une".
    names += names.filter { isInflected(value) && $0.hasSuffix("un") }.map { $0 + "e" }
    return names
  }

  /// Whether the number ends with "un", which is "une" beside a feminine noun.
  @Sendable static func isInflected(_ value: Int) -> Bool {
    value % 10 == 1 && ![11, 71, 91].contains(value % 100)
  }

  private static func below100(_ value: Int) -> String {
    switch value {
    case ..<20: units[value]
    case ..<70: joined(tens[value / 10 - 2], value % 10)
    case ..<80: value == 71 ? "soixante et onze" : "soixante-\(units[value - 60])"
    case 80: "quatre-vingts"
    default: "quatre-vingt-\(units[value - 80])"
    }
  }

  private static func joined(_ ten: String, _ unit: Int) -> String {
    switch unit {
    case 0: ten
    case 1: "\(ten) et un"
    default: "\(ten)-\(units[unit])"
    }
  }

  private static let units = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
  ]
  private static let tens = ["vingt", "trente", "quarante", "cinquante", "soixante"]
}

extension NounForms {
  fileprivate static let french = NounForms(
    head: .first, adjectives: { [$0 + "s", $0 + "e", $0 + "es"] }, adjectivesFollow: true,
    cells: ["cellules", "cases"])
}

extension CountingWords {
  fileprivate static let french = CountingWords(
    siteNouns: "cadre référentiel guide manuel site catalogue cours parcours framework",
    documentNouns: "cadre référentiel guide manuel catalogue cours parcours framework",
    matrixNouns: "matrice grille",
    ownDeterminers: "ce cet cette notre",
    articles: "le la l les du au des aux",
    modifiers: "présent présente ia",
    plain: """
      le la les l un une des de du d ce cet cette ces il elle ils elles on nous vous dans en sur \
      pour par avec et ou mais tous toutes tout toute chaque ici aujourd'hui non oui pas comme \
      comment quand où qui que quoi quel quelle quels quelles est sont a ont notre nos au aux à \
      maintenant ia
      """,
    parties: """
      vendeur vendeurs éditeur éditeurs concurrent concurrents banque banques société sociétés \
      entreprise entreprises hôpital assureur détaillant fabricant fabricants organisation \
      organisations organisme organismes équipe équipes service département agence agences \
      autorité autorités régulateur auditeur auditeurs auteur auteurs autrice article articles \
      livre livres rapport rapports étude études sondage enquête podcast blog exposé collègue \
      collègues mon ma mes leur leurs autrui projet projets consultant consultants prédécesseur \
      quelqu'un marché édition brouillon pilote scénario exercice
      """,
    falsehoods: """
      mythe mythes erreur erreurs faux fausse fausses avant histoire historique ancien ancienne \
      anciens anciennes exemple exemples exercice quiz critique critiques reçues
      """,
    otherOwners: """
      autre autres leur leurs votre vos dessinez utilisez construisez faites prenez essayez une un
      """,
    abbreviations: "c ca env p ex art chap fig tab n no vol",
    partial: """
      autres autre plus moins environ presque quasi quasiment seulement seuls seules quelques \
      quelque plusieurs premiers premières derniers dernières prochains prochaines ces ce cette cet \
      mes tes leurs leur vos votre certains certaines différents différentes divers un une deux \
      trois chaque chacun par mêmes même jusqu vers ses son sa que anciens anciennes nouveaux \
      nouvelles principaux principales
      """,
    partialPhrases: [
      "plus de", "moins de", "près de", "au moins", "au plus", "autour de", "jusqu à", "à peine",
      "ou", "plus d", "un de", "une de", "l un des", "l une des", "un des", "une des",
      "plusieurs des", "certains des", "certaines des", "quelques",
    ],
    restricting: """
      qui que qu dont où lesquels lesquelles auxquels auxquelles desquels plus moins autres chacun \
      chacune ci-dessus ci-dessous suivants suivantes nous vous ils elles il elle
      """,
    relatives: "dont",
    doubts: """
      avait avaient était étaient fut furent fût comptait comptaient comprenait comprenaient passé \
      passée passés ancien anciennement autrefois auparavant initialement initial initiale jadis \
      ajouté ajoutés ajoutée avant pourrait pourraient serait seraient aurait auraient si imaginons \
      imaginez supposons supposez ne n pas jamais aucun aucune personne ni enquête étude sondage \
      selon après devra devrait devraient doit doivent peut peuvent prévoit prévoyait prévu prévus \
      exemple p.ex prétend prétendent affirme affirment dit disent pense pensent croit croient \
      environ moyenne typique typiquement souvent parfois habituellement généralement hier bientôt \
      demain mythe erreur faux fausse lieu sauf sans hormis soit plutôt veut veulent voudrait \
      choisi choisis choisir choisissez choisissons plan plans futur future comparé sera seront \
      aura auront deviendra devint devenu quand lorsque lorsqu
      """,
    labels: """
      chapitre section étape niveau phase version figure tableau page partie numéro no n semaine \
      jour tour article clause annexe classe catégorie type groupe ligne colonne règle point \
      question leçon volume année trimestre alinéa paragraphe titre édition
      """,
    ranges: "à et ou",
    small: "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente",
    thereAre: [
      "il y a", "il existe", "on compte", "on distingue", "on trouve", "on dénombre", "y a t il",
      "existe t il",
    ],
    all: "tous toutes ensemble totalité",
    we: "nous",
    verbs: """
      compte comptent comptons comprend comprennent comprenons décrit décrivent décrivons compare \
      comparent comparons a ont nomme nomment liste listent listons contient contiennent contenons \
      définit définissent définissons compose composent comporte comportent distingue distinguent \
      distinguons documente documentent inclut incluent propose proposent proposons regroupe \
      regroupent couvre couvrent couvrons croise croisent présente présentent présentons recense \
      recensent recensons répartit traite traitent repose reposent est possède réunit rassemble \
      énumère cite citent articule offre offrent détaille détaillent étudie étudient
      """,
    verbals: "est",
    verbParts: """
      composé composée constitué constituée divisé divisée organisé organisée structuré structurée \
      réparti répartie découpé découpée formé formée bâti bâtie fait faite basé basée articulé \
      articulée
      """,
    adverbs: "se s y en désormais aujourd'hui actuellement maintenant ainsi donc toujours",
    fillers: """
      de d en exactement précisément au total tout aujourd'hui actuellement autour désormais ainsi \
      maintenant toujours sur ici donc également
      """,
    determiners: "tous toutes les des aux nos ensemble",
    firm: "tous toutes les des aux nos",
    pairing: "avec par et",
    connectors: "et les dans en chacun des de par avec × x nos pour tous toutes aux sur d",
    conjunctions: "et car parce puisque comme alors mais quoique bien tandis",
    openings: """
      au en tout total ici aujourd'hui actuellement dans ce cette cet cadre référentiel matrice \
      guide site catalogue manuel cours sur le la l notre ensemble globalement désormais ainsi donc
      """,
    wholly: "ici total tout aujourd'hui actuellement globalement",
    prepositions: """
      de d du des dans en sur pour par avec sans sous chez à au aux selon entre parmi contre hors \
      derrière après avant depuis vers
      """,
    limits: "de d du des pour avec sans par chez entre parmi contre hors depuis vers à",
    followers: """
      et ou sont ont est se s servent couvrent partagent suivent diffèrent forment restent relèvent \
      figurent apparaissent exigent demandent changent font vont mais car puis donc ainsi y tiennent \
      reposent figure reste relève partent répondent composent décrivent comptent actuellement aujourd'hui
      """,
    times: "× x sur")
}

extension TermWords {
  fileprivate static let french = TermWords(
    small: "de du des d et la le les l à au aux en pour sur dans par",
    endings: [
      "", "s", "e", "es", "x", "al", "ale", "ales", "aux", "el", "elle", "els", "elles", "eur",
      "eurs", "euse", "rice", "ion", "ions", "é", "ée", "és", "ées", "er", "ant", "ante", "ants",
      "if", "ive", "ifs", "ives", "ique", "iques", "ité", "ités", "ment", "ments", "ien", "ienne",
    ])
}

extension VagueLinkTexts {
  fileprivate static let french: VagueLinkTexts = [
    "ici", "cliquez ici", "cliquer ici", "clique ici", "cliquez", "cliquer", "par ici", "voir ici",
    "lire ici", "là", "voir", "lien", "le lien", "ce lien", "ce lien-ci", "sur ce lien",
    "via ce lien", "cette page", "cet article", "ce document", "ce fichier", "ce site",
    "cette adresse", "ceci", "cela", "plus", "lire plus", "voir plus", "en savoir plus",
    "pour en savoir plus", "savoir plus", "en lire plus", "plus d'infos", "plus d'informations",
    "plus d’infos", "plus d’informations", "plus de détails", "plus de details", "plus d'info",
    "pour plus d'informations", "pour plus d’informations", "pour plus de détails", "lire la suite",
    "la suite", "suite", "lire", "lisez ici", "à lire ici", "télécharger ici", "disponible ici",
    "voir le lien", "suivez ce lien", "suivre ce lien", "détails", "consultez ici",
  ]
}
