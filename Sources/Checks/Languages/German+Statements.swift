extension StatementWords {
  /// Plain forms only: "ist Sache des Anbieters", "liegt beim Kunden", "ist gemeinsam".
  static let german = StatementWords(
    roles: [
      (
        .article,
        """
        der die das den dem des ein eine einen einem einer eines unser unsere unserer unserem unseren
        """
      ),
      (
        .adverb,
        """
        allein alleine ganz gänzlich vollständig ausschließlich ausschliesslich komplett immer stets \
        klar eindeutig weiterhin also daher deshalb somit damit selbst wirklich fest nun alleinige \
        volle ganze
        """
      ),
      (
        .opener,
        """
        also daher deshalb somit damit folglich insgesamt zusammenfassend heute nun hier zuerst zunächst \
        erstens zweitens drittens dann schließlich ebenso ähnlich umgekehrt dagegen hingegen kurz merke \
        wiederum natürlich siehe und aber doch jedoch außerdem ferner zudem denn ja nein in im
        """
      ),
      (.conjunction, "und oder sowie"),
      (.contrast, "aber während wohingegen hingegen jedoch doch dagegen"),
      (.reason, "weil da denn sodass daher deshalb somit folglich"),
      (.copula, "ist sind bleibt bleiben liegt liegen"),
      (.preposition, "in im bei beim für unter mit auf innerhalb"),
      (.place, "wo"),
      (.singular, "es sie er dies das dieses"),
      (.plural, "sie diese beide"),
      (.demonstrative, "diese dieser dieses diesem diesen"),
      (
        .duty,
        """
        Sache Aufgabe Aufgaben Pflicht Pflichten Angelegenheit Verantwortung Zuständigkeit Obliegenheit
        """
      ),
      (.every, "alle allen aller jede jeder jedes jedem jeden sämtliche sämtlichen"),
      (.everywhere, "überall durchweg durchgehend"),
      (.other, "andere anderen anderer anderem sonst übrige übrigen restlichen verbleibenden"),
      (.rest, "Rest sonst anderswo Übrige Übrigen"),
      (.here, "hier"),
      (.both, "beide beiden"),
      (
        .hypothesis,
        """
        wenn falls sofern soweit außer ausser bis sobald solange bevor nachdem einmal angenommen \
        vorausgesetzt nehmen stellen stell stellt nur ob sonst andernfalls hypothetisch wäre wären würde \
        würden könnte könnten sei seien früher ehemals ursprünglich bisher bislang zuvor einst damals \
        Entwurf Entwürfe Vorschlag Geschichte jeweils Übung Quiz geplant plant planen künftig bald \
        wird werden wurde wurden war waren hatte hatten
        """
      ),
      (
        .qualifier,
        """
        auch teilweise teils überwiegend hauptsächlich größtenteils grösstenteils standardmäßig zunächst \
        anfangs oft häufig manchmal meist meistens generell grundsätzlich normalerweise typischerweise \
        üblicherweise gewöhnlich halb Teil zum meisten selten primär vorwiegend etwa ungefähr fast \
        beinahe nahezu praktisch quasi vielleicht möglicherweise eventuell wahrscheinlich vermutlich \
        kann können darf dürfen soll sollen sollte sollten muss müssen mag mögen eher weitgehend
        """
      ),
      (
        .report,
        """
        sagt sagen sagte sagten behauptet behaupten behauptete meint meinen meinte glaubt glauben \
        glaubte denkt denken dachte hört hören laut gemäß gemäss zufolge nach angeblich vermeintlich \
        anscheinend scheinbar schreibt schreiben schrieb Mythos Mythen Irrtum Irrtümer irrtümlich falsch \
        falsche fälschlich Fehler unwahr widerspricht Konkurrent Wettbewerber Behauptung Aussage fragt \
        fragte Frage antwortet heißt heisst liest
        """
      ),
      (
        .negation,
        "nicht nie niemals kein keine keiner keines keinen keinem niemand weder noch ohne kaum"
      ),
      (
        .limit,
        """
        für als an auf bis nur außer ausser mit von vom zu zum zur bei durch ab über bezüglich hinsichtlich \
        soweit oberhalb unterhalb jenseits während pro per unter wenn sofern falls trotz gegen zwischen \
        unter plus nachdem bevor seit samt einschließlich einschliesslich im in innerhalb um
        """
      ),
      (.row, "Zeile Zeilen"),
      (.column, "Spalte Spalten"),
      (.site, "Matrix Rahmenwerk Rahmenwerks Framework Tabelle Leitfaden Katalog Handbuch"),
      (.genitive, "des der von"),
      (.only, "nur"),
      (
        .modal,
        "muss müssen kann können darf dürfen soll sollen sollte hat haben ist sind wird werden"
      ),
      (.actor, "wer sie er es wir ihr man jeder selbst"),
      (.nominal, "und oder von in für mit auf an bei hinter unter über zwischen zu als der des"),
      (
        .falsehood,
        """
        Mythos Mythen Irrtum Irrtümer Fehler falsch falsche früher alt alte Geschichte Beispiel Beispiele \
        Behauptung Behauptungen Übung Quiz Entwurf Entwürfe
        """
      ),
    ],
    frames: [
      (
        .predicate,
        [
          "Sache|Aufgabe|Pflicht|Angelegenheit|Verantwortung|Zuständigkeit {own}", "{own}",
          "{level}",
          "in {duty} {own}", "in Hand|Händen {own}",
          "in Hand|Händen vom {party}", "{mark}",
        ]
      ),
      (.complement, ["bei|beim {party}", "in {duty} {own}", "in Hand|Händen {own}"]),
      (.verb, ["obliegt|obliegen {party}", "gehört|gehören {party}"]),
      (
        .actor,
        [
          "{party} ist|sind zuständig|verantwortlich für", "{party} verantwortet|verantworten",
          "{party} trägt|tragen {duty} für",
        ]
      ),
      (.notApplicable, ["nicht anwendbar", "nicht zutreffend", "entfällt"]),
      (.notApplicableVerb, ["entfällt|entfallen"]),
    ],
    attributeEndings: ["e", "er", "es", "en", "em"],
    possessiveEndings: ["s", "es", "n", "en", "ns"],
    pluralEndings: ["n", "en", "e", "s"])
}
