package import ContentFormat

/// A question whose answers lead to entries of another collection.
package struct GuideQuestion: Sendable {
  /// The entry that asks, by position in the graph.
  package let entry: Int
  /// What it asks; its title where it has no words of its own.
  package let question: String
  /// The answers, in the order of the entry.
  package let answers: [Answer]

  /// An answer.
  package struct Answer: Sendable {
    /// The sub-entry.
    package let part: SubEntry
    /// Why it leads there.
    package let reason: String?
    /// The entries it leads to, by position in the graph.
    package let targets: [Int]
  }
}
