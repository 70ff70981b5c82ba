/// A rule broken at a place.
///
/// `message` says what is wrong in the reader's words, without a full stop. Notes point at the
/// other place of a contradiction; `help` is the way out ("did you mean `agentic`?").
public struct Finding: Sendable, Hashable {
  /// The rule.
  public let rule: RuleID
  /// How much it weighs.
  public var severity: Severity
  /// Where it is.
  public let location: SourceLocation
  /// What is wrong.
  public let message: String
  /// A few words beside the underlined text; empty for none.
  public let label: String
  /// Other places that matter.
  public let notes: [Note]
  /// What to do about it.
  public internal(set) var help: [String]
  /// What `--fix` does about it; nil where a person has to judge.
  public let fix: Fix?

  /// Another place that a finding speaks of.
  public struct Note: Sendable, Hashable {
    /// Where.
    public let location: SourceLocation
    /// What is there.
    public let message: String

    /// Makes a note.
    public init(_ message: String, at location: SourceLocation) {
      self.location = location
      self.message = message
    }
  }

  /// Makes a finding of a rule, with the rule's own severity.
  public init(
    _ rule: Rule, at location: SourceLocation, _ message: String, label: String = "",
    notes: [Note] = [], help: [String] = [], fix: Fix? = nil
  ) {
    self.rule = rule.id
    self.severity = rule.severity
    self.location = location
    self.message = message
    self.label = label
    self.notes = notes
    self.help = help
    self.fix = fix
  }
}

extension Sequence<Finding> {
  /// The findings in the one order they are ever shown in: by path, position, rule, message;
  /// the same finding twice is shown once.
  public func inReportOrder() -> [Finding] {
    let sorted = self.sorted { a, b in
      if a.location != b.location { return a.location < b.location }
      return (a.rule, a.message) < (b.rule, b.message)
    }
    var seen: Set<Finding> = []
    return sorted.filter { seen.insert($0).inserted }
  }

  /// True if one of them is an error.
  public var haveErrors: Bool { contains { $0.severity == .error } }
}
