internal import Diagnostics

/// Ranges that do not overlap, in order, so that whether one lies in another is found without
/// looking at all.
struct RangeIndex: Sendable {
  private let ranges: [SourceRange]

  init(_ ranges: [SourceRange]) { self.ranges = ranges.sorted() }

  /// True where one of the ranges lies in `outer`.
  func hasRange(in outer: SourceRange) -> Bool {
    let next = ranges[ranges.partitioningIndex { $0.start >= outer.start }...].first
    return next.map { $0.end <= outer.end } ?? false
  }

  /// True where a range lies in one of them.
  func covers(_ inner: SourceRange) -> Bool {
    let next = ranges.partitioningIndex { $0.start > inner.start }
    return next > 0 && inner.end <= ranges[next - 1].end
  }
}
