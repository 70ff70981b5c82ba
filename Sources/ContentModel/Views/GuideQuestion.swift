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
    /// The positions of the recommended entries.
    package let targets: [EntryIndex]
  }
}
