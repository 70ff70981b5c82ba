package import ContentFormat

/// Entries in chronological order.
package struct Timeline: Sendable {
  /// The position of the collection.
  package let collection: CollectionIndex
  /// The steps, earliest first.
  package let steps: [Step]
  /// The lowest and highest number of all steps, or nil for dates.
  package let span: ClosedRange<Int>?
  /// The unit of the numbers, such as `Week`.
  package let unit: String?
  /// The fields shown beside each title.
  package let fields: [FieldSchema]

  /// An entry and its time.
  package struct Step: Sendable {
    /// The position of the entry.
    package let entry: EntryIndex
    /// The start and end as text: `1–2`, `2024-08-02`.
    package let when: String
    /// The numbers that it spans, or nil for dates.
    package let range: ClosedRange<Int>?
  }
}

extension Int {
  /// Returns the distance to another number, clamped to the range of `Int`. Authors may write any
  /// two numbers.
  package func distanceClamped(to other: Int) -> Int {
    let (distance, overflow) = other.subtractingReportingOverflow(self)
    return overflow ? (other < self ? .min : .max) : distance
  }
}

extension ClosedRange<Int> {
  /// The number of elements, clamped like ``Swift/Int/distanceClamped(to:)``.
  package var countClamped: Int {
    let distance = lowerBound.distanceClamped(to: upperBound)
    return distance == .max ? .max : distance + 1
  }
}
