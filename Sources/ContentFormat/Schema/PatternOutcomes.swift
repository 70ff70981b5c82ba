package import Diagnostics

/// The results of comparing one file's strings with patterns: the patterns that exceeded their
/// budget, and the findings of each pattern.
///
/// Files are read independently, in any order and on any number of threads, and their results may
/// come from the cache. Therefore each file has its own budget. If a pattern exceeds the budget of
/// one file, ``ParsedFile/findings(of:_:)`` drops it for the whole run after all files are read.
package struct PatternOutcomes: Sendable {
  /// The locations of patterns that exceeded their budget.
  package private(set) var costly: Set<SourceLocation> = []
  /// The findings about mismatches, by the location of the pattern.
  package private(set) var mismatches: [SourceLocation: [Finding]] = [:]
  /// The mention patterns that exceeded their budget in this file, as indices into the mentions
  /// that the schemas declare.
  package var costlyMentions: Set<Int> = []

  /// The remaining budget of each pattern, by its source.
  private var budgets: [String: Pattern.Budget] = [:]
  private var reported: Set<String> = []
  /// The remaining budget of all patterns together.
  private var left = Pattern.Budget.ofFile

  /// The number of strings whose matching part may still be searched.
  private var parts = 8

  package init() {}

  /// The result of a comparison.
  enum Answer {
    case match
    case mismatch
    /// The budget ran out. `isNew` is true if this pattern used up budget and is not reported yet.
    case unknown(isNew: Bool)
  }

  /// Compares the whole string with a pattern.
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
      // Other patterns used up the common budget, so this one is not reported.
      guard used > 0 else { return .unknown(isNew: false) }
      if let location = pattern.location { costly.insert(location) }
      return .unknown(isNew: reported.insert(pattern.source).inserted)
    }
  }

  /// Returns the part of a mismatching string that matches, for help. After a few strings of the file,
  /// the result is nil.
  mutating func part(of text: String, _ pattern: Pattern) -> String? {
    parts -= 1
    return parts < 0 ? nil : pattern.part(of: text)
  }

  /// Records which pattern caused a finding.
  mutating func noteMismatch(_ finding: Finding, of pattern: Pattern) {
    guard let location = pattern.location else { return }
    mismatches[location, default: []].append(finding)
  }
}
