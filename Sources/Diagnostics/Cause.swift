/// A mistake at one place that has findings at others: a renamed file, an id that is gone.
///
/// ``Swift/Sequence/joined()`` turns the findings with one cause into one finding about it.
package struct Cause: Sendable, Hashable {
  /// The location of the joined finding, or nil for that of its first place.
  package let location: SourceLocation?
  /// The words before the counts of places in the message of the joined finding.
  package let lead: String
  /// The words after the counts.
  package let tail: String
  /// Other locations that explain the cause.
  package let notes: [Finding.Note]
  /// The words after the noun of a place in the notes.
  package let places: String
  /// The ways to settle all places at once.
  package let help: [String]
  /// The number of findings that remain single.
  package let mostSingle: Int

  /// - Parameter mostSingle: Up to this number of findings with the cause remain single.
  package init(
    at location: SourceLocation? = nil, lead: String = "", tail: String,
    notes: [Finding.Note] = [], places: String = "with that name", help: [String] = [],
    mostSingle: Int = 1
  ) {
    self.location = location
    self.lead = lead
    self.tail = tail
    self.notes = notes
    self.places = places
    self.help = help
    self.mostSingle = mostSingle
  }
}

/// The cause of a finding, and what the finding is about.
package struct Consequence: Sendable, Hashable {
  package let cause: Cause
  /// The noun for one place with that cause, such as `link`.
  package let noun: String

  package init(of cause: Cause, _ noun: String) {
    self.cause = cause
    self.noun = noun
  }
}
