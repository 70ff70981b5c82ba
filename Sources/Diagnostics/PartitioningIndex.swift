extension RandomAccessCollection {
  /// Returns the first index whose element satisfies the predicate, or `endIndex`.
  ///
  /// The collection must be partitioned: no element satisfies the predicate, then all do. The name
  /// and the binary search are those of Swift Algorithms.
  @inlinable package func partitioningIndex(where holds: (Element) -> Bool) -> Index {
    var (start, count) = (startIndex, count)
    while count > 0 {
      let half = count / 2
      let middle = index(start, offsetBy: half)
      if holds(self[middle]) {
        count = half
      } else {
        start = index(after: middle)
        count -= half + 1
      }
    }
    return start
  }
}
