package import ContentFormat

/// Entries in the order of time.
package struct Timeline: Sendable {
  /// The collection, by position in the graph.
  package let collection: Int
  /// The steps, earliest first.
  package let steps: [Step]
  /// The first and the last number that a step reaches, for steps that are numbered; nil for dates.
  package let span: ClosedRange<Int>?
  /// What the numbers count, such as `Week`.
  package let unit: String?
  /// The fields shown beside each title.
  package let fields: [FieldSchema]

  /// One entry and its time.
  package struct Step: Sendable {
    /// The entry, by position in the graph.
    package let entry: Int
    /// When it begins and ends, in words: `1–2`, `2024-08-02`.
    package let when: String
    /// The numbers it spans; nil for dates.
    package let range: ClosedRange<Int>?
  }
}

extension Int {
  /// How far another number lies ahead; the greatest number there is where it is farther than that.
  /// An author may write any two numbers.
  package func distanceClamped(to other: Int) -> Int {
    let (distance, overflow) = other.subtractingReportingOverflow(self)
    return overflow ? (other < self ? .min : .max) : distance
  }
}

extension ClosedRange<Int> {
  /// How many numbers it holds, clamped as ``Swift/Int/distanceClamped(to:)``.
  package var countClamped: Int {
    let distance = lowerBound.distanceClamped(to: upperBound)
    return distance == .max ? .max : distance + 1
  }
}
