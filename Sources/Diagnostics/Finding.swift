/// A violation of a rule at a location in a file.
///
/// The message says what is wrong and has no full stop. Notes point at other locations, such as the
/// other side of a contradiction. Help lines say how to fix it ("did you mean `agentic`?").
package struct Finding: Sendable, Hashable {
  package let rule: RuleID
  package var severity: Severity
  package private(set) var location: SourceLocation
  package var message: String
  /// A few words beside the underlined text, or empty.
  package let label: String
  package var notes: [Note]
  package var help: [String]
  /// The edits that `--fix` makes, or nil if an author has to decide.
  package private(set) var fix: Fix?
  /// The way to settle this finding and its like in other files at one place, or nil if each file
  /// has a mistake of its own.
  let remedy: String?
  /// The mistake elsewhere that this finding follows from, or nil if it has none.
  package let consequence: Consequence?
  /// The findings that a joined finding replaces, in report order. Empty for any other finding.
  package private(set) var places: [Finding] = []

  /// Another location that the finding refers to.
  package struct Note: Sendable, Hashable {
    package let location: SourceLocation
    package let message: String

    package init(_ message: String, at location: SourceLocation) {
      self.location = location
      self.message = message
    }
  }

  /// Creates a finding with the default severity of its rule.
  package init(
    _ rule: Rule, at location: SourceLocation, _ message: String, label: String = "",
    notes: [Note] = [], help: [String] = [], fix: Fix? = nil, remedy: String? = nil,
    consequence: Consequence? = nil
  ) {
    self.rule = rule.id
    self.severity = rule.severity
    self.location = location
    self.message = message
    self.label = label
    self.notes = notes
    self.help = help
    self.fix = fix
    self.remedy = remedy
    self.consequence = consequence
  }

  /// Creates a finding that replaces others.
  init(
    rule: RuleID, severity: Severity, location: SourceLocation, message: String, label: String,
    notes: [Note], help: [String], places: [Finding]
  ) {
    self.rule = rule
    self.severity = severity
    self.location = location
    self.message = message
    self.label = label
    self.notes = notes
    self.help = help
    self.places = places
    fix = nil
    remedy = nil
    consequence = nil
  }
}

extension Finding {
  /// Returns the finding with each path replaced by `name(path)`.
  package func renamingPaths(_ name: (String) -> String) -> Finding {
    func renamed(_ location: SourceLocation) -> SourceLocation {
      SourceLocation(name(location.path), location.range)
    }
    var copy = self
    copy.location = renamed(location)
    copy.notes = notes.map { Note($0.message, at: renamed($0.location)) }
    copy.fix = fix.map { Fix(name($0.path), $0.edits) }
    copy.places = places.map { $0.renamingPaths(name) }
    return copy
  }
}

extension Sequence<Finding> {
  /// Returns the findings sorted by path, position, rule and message, without duplicates.
  package func inReportOrder() -> [Finding] {
    let sorted = self.sorted { a, b in
      if a.location != b.location { return a.location < b.location }
      return (a.rule, a.message) < (b.rule, b.message)
    }
    var seen: Set<Finding> = []
    return sorted.filter { seen.insert($0).inserted }
  }

  /// Whether any finding is an error.
  package var haveErrors: Bool { contains { $0.severity == .error } }
}
