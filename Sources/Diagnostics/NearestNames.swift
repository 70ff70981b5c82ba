/// The same candidates asked again and again for what a mistyped name meant.
///
/// A search costs a comparison with every candidate. Nobody reads thousands of suggestions, and a site
/// whose every link is broken must not take minutes: each name is searched for once, and after
/// ``budget`` names there are no more suggestions.
public struct NearestNames {
  /// How many names are searched for.
  public static let budget = 500

  private let candidates: [String]
  private var known: [String: String?] = [:]

  /// Makes a search among these.
  public init(_ candidates: some Sequence<String>) { self.candidates = Array(candidates) }

  /// The nearest candidate, as ``nearestName(to:in:)`` has it; nil once the budget is spent.
  public mutating func nearest(to name: String) -> String? {
    if let found = known[name] { return found }
    guard known.count < Self.budget else { return nil }
    let found = nearestName(to: name, in: candidates)
    known[name] = .some(found)
    return found
  }

  /// The help line for a mistyped name; empty where nothing is near.
  public mutating func didYouMean(_ name: String) -> [String] {
    nearest(to: name).map { ["did you mean \($0.quoted)?"] } ?? []
  }
}
