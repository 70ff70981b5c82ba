extension LanguagePack {
  static let german = LanguagePack(
    tag: "de", name: "German", numbers: .german, nouns: .german, counting: .german,
    statements: { .german }, terms: .german,
    linkTexts: .german)
}

extension NumberWords {
  fileprivate static let german = NumberWords(
    name: GermanNumbers.name, spellings: GermanNumbers.spellings, singleWords: 1000,
    larger: "tausend Million Millionen Milliarde Milliarden Dutzend Hundert Tausend",
    // 10.000, and 10'000 in Switzerland.
    groupMarks: [UInt8(ascii: "."), UInt8(ascii: "'")])
}

private enum GermanNumbers {
  @Sendable static func name(_ value: Int) -> String {
    value == 1 ? "eins" : name(value, one: "eins", thirty: "dreißig", linking: "")
  }

  /// The article "ein" is not a number: "in einem Modell". Swiss texts have "dreissig".
  @Sendable static func spellings(_ value: Int) -> [String] {
    var names = [
      name(value, one: "eins", thirty: "dreissig", linking: ""),
      name(value, one: "ein", thirty: "dreißig", linking: "und"),
      name(value, one: "eins", thirty: "dreißig", linking: "und"),
    ]
    // Einhundert is also hundert.
    if (100..<200).contains(value) { names += names.map { String($0.dropFirst(3)) } }
    if (100..<200).contains(value) { names.append(String(name(value).dropFirst(3))) }
    return value == 1 ? [] : names
  }

  private static func name(
    _ value: Int, one: String, thirty: String, linking: String
  ) -> String {
    if value == 1 { return one }
    if value < 20 { return units[value] }
    if value < 100 {
      let ten = value / 10 == 3 ? thirty : tens[value / 10 - 2]
      let unit = value % 10 == 1 ? "ein" : units[value % 10]
      return value % 10 == 0 ? ten : "\(unit)und\(ten)"
    }
    let hundred = (value / 100 == 1 ? "ein" : units[value / 100]) + "hundert"
    let rest = value % 100
    return rest == 0
      ? hundred : hundred + linking + name(rest, one: one, thirty: thirty, linking: "")
  }

  private static let units = [
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
    "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn",
    "neunzehn",
  ]
  private static let tens = [
    "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
  ]
}

extension NounForms {
  fileprivate static let german = NounForms(
    head: .compound([
      "modelle", "domänen", "bereiche", "kontrollen", "maßnahmen", "massnahmen", "einheiten",
      "lektionen", "risiken", "bedrohungen", "gefährdungen", "normen", "standards",
      "anforderungen", "klauseln", "dienste", "techniken", "taktiken", "muster", "prinzipien",
      "grundsätze", "ziele", "schritte", "phasen", "stufen", "ebenen", "rollen", "pflichten",
      "aufgaben", "fragen", "kriterien", "vorgaben", "werkzeuge", "schichten", "themen",
      "bausteine", "prozesse", "systeme", "funktionen", "kategorien", "gruppen", "gebiete",
      "felder", "punkte", "fälle", "szenarien", "richtlinien", "regeln", "verfahren", "methoden",
    ]),
    plurals: plurals, adjectives: { ["\($0)e", "\($0)en", "\($0)er"] }, cells: ["Zellen"])

  /// The dative plural ends in `n`: "in acht Modellen". Adjectives before the noun end in `e`, `en`
  /// or `er`: "die acht rechtlichen Grundlagen".
  @Sendable private static func plurals(_ plural: String) -> [String] {
    let words = plural.split(separator: " ").map(String.init)
    guard let noun = words.last else { return [] }
    let takesN = noun.last.map { !"nsNS".contains($0) } ?? false
    return ["", "n", "r"].flatMap { ending in
      let adjectives = words.dropLast().map { $0.hasSuffix("e") ? $0 + ending : $0 }
      return (takesN ? [noun, noun + "n"] : [noun]).map {
        (adjectives + [$0]).joined(separator: " ")
      }
    }
  }
}

