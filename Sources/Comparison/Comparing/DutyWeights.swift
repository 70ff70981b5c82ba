/// How much each level of a matrix asks of the user.
struct DutyWeights {
  private let weights: [String: Int]
  private let applicable: Set<String>
  /// The name of the user in words.
  let user: String

  /// Reads the duties that a matrix declares.
  ///
  /// - Parameter levels: The levels of both versions, the new ones first.
  init(_ matrix: ComparedMatrix, levels: [ComparedMatrix.Level]) {
    weights = Dictionary(
      matrix.duties.enumerated().map { ($1, matrix.duties.count - $0) },
      uniquingKeysWith: { a, _ in a })
    let known = Dictionary(levels.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    applicable = Set(known.values.filter(\.isApplicable).map(\.id))
    user = matrix.user
  }

  /// True if the matrix does not say who its user is.
  var isEmpty: Bool { weights.isEmpty }

  /// Returns how much a cell with these levels asks of the user. 0 is nothing.
  func weight(of levels: [String]) -> Int { levels.map { weights[$0] ?? 0 }.max() ?? 0 }

  /// The weight of a cell that falls on the user alone.
  private var whole: Int { weights.values.max() ?? 0 }

  /// Says what another level of a cell means, with the reason in words.
  func judge(_ old: [String], _ new: [String]) -> (ChangeKind, String?) {
    let (before, after) = (weight(of: old), weight(of: new))
    if after > before {
      if after == whole { return (.dutyAdded, "newly falls on \(user)") }
      return (
        .dutyAdded,
        before == 0 ? "\(user) newly carries a part" : "\(user) carries a larger part"
      )
    }
    if after < before {
      return (
        .dutyRemoved, after == 0 ? "relieves \(user)" : "relieves \(user) of a part"
      )
    }
    let (was, isNow) = (hasDuty(old), hasDuty(new))
    if !was && isNow { return (.levelAdded, nil) }
    if was && !isNow { return (.levelRemoved, weights.isEmpty ? nil : "nobody carries it now") }
    return (.levelChanged, nil)
  }

  private func hasDuty(_ levels: [String]) -> Bool { levels.contains(where: applicable.contains) }
}
