/// A question whose answers lead to entries of another collection.
public struct GuideQuestion: Sendable {
  /// The entry that asks, by position in the graph.
  public let entry: Int
  /// What it asks; its title where it has no words of its own.
  public let question: String
  /// The answers, in the order of the entry.
  public let answers: [Answer]

  /// An answer.
  public struct Answer: Sendable {
    /// The sub-entry.
    public let part: SubEntry
    /// Why it leads there.
    public let reason: String?
    /// The entries it leads to, by position in the graph.
    public let targets: [Int]
  }
}
