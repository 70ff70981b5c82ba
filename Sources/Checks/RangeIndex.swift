internal import Diagnostics

/// Ranges that do not overlap, in order, so that whether one lies in another is found without
/// looking at all.
struct RangeIndex: Sendable {
  private let ranges: [SourceRange]

  init(_ ranges: [SourceRange]) { self.ranges = ranges.sorted() }

  /// True where one of the ranges lies in `outer`.
  func hasRange(in outer: SourceRange) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start < outer.start { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].end <= outer.end
  }
}
