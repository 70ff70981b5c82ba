/// The candidate that a mistyped name most likely meant, for "did you mean".
///
/// Nearest by edit distance (insertions, deletions, substitutions, swaps of neighbours), folding
/// case; at most a third of the name may differ. Ties go to the first candidate in sorted order.
public func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  let target = Array(name.lowercased().unicodeScalars)
  guard !target.isEmpty, target.count <= 200 else { return nil }
  var best: (distance: Int, name: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars)
    let limit = best?.distance ?? max(1, max(target.count, other.count) / 3)
    guard abs(other.count - target.count) <= limit else { continue }
    let distance = editDistance(target, other)
    guard distance <= limit, !differInDigits(target, other) else { continue }
    if let current = best, (current.distance, current.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// True for two names that are told apart by a number: `L-12` is no slip of `L-1`.
private func differInDigits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
  func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  return a != b && a.contains(where: isDigit) && b.contains(where: isDigit)
    && a.filter { !isDigit($0) } == b.filter { !isDigit($0) }
}

/// The help line for a mistyped name; empty where nothing is near.
public func didYouMean(_ name: String, in candidates: some Sequence<String>) -> [String] {
  nearestName(to: name, in: candidates).map { ["did you mean \($0.quoted)?"] } ?? []
}

/// How many insertions, deletions, substitutions and swaps of neighbours make one text of another
/// (optimal string alignment).
public func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i]
    row.reserveCapacity(b.count + 1)
    for j in 1...b.count {
      var cost = min(
        row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        cost = min(cost, beforeLast[j - 2] + 1)
      }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
