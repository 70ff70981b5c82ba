internal import Diagnostics

/// A sorted index of disjoint ranges that finds containing and contained ranges by binary search.
struct RangeIndex: Sendable {
  private let ranges: [SourceRange]

  init(_ ranges: [SourceRange]) { self.ranges = ranges.sorted() }

  /// Returns whether one of the ranges lies in `outer`.
  func hasRange(in outer: SourceRange) -> Bool {
    let next = ranges[ranges.partitioningIndex { $0.start >= outer.start }...].first
    return next.map { $0.end <= outer.end } ?? false
  }

  /// Returns whether `inner` lies in one of the ranges.
  func covers(_ inner: SourceRange) -> Bool {
    let next = ranges.partitioningIndex { $0.start > inner.start }
    return next > 0 && inner.end <= ranges[next - 1].end
  }
}
