extension RandomAccessCollection {
  /// The first index at which something holds, in a collection in which it holds for no element and
  /// then for all: the end where it holds for none. Found by halving; the name is that of Swift
  /// Algorithms.
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