extension CountingWords {
  fileprivate static let german = CountingWords(
    siteNouns: """
      Rahmenwerk Rahmenwerks Rahmenwerkes Framework Frameworks Leitfaden Leitfadens Handbuch \
      Handbuchs Handbuches Website Webseite Katalog Katalogs Katalogs Kurs Kurses Lehrgang \
      Lehrgangs
      """,
    documentNouns: """
      Rahmenwerk Rahmenwerks Rahmenwerkes Framework Frameworks Leitfaden Leitfadens Handbuch \
      Handbuchs Handbuches Katalog Katalogs Kurs Kurses Lehrgang Lehrgangs
      """,
    matrixNouns: "Matrix Zuständigkeitsmatrix Verantwortungsmatrix Heatmap",
    ownDeterminers: """
      dieses dieser diesem diesen diese unser unsere unserem unseren unserer unseres
      """,
    articles: "der die das den dem des im beim vom zum zur",
    modifiers: "ganze ganzen ganzes gesamte gesamten gesamtes vollständige vollständigen ki",
    plain: """
      der die das den dem des ein eine einen einem einer eines dieser diese dieses diesem diesen es \
      sie er wir ihr in im an am auf aus für von vom mit bei beim zu zum zur und oder aber alle \
      allen aller jede jeder jedes hier dort heute nun nicht als wie was wann wo wer warum welche \
      welcher welches ist sind hat haben gibt insgesamt unser unsere über nach vor durch so \
      ki it edv url id pdf html \
      Pflichten Verantwortung Verantwortungen Zuständigkeit Zuständigkeiten Aufgaben Tabelle \
      Abschnitt Kapitel Überblick Übersicht Vergleich Zeilen Spalten Zellen Zelle Zeile Spalte Daten \
      Sicherheit Grundlage Rahmen Inhalt Inhalte Seiten Seite Beschreibung Darstellung Aufteilung \
      Verteilung Einordnung Unterschied Unterschiede Anhang Beginn Ende Liste Summe Ganzen
      """,
    capitalizesNouns: true,
    parties: """
      Hersteller Herstellers Konkurrent Konkurrenten Wettbewerber Wettbewerbers Bank Banken Firma \
      Firmen Unternehmen Unternehmens Konzern Konzerns Krankenhaus Versicherer Händler Organisation \
      Organisationen Team Teams Abteilung Abteilungen Behörde Behörden Aufsicht Prüfer Prüfers \
      Autor Autoren Autorin Artikel Buch Buchs Buches Bericht Berichts Berichte Studie Studien \
      Umfrage Podcast Blog Vortrag Kollege Kollegen Kollegin Mandant Mandanten Projekt Projekts \
      Projekte Startup Berater Beraterin Vorgänger jemand jeder Markt Auflage Ausgabe Entwurf \
      Entwurfs Pilot Szenario Übung seine seiner seinem seinen ihre ihrer ihrem ihren mein meine \
      meinem meiner andere anderer anderen
      """,
    falsehoods: """
      Mythos Mythen Irrtum Irrtümer Fehler falsch früher Geschichte alt alte Beispiel Beispiele \
      Übung Quiz Kritik Kritiker
      """,
    otherOwners: """
      andere anderen ihre ihrer deine deiner eine einer einen zeichne zeichnen baue bauen nutze \
      nutzen nimm verwende verwenden
      """,
    abbreviations: "ca c z b d h bzw nr abs art kap abb tab s vgl mind max ungef",
    partial: """
      andere anderen anderer weitere weiteren weiterer mehr weniger mindestens höchstens maximal \
      minimal nächsten ersten letzten etwa rund circa ca ungefähr fast beinahe knapp über unter \
      als diese dieser diesen diesem jene jener jenen einige einigen mehrere mehreren nur bloß bloss \
      lediglich eine einer ein einen zwei drei beide beiden je jeweils pro übrigen restlichen alten \
      neuen neue ursprünglichen zusätzlichen zusätzliche wichtigsten ihre ihrer ihren ihrem seine \
      seiner seinen seinem meine meiner meinen eure euren deine deiner deinen jede jeder jedes \
      solche solchen verschiedene verschiedenen bis auf auch schon noch genannten
      """,
    restricting: """
      mehr weniger andere daneben oben unten genannt genannte genannten dort wir sie er es ihr man \
      je jeweils davon darunter
      """,
    relatives: """
      die der das den dem denen deren dessen welche welchen welcher welches wobei wovon womit was wo \
      wenn falls sofern soweit darunter davon sondern
      """,
    doubts: """
      hatte hatten war waren wurde wurden wuchs wuchsen begann begannen ursprünglich früher frühere \
      früheren ehemals ehemalige bisher bislang zuvor vormals hinzugefügt erweitert erst einst \
      könnte könnten könne würde würden wäre wären sei seien habe wenn falls angenommen nehmen stell \
      stellen nicht nie niemals kein keine keinen keiner keines niemand weder Umfrage Studie laut \
      gemäß gemäss zufolge verglichen soll sollen sollte sollten möchte möchten will wollen geplant \
      plant planen plane Beispiel beispielsweise etwa ungefähr circa rund durchschnittlich meist \
      meistens oft häufig manchmal üblicherweise typischerweise sagt sagte sagen behauptet \
      behaupten denkt denken glaubt glauben gestern bald demnächst künftig falsch Mythos Irrtum \
      statt anstatt anstelle ob sowohl entweder lieber ohne außer ausser jemals gewählt ausgewählt \
      wählen wählt wähle darf dürfen kann können muss müssen vielleicht vermutlich wahrscheinlich \
      bevor nachdem seit bis gab Vorgänger Hersteller
      """,
    labels: """
      Kapitel Abschnitt Schritt Stufe Ebene Phase Version Abbildung Tabelle Seite Teil Nummer Nr \
      Woche Tag Runde Artikel Klausel Anhang Klasse Kategorie Typ Gruppe Zeile Spalte Regel Punkt \
      Frage Lektion Band Jahr Quartal Absatz Satz Übung Anlage Ausgabe Auflage Iteration
      """,
    ranges: "bis und oder",
    small: """
      zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn zwanzig dreißig
      """,
    thereAre: ["es gibt", "gibt es", "es sind", "sind es"],
    all: "alle allen aller sämtliche sämtlichen sämtlicher",
    we: "wir",
    verbs: """
      umfasst umfassen umspannt beschreibt beschreiben vergleicht vergleichen hat haben kennt kennen \
      nennt nennen listet listen enthält enthalten definiert definieren besteht bestehen \
      unterscheidet unterscheiden zählt zählen behandelt behandeln deckt decken bietet bieten führt \
      führen gliedert gliedern teilt teilen ordnet betrachtet betrachten dokumentiert dokumentieren \
      stellt stellen setzt setzen verfügt verfügen beinhaltet beinhalten bewertet bewerten erfasst \
      erfassen kreuzt sammelt bündelt erläutert erläutern erklärt zeigt präsentiert verzeichnet \
      beruht ruht
      """,
    auxiliaries: "ist sind wird werden",
    participles: """
      gegliedert unterteilt aufgeteilt eingeteilt geteilt organisiert gruppiert strukturiert \
      aufgebaut geordnet zusammengesetzt verteilt
      """,
    adverbs: "derzeit aktuell heute jetzt momentan auch daher somit also immer noch selbst",
    fillers: """
      genau exakt insgesamt zusammen derzeit aktuell heute jetzt momentan gegenwärtig inzwischen \
      mittlerweile sich aus in über alle die den auf auch dabei damit somit daher hier nun
      """,
    determiners: """
      alle allen aller sämtliche sämtlichen sämtlicher die der den unsere unserer unseren
      """,
    firm: "alle allen aller sämtliche sämtlichen sämtlicher die der den",
    pairing: "mit und bei",
    connectors: "und alle allen in mit der die den jedem jeder × x unsere unseren für über je auf",
    conjunctions: "und weil da denn aber obwohl während doch",
    openings: """
      insgesamt zusammen hier heute derzeit aktuell jetzt momentan in im diesem dieser dieses dieses \
      unserem unserer der dem Rahmenwerk Framework Leitfaden Handbuch Katalog Matrix Kurs Website \
      auf alles Summe also somit daher damit nun gegenwärtig
      """,
    wholly: "hier insgesamt zusammen heute derzeit gesamt aktuell",
    prepositions: """
      in im an am auf aus für von vom mit bei beim zu zum zur unter innerhalb außerhalb ausserhalb \
      zwischen neben gegen hinter um über pro per durch nach seit während wegen laut je der des \
      dessen deren eines einer dieses dieser unseres unserer ihres ihrer seines seiner ohne
      """,
    limits: """
      für mit von vom aus unter innerhalb zwischen bei beim gegen hinter um je pro außerhalb durch \
      der des eines einer ohne
      """,
    followers: """
      und oder sowie sind werden haben bilden teilen gelten stehen liegen kommen bringen brauchen \
      verlangen fordern erfüllen unterscheiden folgen zeigen verteilen decken beruhen erscheinen \
      unterliegen bleiben gehören betreffen finden ergeben lassen machen tragen aber denn zusammen \
      insgesamt ab vor dar ein zusammen gegenüber fest nach bereit gegliedert unterteilt aufgeteilt \
      eingeteilt geteilt organisiert gruppiert strukturiert aufgebaut geordnet zusammengesetzt \
      hier heute derzeit aktuell ist wird hat gilt bleibt liegt steht kommt trägt braucht
      """,
    hasVerbSecond: true,
    times: "× x mal")
}

