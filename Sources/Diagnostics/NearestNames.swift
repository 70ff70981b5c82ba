/// The one search behind every "did you mean": an index of candidates, asked again and again for
/// the meaning of a mistyped name.
///
/// Candidates are kept by length, each with a set of its letters, so that most are ruled out without
/// being compared, and an index costs little where each of thousands of files asks it once. Readers do
/// not need thousands of suggestions, and a site whose every link is broken must not take minutes: each
/// name is searched for once, and once ``budget`` names or the allowed work are used up there are no more
/// suggestions. The work is counted and not timed, and candidates are compared in the order of their
/// names, so that the answers are the same on every machine, whatever the order they came in.
package struct NearestNames: Sendable {
  /// How many names are searched for.
  package static let budget = 500
  /// Longer names are not compared.
  private static let maximumLength = 200

  private var byLength: [Int: [Candidate]] = [:]
  /// The lengths whose candidates are in order: they are sorted when they are first looked at.
  private var inOrder: Set<Int> = []
  private var known: [String: String?] = [:]
  private var work: Int

  private struct Candidate: Sendable {
    let name: String
    let set: LetterSet
  }

  /// Makes a search among candidates.
  ///
  /// - Parameter work: how many cells of tables of distances all searches together may work out.
  package init(_ candidates: some Sequence<String>, work: Int = 500_000) {
    self.work = work
    for name in candidates where name.utf8.count <= 4 * Self.maximumLength * 3 / 2 {
      let (set, length) = Self.measured(name)
      byLength[length, default: []].append(Candidate(name: name, set: set))
    }
  }

  /// The nearest candidate, as ``nearestName(to:in:)`` has it; nil once the budget is spent.
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

  /// The help line for a mistyped name; empty where nothing is near.
  package mutating func didYouMean(_ name: String) -> [String] {
    nearest(to: name).map { ["did you mean \($0.quoted)?"] } ?? []
  }

  /// Looks at the lengths nearest to the target's first: what is found there narrows the rest.
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

  /// The letters that ``folded(_:)`` gives, as a set, and how many there are.
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

/// Which letters a name has, as bits: letters share bits, so it may say too little and never too much.
private struct LetterSet: Sendable {
  private var bits: UInt64 = 0

  init() {}

  init(_ letters: [Unicode.Scalar]) {
    for letter in letters { insert(letter.value) }
  }

  mutating func insert(_ letter: UInt32) { bits |= 1 << UInt64(letter & 63) }

  /// False where more letters of one are missing in the other than `limit` steps can make up for.
  func mayBe(within limit: Int, of other: LetterSet) -> Bool {
    (bits & ~other.bits).nonzeroBitCount <= limit && (other.bits & ~bits).nonzeroBitCount <= limit
  }
}

/// True for two names that are told apart by a number: `L-12` is no slip of `L-1`.
private func differInDigits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
  func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  return a != b && a.contains(where: isDigit) && b.contains(where: isDigit)
    && a.filter { !isDigit($0) } == b.filter { !isDigit($0) }
}
