extension StatementWords {
  /// Plain forms only: "incombe au fournisseur", "est à la charge du client", "est partagé".
  static let french = StatementWords(
    roles: [
      (.article, "le la les l un une des du de d notre nos"),
      (
        .adverb,
        """
        seul seule entièrement totalement complètement toujours clairement exclusivement uniquement \
        vraiment fermement même ainsi donc encore pleinement intégralement
        """
      ),
      (
        .opener,
        """
        ainsi donc alors aussi globalement aujourd'hui maintenant ici enfin abord premièrement \
        deuxièmement troisièmement puis ensuite également inversement bref notez rappelons évidemment \
        naturellement voir et mais cependant toutefois pourtant en dans car puisque oui
        """
      ),
      (.conjunction, "et ou"),
      (.contrast, "mais tandis alors cependant toutefois pourtant"),
      (.reason, "car puisque parce donc ainsi"),
      (.copula, "est sont reste restent demeure demeurent"),
      (.preposition, "en dans pour sur sous avec chez à"),
      (.relative, "qui"),
      (.place, "où"),
      (.singular, "il elle cela ceci"),
      (.plural, "ils elles"),
      (.demonstrative, "ce cet cette ces"),
      (.duty, "responsabilité responsabilités affaire tâche tâches devoir obligation charge"),
      (.every, "tous toutes chaque tout toute"),
      (.everywhere, "partout"),
      (.other, "autres autre restants restantes"),
      (.rest, "reste ailleurs"),
      (.here, "ici"),
      (
        .hypothesis,
        """
        si sauf hormis excepté quand lorsque lorsqu dès jusqu tant pourvu supposons supposez imaginez \
        imaginons seulement ne n que sinon serait seraient pourrait pourraient aurait devrait devraient \
        autrefois auparavant initialement anciennement jadis avant après brouillon projet proposition \
        histoire respectivement exercice quiz prévu prévoit bientôt sera seront était étaient fut furent \
        avait avaient soit soient
        """
      ),
      (
        .qualifier,
        """
        aussi partiellement partie majoritairement principalement surtout défaut parfois souvent \
        généralement normalement typiquement habituellement ordinairement moitié plupart rarement presque \
        quasiment quasi pratiquement peut peuvent doit doivent peut-être probablement éventuellement \
        environ plutôt largement essentiellement
        """
      ),
      (
        .report,
        """
        dit disent disait affirme affirment affirmait prétend prétendent prétendait pense pensent pensait \
        croit croient croyait selon après prétendument apparemment écrit écrivent mythe mythes erreur \
        erreurs faux fausse fausses tort contredit concurrent affirmation déclare déclarent demande \
        demandent question répond entend entendu
        """
      ),
      (.negation, "pas jamais aucun aucune personne ni non sans"),
      (
        .limit,
        """
        pour comme à au aux jusqu seulement sauf excepté hormis avec de du des par depuis vers concernant \
        quant pendant durant sous contre entre parmi plus dès tant hors en dans sur si dont
        """
      ),
      (.row, "ligne lignes"),
      (.column, "colonne colonnes"),
      (.site, "matrice cadre référentiel tableau grille guide catalogue"),
      (.genitive, "de du d des"),
      (.only, "seulement uniquement"),
      (.modal, "doit doivent peut peuvent devrait devraient a ont est sont fera va"),
      (.actor, "qui vous ils elles il elle nous on chacun lui-même"),
      (.nominal, "et ou de du des en pour avec sur à au aux derrière sous entre comme"),
      (
        .falsehood,
        """
        mythe mythes erreur erreurs faux fausse fausses avant histoire ancien ancienne exemple exemples \
        affirmation affirmations exercice quiz brouillon brouillons projet
        """
      ),
    ],
    frames: [
      (
        .predicate,
        [
          "{level}", "à charge du|de {party}", "entre mains du|de {party}",
          "du ressort du|de {party}",
          "sous responsabilité du|de {party}", "responsabilité|affaire|tâche du|de {party}",
          "confié|confiée|confiés|confiées au|à {party}", "{mark}",
        ]
      ),
      (
        .verb,
        [
          "incombe|incombent|revient|reviennent|appartient|appartiennent|échoit au|à|aux {party}",
          "relève|relèvent du|de|des {party}",
        ]
      ),
      (
        .actor,
        [
          "{party} est|sont responsable|responsables de|du|des|d",
          "{party} assume|assument|assure|assurent",
        ]
      ),
      (
        .notApplicableVerb, ["ne s applique|appliquent pas"]
      ),
      (.notApplicable, ["sans objet", "non applicable", "inapplicable"]),
    ],
    attributeEndings: ["e", "s", "es"], pluralEndings: ["s", "e", "es"], nounIsFirst: true)
}
