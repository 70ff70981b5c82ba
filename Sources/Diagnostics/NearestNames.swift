/// An index of names that suggests candidates for mistyped names.
///
/// Candidates are grouped by length. Each has a bit set of its letters, which rules out most of
/// them before any comparison.
///
/// The cost is bounded: results are cached, and after ``budget`` names or the allowed work there
/// are no more suggestions. Work is counted in table cells, not in time, and candidates are
/// compared in sorted order, so that results are the same on every machine.
package struct NearestNames: Sendable {
  /// The maximum number of distinct names to search for.
  package static let budget = 500
  /// The maximum length of a name, in Unicode scalars.
  private static let maximumLength = 200

  private var byLength: [Int: [Candidate]] = [:]
  /// The lengths whose candidates are sorted. They are sorted on first use.
  private var inOrder: Set<Int> = []
  private var known: [String: String?] = [:]
  private var work: Int

  private struct Candidate: Sendable {
    let name: String
    let set: LetterSet
  }

  /// Creates an index.
  ///
  /// - Parameter work: the number of table cells that all searches together may compute.
  package init(_ candidates: some Sequence<String>, work: Int = 500_000) {
    self.work = work
    for name in candidates where name.utf8.count <= 4 * Self.maximumLength * 3 / 2 {
      let (set, length) = Self.measured(name)
      byLength[length, default: []].append(Candidate(name: name, set: set))
    }
  }

  /// Returns the nearest candidate, as ``nearestName(to:in:)`` defines it, or nil once the budget
  /// is used up.
  package mutating func nearest(to name: String) -> String? {
    if let found = known[name] { return found }
    guard known.count < Self.budget, work > 0, !name.isEmpty,
      name.utf8.count <= 4 * Self.maximumLength
    else { return nil }
    let target = Self.folded(name)
    guard target.count <= Self.maximumLength else { return nil }
    let found = search(target)
    known[name] = .some(found)
    return found
  }

  /// Returns the help line for a mistyped name, or none if no candidate is near.
  package mutating func didYouMean(_ name: String) -> [String] {
    nearest(to: name).map { ["did you mean \($0.quoted)?"] } ?? []
  }

  /// Searches lengths near that of the target first, since the best match so far bounds the rest.
  private mutating func search(_ target: [Unicode.Scalar]) -> String? {
    let set = LetterSet(target)
    var best: (distance: Int, name: String)?
    let lengths = byLength.keys.sorted {
      (abs($0 - target.count), $0) < (abs($1 - target.count), $1)
    }
    for length in lengths {
      let limit = max(1, max(target.count, length) / 3)
      guard abs(length - target.count) <= min(limit, best?.distance ?? limit) else { continue }
      if inOrder.insert(length).inserted { byLength[length]?.sort { $0.name < $1.name } }
      let candidates = byLength[length, default: []]
      work -= candidates.count / 4 + 1
      for candidate in candidates {
        let limit = min(limit, best?.distance ?? limit)
        guard set.mayBe(within: limit, of: candidate.set) else { continue }
        guard work > 0 else { return nil }
        work -= min(length + 1, 2 * limit + 1) * (target.count + 1)
        let letters = Self.folded(candidate.name)
        guard let distance = editDistance(target, letters, atMost: limit),
          !differInDigits(target, letters)
        else { continue }
        if let best, (best.distance, best.name) <= (distance, candidate.name) { continue }
        best = (distance, candidate.name)
      }
    }
    return best?.name
  }

  /// Returns the set and the number of the letters that ``folded(_:)`` gives.
  private static func measured(_ name: String) -> (set: LetterSet, length: Int) {
    var set = LetterSet()
    for byte in name.utf8 {
      guard byte < 0x80 else {
        let letters = folded(name)
        return (LetterSet(letters), letters.count)
      }
      set.insert(UInt32((0x41...0x5A).contains(byte) ? byte | 0x20 : byte))
    }
    return (set, name.utf8.count)
  }

  private static func folded(_ name: String) -> [Unicode.Scalar] {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return Array(name.lowercased().unicodeScalars)
    }
    return name.utf8.map { Unicode.Scalar((0x41...0x5A).contains($0) ? $0 | 0x20 : $0) }
  }
}

/// A 64-bit set of letters. Different letters can share a bit, so the set can miss differences but
/// never invents one.
private struct LetterSet: Sendable {
  private var bits: UInt64 = 0

  init() {}

  init(_ letters: [Unicode.Scalar]) {
    for letter in letters { insert(letter.value) }
  }

  mutating func insert(_ letter: UInt32) { bits |= 1 << UInt64(letter & 63) }

  /// Returns false if the two names differ by more letters than `limit` edits can change.
  func mayBe(within limit: Int, of other: LetterSet) -> Bool {
    (bits & ~other.bits).nonzeroBitCount <= limit && (other.bits & ~bits).nonzeroBitCount <= limit
  }
}

/// Returns whether two names differ only in their digits: `L-12` is not a typo of `L-1`.
private func differInDigits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
  func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  return a != b && a.contains(where: isDigit) && b.contains(where: isDigit)
    && a.filter { !isDigit($0) } == b.filter { !isDigit($0) }
}
