/// A rule broken at a place.
///
/// `message` says what is wrong in the reader's words, without a full stop. Notes point at the
/// other place of a contradiction; `help` is the way out ("did you mean `agentic`?").
package struct Finding: Sendable, Hashable {
  /// The rule.
  package let rule: RuleID
  /// How much it weighs.
  package var severity: Severity
  /// Where it is.
  package private(set) var location: SourceLocation
  /// What is wrong.
  package let message: String
  /// A few words beside the underlined text; empty for none.
  package let label: String
  /// Other places that matter.
  package private(set) var notes: [Note]
  /// What to do about it.
  package internal(set) var help: [String]
  /// What `--fix` does about it; nil where a person has to judge.
  package private(set) var fix: Fix?

  /// Another place that a finding speaks of.
  package struct Note: Sendable, Hashable {
    /// Where.
    package let location: SourceLocation
    /// What is there.
    package let message: String

    /// Makes a note.
    package init(_ message: String, at location: SourceLocation) {
      self.location = location
      self.message = message
    }
  }

  /// Makes a finding of a rule, with the rule's own severity.
  package init(
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

extension Finding {
  /// The finding with other names for its files.
  package func renamingPaths(_ name: (String) -> String) -> Finding {
    func renamed(_ location: SourceLocation) -> SourceLocation {
      SourceLocation(name(location.path), location.range)
    }
    var copy = self
    copy.location = renamed(location)
    copy.notes = notes.map { Note($0.message, at: renamed($0.location)) }
    copy.fix = fix.map { Fix(name($0.path), $0.edits) }
    return copy
  }
}

extension Sequence<Finding> {
  /// The findings in the one order they are ever shown in: by path, position, rule, message;
  /// the same finding twice is shown once.
  package func inReportOrder() -> [Finding] {
    let sorted = self.sorted { a, b in
      if a.location != b.location { return a.location < b.location }
      return (a.rule, a.message) < (b.rule, b.message)
    }
    var seen: Set<Finding> = []
    return sorted.filter { seen.insert($0).inserted }
  }

  /// True if one of them is an error.
  package var haveErrors: Bool { contains { $0.severity == .error } }
}
