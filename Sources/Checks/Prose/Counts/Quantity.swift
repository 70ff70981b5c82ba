/// A quantity in a text, such as "nine of the 16", "half of the" or "31 % of the".
struct Quantity: Sendable {
  enum Value: Sendable, Equatable {
    case number(Int)
    /// A fraction in words: its numerator and denominator.
    case fraction(Int, Int)
    /// A percentage, with the number of its decimals.
    case percent(Double, decimals: Int)
    case all, none
    /// "all but two".
    case allBut(Int)
    /// "most": more than half, or more than any other.
    case most
    case aboveHalf, belowHalf
  }

  var value: Value
  /// The number of the whole: 16 in "nine of the 16".
  var whole: Int?
  /// The words of the number, which a fix can replace.
  var number: Range<Int>?
  /// Whether "of" follows.
  var isPart = false
  /// A bound before the number: "at least nine".
  var bound: CountBound?
  /// Whether the whole is a share and not the number of all: "one in three".
  var isRatio = false
  /// Whether the share is not exact: "about half".
  var isAbout = false
  /// Whether it counts the rest: "the other six".
  var isRest = false
  /// Whether "the" or the like is before it, so that it may refer to entries named before.
  var isDefinite = false

  /// A comparison with the data.
  enum Verdict: Equatable {
    case right
    /// Wrong, unless the author counts in another way.
    case doubtful
    case wrong
    /// The quantity may be about something else.
    case unknown
  }

  /// Compares the quantity with the actual count.
  ///
  /// - Parameters:
  ///   - count: The number of entries or cells with the property.
  ///   - total: The number of all of them.
  ///   - exceptions: The number of those that the property cannot apply to.
  ///   - isCommonest: Whether no other property is more frequent.
  func verdict(
    count: Int, of total: Int, exceptions: @autoclosure () -> Int = 0,
    isCommonest: @autoclosure () -> Bool = false
  ) -> Verdict {
    if let whole, whole != total, whole != total - exceptions() {
      guard isRatio, case .number(let part) = value else { return .unknown }
      return Quantity(value: .fraction(part, whole)).verdict(
        count: count, of: total, exceptions: exceptions())
    }
    if let bound { return verdict(bound, count: count, of: total, exceptions: exceptions()) }
    if isAbout { return roughly(count: count, of: [total, total - exceptions()]) }
    if isDefinite, whole == nil, value != .number(total) { return .unknown }
    switch value {
    case .number(let number):
      // "One of the domains is shared" names one of them.
      if number == 1, isPart { return count == 1 ? .right : .unknown }
      return number == count ? .right : .wrong
    case .all: return count == total || count == total - exceptions() ? .right : .wrong
    case .none: return count == 0 ? .right : .wrong
    case .allBut(let number):
      return [total, total - exceptions()].contains(count + number) ? .right : .wrong
    case .fraction(let numerator, let denominator):
      let stated = Double(numerator) / Double(denominator)
      let shares = [total, total - exceptions()].filter { $0 > 0 }.map {
        Double(count) / Double($0)
      }
      if shares.contains(where: { Self.rounds($0, to: stated) }) { return .right }
      return shares.allSatisfy { abs($0 - stated) > 0.15 } ? .wrong : .doubtful
    case .percent(let stated, let decimals):
      let shares = [total, total - exceptions()].filter { $0 > 0 }
        .map { 100 * Double(count) / Double($0) }
      let unit = decimals == 0 ? 1.0 : decimals == 1 ? 0.1 : 0.01
      // Rounded or cut off.
      return shares.contains { abs($0 - stated) < unit } ? .right : .wrong
    case .most:
      if count * 2 > total - exceptions() || isCommonest() && count > 0 { return .right }
      return count * 4 > total ? .doubtful : .wrong
    case .aboveHalf: return count * 2 > total - exceptions() ? .right : .wrong
    case .belowHalf: return count * 2 < total ? .right : .wrong
    }
  }

  /// Compares an inexact share with the actual one.
  private func roughly(count: Int, of totals: [Int]) -> Verdict {
    let stated: Double
    switch value {
    case .fraction(let numerator, let denominator):
      stated = Double(numerator) / Double(denominator)
    case .percent(let percent, _): stated = percent / 100
    case .all: stated = 0.9
    default: return .unknown
    }
    let shares = totals.filter { $0 > 0 }.map { Double(count) / Double($0) }
    if shares.contains(where: { abs($0 - stated) <= 0.12 }) { return .right }
    return shares.allSatisfy { abs($0 - stated) > 0.2 } ? .wrong : .doubtful
  }

  /// Compares the quantity with the actual count, as a bound.
  private func verdict(
    _ bound: CountBound, count: Int, of total: Int, exceptions: Int
  ) -> Verdict {
    let shares = [total, total - exceptions].filter { $0 > 0 }.map { Double(count) / Double($0) }
    switch value {
    case .number(let number): return bound.holds(count, number) ? .right : .wrong
    case .fraction(let numerator, let denominator):
      let stated = Double(numerator) / Double(denominator)
      return shares.contains { bound.holds($0, stated) } ? .right : .wrong
    case .percent(let stated, _):
      return shares.contains { bound.holds($0, stated / 100) } ? .right : .wrong
    default: return .unknown
    }
  }

  /// Returns whether an author may round a share to a fraction: no simpler one is nearer.
  private static func rounds(_ share: Double, to stated: Double) -> Bool {
    let simple = [0, 0.25, 1.0 / 3, 0.5, 2.0 / 3, 0.75, 1]
    let nearest = simple.map { abs($0 - share) }.min() ?? 1
    return abs(share - stated) <= max(nearest, 0.03) + 1e-9
  }
}

extension Quantity {
  /// Whether it is a share of a whole, in words or as a percentage.
  var isShare: Bool {
    switch value {
    case .fraction, .percent, .all: true
    default: false
    }
  }
}
