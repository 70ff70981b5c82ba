package import Diagnostics

/// What comparing the texts of one file with patterns came to: which patterns were given up, and
/// which findings go back to which pattern.
///
/// Files are read by themselves, in any order, on any number of threads, and may be kept from the
/// build before. So each has a budget of its own, and a pattern that one of them gave up is given up
/// for the run when all are read: see ``ParsedFile/findings(of:_:)``.
package struct PatternOutcomes: Sendable {
  /// The patterns that used up what one may, by where they are written.
  package private(set) var costly: Set<SourceLocation> = []
  /// The texts that do not match, by pattern.
  package private(set) var mismatches: [SourceLocation: [Finding]] = [:]
  /// The mentions that were given up in its texts, by their places among those that schemas declare.
  package var costlyMentions: Set<Int> = []

  /// What each pattern may still cost, by its source.
  private var budgets: [String: Pattern.Budget] = [:]
  private var told: Set<String> = []
  /// What all patterns together may still cost.
  private var left = Pattern.Budget.ofFile

  package init() {}

  /// What comparing a text came to.
  enum Answer {
    case match
    case mismatch
    /// Nobody knows. `isNew` where the pattern is to blame and nothing was said of it yet.
    case unknown(isNew: Bool)
  }

  /// Compares the whole of a text with a pattern.
  mutating func compare(_ text: String, _ pattern: Pattern) -> Answer {
    let allowed = min(budgets[pattern.source]?.left ?? Pattern.Budget().left, left)
    var budget = Pattern.Budget(left: allowed)
    let answer = pattern.compare(text, &budget)
    let used = allowed - budget.left
    if used > 0 {
      left -= used
      budgets[pattern.source, default: Pattern.Budget()].left -= used
    }
    switch answer {
    case .match: return .match
    case .mismatch: return .mismatch
    case .unknown:
      // Where other patterns used up what all may cost together, this one is not to blame.
      guard used > 0 else { return .unknown(isNew: false) }
      if let location = pattern.location { costly.insert(location) }
      return .unknown(isNew: told.insert(pattern.source).inserted)
    }
  }

  /// Remembers which pattern a finding goes back to.
  mutating func noteMismatch(_ finding: Finding, of pattern: Pattern) {
    guard let location = pattern.location else { return }
    mismatches[location, default: []].append(finding)
  }
}
