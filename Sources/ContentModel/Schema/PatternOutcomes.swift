package import Diagnostics

/// What comparing the texts of one file with patterns came to: which patterns were given up, and
/// which findings go back to which pattern.
///
/// Files are read by themselves, in any order, on any number of threads, and may be kept from the
/// build before. So each has a budget of its own, and a pattern that one of them gave up is given up
/// for the run when all are read: see ``ParsedFile/findings(of:_:)``.
struct PatternOutcomes: Sendable {
  /// The patterns that used up what one may, by where they are written.
  private(set) var costly: Set<SourceLocation> = []
  /// The texts that do not match, by pattern.
  private(set) var mismatches: [SourceLocation: [Finding]] = [:]
  /// The mentions that were given up in its texts, by their places among those that schemas declare.
  var costlyMentions: Set<Int> = []

  /// What each pattern may still cost, by its source.
  private var budgets: [String: Pattern.Budget] = [:]
  private var told: Set<String> = []
  /// What all patterns together may still cost.
  private var left = Pattern.Budget.ofFile

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

extension ParsedFile {
  /// All that was wrong with files by themselves. A pattern that was given up in one of them is one
  /// finding, at the pattern, and the texts that do not match it are not held against the others:
  /// the pattern has to be written anew.
  package static func findings(
    of files: some Sequence<ParsedFile>, _ schemas: [CollectionSchema]
  ) -> [Finding] {
    var costly: Set<SourceLocation> = []
    var mentions: Set<Int> = []
    for file in files {
      costly.formUnion(file.patterns.costly)
      mentions.formUnion(file.patterns.costlyMentions)
    }
    let ofMentions = costlyMentions(mentions, schemas)
    costly.formUnion(ofMentions.map(\.location))
    guard !costly.isEmpty else { return files.flatMap(\.findings) }
    var told = Set(ofMentions)
    return ofMentions
      + files.flatMap { file in
        let dropped = Set(
          file.patterns.mismatches.filter { costly.contains($0.key) }.flatMap(\.value))
        return file.findings.filter { finding in
          guard !dropped.contains(finding) else { return false }
          return !costly.contains(finding.location) || told.insert(finding).inserted
        }
      }
  }

  /// The findings of ids that took too long to look for in prose.
  private static func costlyMentions(
    _ numbers: Set<Int>, _ schemas: [CollectionSchema]
  ) -> [Finding] {
    let mentioned = numbers.isEmpty ? [] : schemas.filter { $0.mention != nil }
    return numbers.sorted().compactMap { number in
      guard number < mentioned.count, case .pattern(let pattern) = mentioned[number].id else {
        return nil
      }
      return .costlyPattern(pattern, at: pattern.location ?? mentioned[number].location)
    }
  }
}
