package import ContentFormat
package import Diagnostics

/// A question whose answers refer to entries of another collection.
package struct GuideQuestion: Sendable {
  /// The position of the entry with the question.
  package let entry: EntryIndex
  /// The text of the question. Defaults to the title of the entry.
  package let question: String
  /// The answers in the order of the entry.
  package let answers: [Answer]
  /// The fields of an answer with what it leads to and what it rules out, or nil if the guide rules out nothing.
  package let exclusion: Exclusion?

  /// An answer.
  package struct Answer: Sendable {
    /// The sub-entry.
    package let part: SubEntry
    /// The reason for the recommendation.
    package let reason: String?
    /// The recommended entries and parts.
    package let targets: [Target]
    /// The entries and parts that are out of the question with this answer.
    package let excluded: [Target]
    /// What the answer both leads to and rules out.
    package let contradictions: [Contradiction]
  }

  /// The names of two fields that exclude each other in a guide.
  package struct Exclusion: Sendable {
    /// The field with what an answer leads to.
    package let targets: String
    /// The field with what it rules out.
    package let excluded: String
    /// Where the guide names the second field.
    package let location: SourceLocation
  }

  /// An entry or part that an answer leads to and rules out, by itself or with its entry.
  package struct Contradiction: Sendable {
    /// What the answer leads to.
    package let target: Target
    /// The reference that leads to it.
    package let wanted: SourceRange
    /// The reference that rules it out.
    package let excluded: SourceRange
  }

  /// An entry, or a part of it, such as a variant.
  package struct Target: Hashable, Sendable {
    /// The position of the entry.
    package let entry: EntryIndex
    /// The id of the part, or nil for the whole entry.
    package let part: String?
  }
}
