/// Returns the candidate nearest to a mistyped name, for "did you mean".
///
/// The distance is the number of insertions, deletions, substitutions and swaps of neighbours,
/// ignoring case. It may be at most a third of the length. Of equally near candidates the first in
/// sorted order wins. Use ``NearestNames`` to search the same candidates repeatedly.
package func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  var names = NearestNames(candidates)
  return names.nearest(to: name)
}

/// Returns the help line for a mistyped name, or none if no candidate is near.
package func didYouMean(_ name: String, in candidates: some Sequence<String>) -> [String] {
  nearestName(to: name, in: candidates).map { ["did you mean \($0.quoted)?"] } ?? []
}

/// Returns the number of insertions, deletions, substitutions and swaps of neighbours that turn `a`
/// into `b` (optimal string alignment).
package func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  editDistance(a, b, atMost: max(a.count, b.count)) ?? max(a.count, b.count)
}

/// Returns the edit distance, or nil if it exceeds `limit`. It computes only the cells near the
/// diagonal, so the cost is proportional to the length times the limit.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  let far = limit + 1
  let width = b.count + 1
  // Three rows of the table in one allocation: the last but one, the last and the current row.
  return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { cells in
    cells.initialize(repeating: far)
    for j in 0...min(b.count, limit) { cells[width + j] = j }
    var (before, last, row) = (0, width, 2 * width)
    var isLastFar = false
    for i in 1...a.count {
      let (first, end) = (max(1, i - limit), min(b.count, i + limit))
      guard first <= end else { return nil }
      cells[row + first - 1] = first == 1 ? min(i, far) : far
      var least = cells[row + first - 1]
      for j in first...end {
        let isSame = a[i - 1] == b[j - 1]
        var cost = min(
          cells[row + j - 1] + 1, cells[last + j] + 1, cells[last + j - 1] + (isSame ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, cells[before + j - 2] + 1)
        }
        cells[row + j] = min(cost, far)
        least = min(least, cost)
      }
      if end < b.count { cells[row + end + 1] = far }
      // A swap spans two rows, so stop after two rows in which every cell exceeds the limit.
      if least > limit, isLastFar { return nil }
      isLastFar = least > limit
      (before, last, row) = (last, row, before)
    }
    return cells[last + b.count] <= limit ? cells[last + b.count] : nil
  }
}
