package import ContentFormat

/// A question whose answers refer to entries of another collection.
package struct GuideQuestion: Sendable {
  /// The position of the entry with the question.
  package let entry: EntryIndex
  /// The text of the question. Defaults to the title of the entry.
  package let question: String
  /// The answers in the order of the entry.
  package let answers: [Answer]

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
  }

  /// An entry, or a part of it, such as a variant.
  package struct Target: Hashable, Sendable {
    /// The position of the entry.
    package let entry: EntryIndex
    /// The id of the part, or nil for the whole entry.
    package let part: String?
  }
}
