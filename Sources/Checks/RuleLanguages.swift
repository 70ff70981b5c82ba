package import Diagnostics

extension Rule {
  /// The languages that a rule which reads words knows, as primary subtags (BCP 47); nil for a rule
  /// that compares data, links or markup and works in all of them.
  ///
  /// This is the one place that says so: on a site in another language these rules are silent,
  /// because a word list of one language finds what is not there in another.
  package var languages: Set<String>? { Self.wordRules.contains(id) ? ["en"] : nil }

  /// True where the rule can read a site in this language (BCP 47).
  package func reads(_ language: String) -> Bool {
    guard let languages else { return true }
    let primary = language.lowercased().prefix { $0 != "-" && $0 != "_" }
    return languages.contains(String(primary))
  }

  /// The rules with lists of English words, plurals or a rate of reading.
  /// `mark-disagreement` and `stated-level` share one reader; what assignments say of marks is data
  /// and is compared in every language.
  private static let wordRules: Set<RuleID> = [
    statedCount.id, statedLevel.id, unknownTerm.id, vagueLinkText.id, readTimeDrift.id,
  ]
}
