/// A bound before a number: "at least nine".
enum CountBound: Sendable {
  case least, most, more, fewer

  /// Returns whether a statement with this bound is true of an actual value.
  func holds(_ actual: Double, _ stated: Double) -> Bool {
    switch self {
    case .least: actual >= stated - 1e-9
    case .most: actual <= stated + 1e-9
    case .more: actual > stated + 1e-9
    case .fewer: actual < stated - 1e-9
    }
  }

  func holds(_ actual: Int, _ stated: Int) -> Bool { holds(Double(actual), Double(stated)) }
}

extension CountPhrases.Comparison {
  /// Returns whether a comparison of two counts is true, or nil for one that ranks more than two.
  func holds(_ count: Int, _ other: Int) -> Bool? {
    switch self {
    case .more: return count > other
    case .fewer: return count < other
    case .equal: return count == other
    case .times(let factor):
      // Authors round: 13 is "twice as many" as 7, but not as 8.
      let (actual, stated) = (Double(count), Double(other) * factor)
      return abs(actual - stated) <= max(0.15 * stated, factor == 0.5 ? 0.5 : 0)
    case .most, .fewest, .commonest, .rarest, .nth: return nil
    }
  }
}
