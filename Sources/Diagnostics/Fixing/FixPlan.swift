/// Which repairs of one file are made together, and what the file is then.
///
/// Repairs that are wholly the same are made once. Of two that touch the same bytes the first by
/// position is made; the other is for the next look at the file. A repair is made with all its edits
/// or not at all.
package struct FixPlan: Sendable {
  /// The findings whose repairs are made.
  package private(set) var mended: [Finding] = []
  /// The edits, by position.
  package private(set) var edits: [Fix.Edit] = []
  private let bytes: [UInt8]

  /// Chooses among the repairs of findings.
  ///
  /// - Parameters:
  ///   - findings: those whose repairs are in this file; others without a repair are passed over.
  ///   - bytes: the file as it was when the findings were made.
  package init(_ findings: [Finding], in bytes: [UInt8]) {
    self.bytes = bytes
    let candidates = findings.compactMap { finding in finding.fix.map { (finding, $0.edits) } }
      .filter { Self.isApplicable($0.1, to: bytes) }
      .sorted { ($0.1[0].range, $0.0.location) < ($1.1[0].range, $1.0.location) }
    var taken: Set<[Fix.Edit]> = []
    for (finding, own) in candidates {
      if taken.contains(own) {
        mended.append(finding)
      } else if own.allSatisfy({ isFree($0.range) }) {
        for edit in own { edits.insert(edit, at: index(of: edit.range)) }
        taken.insert(own)
        mended.append(finding)
      }
    }
  }

  /// The file with the edits made; every other byte is as it was.
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

  /// True for edits that lie in the file, one behind the other, and change something.
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

  /// Where an edit belongs among those chosen.
  private func index(of range: SourceRange) -> Int {
    edits.partitioningIndex { $0.range >= range }
  }

  /// True where no chosen edit touches these bytes; chosen edits do not touch each other, so only
  /// the neighbours can.
  private func isFree(_ range: SourceRange) -> Bool {
    let index = index(of: range)
    return [index - 1, index].allSatisfy {
      !edits.indices.contains($0) || !edits[$0].range.touches(range)
    }
  }
}

extension SourceRange {
  /// True where two edits at these places would depend on their order: they share a byte, or one
  /// puts something in at the edge of the other.
  fileprivate func touches(_ other: SourceRange) -> Bool {
    start == end || other.start == other.end
      ? start <= other.end && other.start <= end : start < other.end && other.start < end
  }
}
