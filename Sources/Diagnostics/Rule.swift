/// One thing that is checked: its id, how much it weighs, and its manual.
///
/// A rule is declared in a file of its own, together with the messages it gives.
public struct Rule: Sendable {
  /// A stable name in kebab case, such as `broken-link`.
  public let id: RuleID
  /// How much a finding of this rule weighs unless `site.yml` says otherwise.
  public let severity: Severity
  /// What `demarc explain` prints.
  public let manual: Manual

  /// The text a person reads who met the rule for the first time.
  public struct Manual: Sendable {
    /// What the rule looks for, in a sentence.
    public let what: String
    /// Why that is worth stopping for.
    public let why: String
    /// Content that breaks the rule.
    public let example: String
    /// The way out.
    public let fix: String

    /// Makes a manual.
    public init(what: String, why: String, example: String, fix: String) {
      self.what = what
      self.why = why
      self.example = example
      self.fix = fix
    }
  }

  /// Makes a rule.
  public init(
    _ id: RuleID, _ severity: Severity = .error, what: String, why: String, example: String,
    fix: String
  ) {
    self.id = id
    self.severity = severity
    self.manual = Manual(what: what, why: why, example: example, fix: fix)
  }
}

/// The stable name of a rule.
public struct RuleID: Sendable, Hashable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The name in kebab case.
  public let name: String

  /// Makes an id from its name.
  public init(_ name: String) { self.name = name }
  /// Makes an id from a literal.
  public init(stringLiteral value: String) { self.name = value }

  /// The name itself.
  public var description: String { name }

  /// Ids are ordered by name.
  public static func < (a: RuleID, b: RuleID) -> Bool { a.name < b.name }
}
