/// The findings that a site had when its baseline was made: they are known and do not count, so
/// that an old site can be held to the rules from today on.
///
/// It is a text file that reads and merges well: comments begin with `#`, every other line is a
/// finding, its fingerprint first.
package struct Baseline: Sendable {
  /// What the findings are known by.
  package let fingerprints: Set<Fingerprint>

  /// A text that is no baseline.
  package struct Malformed: Error, Hashable {
    /// The line, from 1.
    package let line: Int
    /// What stands there.
    package let text: String
  }

  /// What a baseline says of today's findings.
  package struct Comparison: Sendable {
    /// Those that are not in it.
    package let new: [FingerprintedFinding]
    /// How many are.
    package let known: Int
    /// How many of its own are found no more.
    package let mended: Int
  }

  /// Reads a baseline.
  ///
  /// - Throws: ``Malformed`` for the first line that is neither a comment nor a finding.
  package init(_ text: String) throws(Malformed) {
    var fingerprints: Set<Fingerprint> = []
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      guard !line.hasPrefix("#"), !line.allSatisfy(\.isWhitespace) else { continue }
      guard let word = line.split(separator: " ").first, let fingerprint = Fingerprint(word) else {
        throw Malformed(line: number, text: String(line))
      }
      fingerprints.insert(fingerprint)
    }
    self.fingerprints = fingerprints
  }

  /// Tells known findings from new ones.
  ///
  /// - Parameter alwaysCounts: true for findings that no baseline can hold.
  package func compare(
    _ findings: [FingerprintedFinding], alwaysCounts: (Finding) -> Bool
  ) -> Comparison {
    let new = findings.filter {
      alwaysCounts($0.finding) || !fingerprints.contains($0.fingerprint)
    }
    let mended = fingerprints.subtracting(findings.map(\.fingerprint)).count
    return Comparison(new: new, known: findings.count - new.count, mended: mended)
  }

  /// True for a text that ``text(of:alwaysCounts:)`` wrote, whatever has become of its lines.
  package static func isBaseline(_ text: String) -> Bool { text.hasPrefix(title) }

  /// The file of a baseline that holds today's findings, one a line, sorted.
  ///
  /// - Parameter alwaysCounts: true for findings that no baseline can hold.
  package static func text(
    of findings: [FingerprintedFinding], alwaysCounts: (Finding) -> Bool
  ) -> String {
    let lines = findings.filter { !alwaysCounts($0.finding) }.map { item in
      let finding = item.finding
      let words = [finding.rule.name, finding.location.path, finding.message]
      return (sorting: words + [item.fingerprint.description], text: words.joined(separator: "  "))
    }.sorted { $0.sorting.lexicographicallyPrecedes($1.sorting) }
    let body = lines.map { "\($0.sorting[3])  \($0.text.printableLine)\n" }
    return title + explanation + body.joined()
  }

  private static let title = "# Demarc's baseline:"

  private static let explanation = """
     findings that are known and do not count.
    # `demarc check --baseline FILE` shows only what is not in here; with --update-baseline it
    # writes this file anew. Each line: fingerprint, rule, path, message. Only the first counts.

    """
}
