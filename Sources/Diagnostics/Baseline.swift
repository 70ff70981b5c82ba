/// The accepted findings of a site.
///
/// A baseline lets an existing site adopt the rules: findings in the baseline are hidden, new ones
/// are reported.
///
/// The file is text that merges line by line. Lines that begin with `#` are comments; every other
/// line is one finding and begins with its fingerprint.
package struct Baseline: Sendable {
  package let fingerprints: Set<Fingerprint>

  /// An error: the text is not a baseline.
  package struct Malformed: Error, Hashable {
    /// The line number, from 1.
    package let line: Int
    package let text: String
  }

  /// The findings of a run, compared with a baseline.
  package struct Comparison: Sendable {
    /// The findings that are not in the baseline.
    package let new: [FingerprintedFinding]
    /// The number of findings that are in the baseline.
    package let known: Int
    /// The number of baseline entries that no longer occur.
    package let fixed: Int
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

  /// Splits findings into known and new ones.
  ///
  /// - Parameter alwaysCounts: returns true for findings that a baseline must not hide.
  package func compare(
    _ findings: [FingerprintedFinding], alwaysCounts: (Finding) -> Bool
  ) -> Comparison {
    let new = findings.filter {
      alwaysCounts($0.finding) || !fingerprints.contains($0.fingerprint)
    }
    let fixed = fingerprints.subtracting(findings.map(\.fingerprint)).count
    return Comparison(new: new, known: findings.count - new.count, fixed: fixed)
  }

  /// Returns whether ``text(of:alwaysCounts:)`` wrote the file. Only the title line is compared.
  package static func isBaseline(_ text: String) -> Bool { text.hasPrefix(title) }

  /// Returns the text of a baseline with these findings, one per line, sorted.
  ///
  /// - Parameter alwaysCounts: returns true for findings that a baseline must not hide.
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
     known findings that are not reported.
    # `demarc check --baseline FILE` hides these findings; --update-baseline rewrites this file.
    # Each line: fingerprint, rule, path, message. Only the fingerprint is compared.

    """
}