extension TermWords {
  fileprivate static let german = TermWords(
    small: "und der die das des dem den für von vom in im zur zum mit bei oder an am auf",
    endings: [
      "", "e", "en", "er", "es", "em", "n", "s", "ens", "ern", "ung", "ungen", "ungs",
      "end", "ende", "enden", "ender", "endes", "heit", "keit", "lich",
      "liche", "lichen", "licher", "liches", "isch", "ische", "ischen", "ischer", "ion", "ionen",
      "or", "oren", "ierung", "ierungen", "iert", "ierte", "ierten", "ierter", "in", "innen",
    ])
}

extension VagueLinkTexts {
  fileprivate static let german: VagueLinkTexts = [
    "hier", "klick", "klicken", "klicke hier", "klick hier", "klicken sie hier", "hier klicken",
    "bitte hier klicken", "siehe hier", "siehe", "siehe link", "hier entlang", "hier weiter",
    "hier lesen", "hier weiterlesen", "hier herunterladen", "hier ansehen", "hier mehr",
    "hier mehr erfahren", "hier gibt es mehr", "hier finden", "zum link", "link", "der link",
    "dieser link", "diesem link", "diesen link", "unter diesem link", "diese seite",
    "dieser seite", "auf dieser seite", "dieses dokument", "diesem dokument", "dieser artikel",
    "diesem artikel", "diese datei", "dieser beitrag", "dies", "dieses", "mehr", "mehr lesen",
    "mehr erfahren", "mehr dazu", "mehr info", "mehr infos", "mehr informationen",
    "mehr details", "mehr hier", "weitere infos", "weitere informationen", "weitere details",
    "weiterlesen", "weiter lesen", "weiter", "details", "lesen sie mehr", "lies mehr",
    "erfahren sie mehr", "erfahre mehr", "zum artikel", "zur seite", "zum dokument", "zum beitrag",
    "jetzt lesen", "dort", "da",
  ]
}
