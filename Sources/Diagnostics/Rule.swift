/// One thing that is checked: its id, how much it weighs, and its manual.
///
/// A rule is declared in a file of its own, together with the messages it gives.
package struct Rule: Sendable {
  /// A stable name in kebab case, such as `broken-link`.
  package let id: RuleID
  /// How much a finding of this rule weighs unless `site.yml` says otherwise.
  package let severity: Severity
  /// What `demarc explain` prints.
  package let manual: Manual

  /// The text a person reads who met the rule for the first time.
  package struct Manual: Sendable {
    /// What the rule looks for, in a sentence.
    package let what: String
    /// Why that is worth stopping for.
    package let why: String
    /// Content that breaks the rule.
    package let example: String
    /// The way out.
    package let fix: String

    /// Makes a manual.
    package init(what: String, why: String, example: String, fix: String) {
      self.what = what
      self.why = why
      self.example = example
      self.fix = fix
    }
  }

  /// Makes a rule.
  package init(
    _ id: RuleID, _ severity: Severity = .error, what: String, why: String, example: String,
    fix: String
  ) {
    self.id = id
    self.severity = severity
    self.manual = Manual(what: what, why: why, example: example, fix: fix)
  }
}

/// The stable name of a rule.
package struct RuleID: Sendable, Hashable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The name in kebab case.
  package let name: String

  /// Makes an id from its name.
  package init(_ name: String) { self.name = name }
  /// Makes an id from a literal.
  package init(stringLiteral value: String) { self.name = value }

  /// The name itself.
  package var description: String { name }

  /// Ids are ordered by name.
  package static func < (a: RuleID, b: RuleID) -> Bool { a.name < b.name }
}
