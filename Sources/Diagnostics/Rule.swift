/// One kind of mistake: its id, its metadata and its manual.
///
/// Each rule is declared in its own file, together with its messages and its check. Lists of rules
/// are derived from the metadata in the declarations.
package struct Rule: Sendable {
  /// A stable name in kebab case, such as `broken-link`.
  package let id: RuleID
  /// The severity of its findings, unless `site.yml` sets another.
  package let severity: Severity
  /// The stage of the pipeline that reports it.
  package let stage: Stage
  /// Whether its severity is fixed and its findings can be neither ignored nor put in a baseline.
  ///
  /// A site that breaks a vital rule is missing content, has two items with one id or path, or
  /// cannot be rendered.
  package let isVital: Bool
  /// The languages whose words the rule can read, as primary subtags (BCP 47).
  ///
  /// Nil for a rule that compares data, links or markup: it applies in every language. On a site in
  /// another language the rule reports nothing, because a word list of one language finds false
  /// matches in another.
  package let languages: Set<String>?
  /// Whether the rule compares dates with today's, so that it runs only if that date is given.
  package let needsToday: Bool
  /// The text that `demarc explain` prints.
  package let manual: Manual

  /// The stages of the pipeline that report findings, in order.
  package enum Stage: Sendable, CaseIterable {
    /// Reading and parsing files, resolving the graph, planning the routes.
    case content
    /// Loading the theme and checking its templates.
    case theme
    /// The checks over graph and plan.
    case check
    /// Requests to other sites; only with `--external`.
    case externalLinks
    /// Scanning the rendered pages.
    case pages
    /// Applying the severities and suppressions that the site sets.
    case settings
  }

  /// The explanation of a rule, for an author who meets it for the first time.
  package struct Manual: Sendable {
    /// What the rule reports, in one or more sentences.
    package let what: String
    /// Why it matters.
    package let why: String
    /// Content that breaks the rule.
    package let example: String
    /// How to fix a finding.
    package let fix: String
    /// For a rule that reads prose, sentences that it reports. A test puts each on a page of this
    /// repository's content, about which it is wrong.
    package let reads: [String]
    /// For a rule that reads prose, sentences that it leaves alone, tested likewise.
    package let leaves: [String]

    package init(
      what: String, why: String, example: String, fix: String, reads: [String] = [],
      leaves: [String] = []
    ) {
      self.what = what
      self.why = why
      self.example = example
      self.fix = fix
      self.reads = reads
      self.leaves = leaves
    }
  }

  package init(
    _ id: RuleID, _ severity: Severity = .error, stage: Stage, isVital: Bool = false,
    languages: Set<String>? = nil, needsToday: Bool = false, what: String, why: String,
    example: String, fix: String, reads: [String] = [], leaves: [String] = []
  ) {
    self.id = id
    self.severity = severity
    self.stage = stage
    self.isVital = isVital
    self.languages = languages
    self.needsToday = needsToday
    self.manual = Manual(
      what: what, why: why, example: example, fix: fix, reads: reads, leaves: leaves)
  }

  /// Returns whether the rule applies to text in a language, given as a BCP 47 tag.
  package func reads(_ language: String) -> Bool {
    guard let languages else { return true }
    return languages.contains(Self.primarySubtag(of: language))
  }

  /// Returns the language in a BCP 47 tag: `de` in `de-AT`.
  package static func primarySubtag(of language: String) -> String {
    String(language.lowercased().prefix { $0 != "-" && $0 != "_" })
  }
}

/// The stable name of a rule, in kebab case.
package struct RuleID: Sendable, Hashable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  package let name: String

  package init(_ name: String) { self.name = name }
  package init(stringLiteral value: String) { self.name = value }

  package var description: String { name }

  /// Orders ids by name.
  package static func < (a: RuleID, b: RuleID) -> Bool { a.name < b.name }
}
