/// The candidate that a mistyped name most likely meant, for "did you mean".
///
/// Nearest by edit distance (insertions, deletions, substitutions, swaps of neighbours), folding
/// case; at most a third of the name may differ. Ties go to the first candidate in sorted order.
/// Ask a ``NearestNames`` where the same candidates are searched again and again.
public func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  var names = NearestNames(candidates)
  return names.nearest(to: name)
}

/// The help line for a mistyped name; empty where nothing is near.
public func didYouMean(_ name: String, in candidates: some Sequence<String>) -> [String] {
  nearestName(to: name, in: candidates).map { ["did you mean \($0.quoted)?"] } ?? []
}

/// How many insertions, deletions, substitutions and swaps of neighbours make one text of another
/// (optimal string alignment).
public func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  editDistance(a, b, atMost: max(a.count, b.count)) ?? max(a.count, b.count)
}

/// The same, nil where it is more than `limit`. Only the cells near the diagonal are worked out, so
/// the cost is the length of a name times the limit.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  let far = limit + 1
  var beforeLast = [Int](repeating: far, count: b.count + 1)
  var last = (0...b.count).map { min($0, far) }
  for i in 1...a.count {
    var row = [Int](repeating: far, count: b.count + 1)
    row[0] = min(i, far)
    let (first, end) = (max(1, i - limit), min(b.count, i + limit))
    guard first <= end else { return nil }
    for j in first...end {
      var cost = min(
        row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        cost = min(cost, beforeLast[j - 2] + 1)
      }
      row[j] = min(cost, far)
    }
    beforeLast = last
    last = row
  }
  return last[b.count] <= limit ? last[b.count] : nil
}
