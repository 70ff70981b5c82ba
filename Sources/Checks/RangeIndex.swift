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
}
