/// The compatible fixes of one file.
///
/// Identical fixes are applied once. If two fixes overlap, the first by position is applied; the
/// other one is left for the next run. Fixes are applied with all their edits or not at all.
package struct FixPlan: Sendable {
  /// The findings whose fixes are applied.
  package private(set) var fixed: [Finding] = []
  /// The chosen edits, sorted by position.
  package private(set) var edits: [Fix.Edit] = []
  private let bytes: [UInt8]

  /// Chooses from the fixes of findings.
  ///
  /// - Parameters:
  ///   - findings: findings in this file. Those without a fix are ignored.
  ///   - bytes: the contents of the file when it was checked.
  package init(_ findings: [Finding], in bytes: [UInt8]) {
    self.bytes = bytes
    let candidates = findings.compactMap { finding in finding.fix.map { (finding, $0.edits) } }
      .filter { Self.isApplicable($0.1, to: bytes) }
      .sorted { ($0.1[0].range, $0.0.location) < ($1.1[0].range, $1.0.location) }
    var taken: Set<[Fix.Edit]> = []
    for (finding, own) in candidates {
      if taken.contains(own) {
        fixed.append(finding)
      } else if own.allSatisfy({ isFree($0.range) }) {
        for edit in own { edits.insert(edit, at: index(of: edit.range)) }
        taken.insert(own)
        fixed.append(finding)
      }
    }
  }

  /// The contents of the file with the edits applied.
  package var result: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    for edit in edits {
      result += bytes[position..<edit.range.indices.lowerBound]
      result += edit.replacement.utf8
      position = edit.range.indices.upperBound
    }
    return result + bytes[position...]
  }

  /// Returns whether the edits lie within the file, do not overlap and change something.
  private static func isApplicable(_ edits: [Fix.Edit], to bytes: [UInt8]) -> Bool {
    var isChange = false
    for (number, edit) in edits.enumerated() {
      guard edit.range.start >= 0, Int(edit.range.end) <= bytes.count else { return false }
      if let original = edit.original, !bytes[edit.range.indices].elementsEqual(original.utf8) {
        return false
      }
      if number > 0, edit.range.touches(edits[number - 1].range) { return false }
      if !bytes[edit.range.indices].elementsEqual(edit.replacement.utf8) { isChange = true }
    }
    return isChange
  }

  /// Returns the index at which to insert an edit of `range`.
  private func index(of range: SourceRange) -> Int {
    edits.partitioningIndex { $0.range >= range }
  }

  /// Returns whether no chosen edit touches these bytes. Chosen edits are sorted and disjoint, so
  /// it compares only the neighbours.
  private func isFree(_ range: SourceRange) -> Bool {
    let index = index(of: range)
    return [index - 1, index].allSatisfy {
      !edits.indices.contains($0) || !edits[$0].range.touches(range)
    }
  }
}

extension SourceRange {
  /// Returns whether the order of two edits matters: their ranges share a byte, or one inserts text
  /// at the edge of the other.
  fileprivate func touches(_ other: SourceRange) -> Bool {
    start == end || other.start == other.end
      ? start <= other.end && other.start <= end : start < other.end && other.start < end
  }
}
