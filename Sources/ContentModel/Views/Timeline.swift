/// Entries in the order of time.
public struct Timeline: Sendable {
  /// The collection, by position in the graph.
  public let collection: Int
  /// The steps, earliest first.
  public let steps: [Step]
  /// The first and the last number that a step reaches, for steps that are numbered; nil for dates.
  public let span: ClosedRange<Int>?
  /// What the numbers count, such as `Week`.
  public let unit: String?
  /// The fields shown beside each title.
  public let fields: [FieldSchema]

  /// One entry and its time.
  public struct Step: Sendable {
    /// The entry, by position in the graph.
    public let entry: Int
    /// When it begins and ends, in words: `1–2`, `2024-08-02`.
    public let when: String
    /// The numbers it spans; nil for dates.
    public let range: ClosedRange<Int>?
  }
}

extension Int {
  /// How far another number lies ahead; the greatest number there is where it is farther than that.
  /// An author may write any two numbers.
  public func distanceClamped(to other: Int) -> Int {
    let (distance, overflow) = other.subtractingReportingOverflow(self)
    return overflow ? (other < self ? .min : .max) : distance
  }
}

extension ClosedRange<Int> {
  /// How many numbers it holds, clamped as ``Swift/Int/distanceClamped(to:)``.
  public var countClamped: Int {
    let distance = lowerBound.distanceClamped(to: upperBound)
    return distance == .max ? .max : distance + 1
  }
}
