internal import Bytes

/// An identifier of a finding that survives edits elsewhere in the file.
///
/// It is a hash of the rule, the path, the underlined text and the names that the message quotes.
/// Equal findings in one file are numbered from top to bottom, so if another one is added above
/// them, the last one counts as new.
package struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
  package let value: UInt64

  package init(value: UInt64) { self.value = value }

  /// Parses sixteen lowercase hexadecimal digits, as ``description`` writes them.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 16,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
      let value = UInt64(text, radix: 16)
    else { return nil }
    self.value = value
  }

  /// Sixteen hexadecimal digits.
  package var description: String {
    value.hexadecimal
  }
}

package struct FingerprintedFinding: Sendable, Hashable {
  package var finding: Finding
  package let fingerprint: Fingerprint

  package init(finding: Finding, fingerprint: Fingerprint) {
    self.finding = finding
    self.fingerprint = fingerprint
  }
}

extension Sequence<Finding> {
  /// Returns the findings with their fingerprints, in the same order.
  ///
  /// Pass all findings of a run: equal ones are numbered.
  package func fingerprinted(source: @escaping SourceReader) -> [FingerprintedFinding] {
    let findings = Array(self)
    var files = SourceFiles(source)
    var result: [FingerprintedFinding?] = Array(repeating: nil, count: findings.count)
    var seen: [StableHash: Int] = [:]
    let order = findings.indices.sorted {
      (findings[$0].location, findings[$0].message) < (findings[$1].location, findings[$1].message)
    }
    for index in order {
      var hash = identity(of: findings[index], in: &files)
      let ordinal = seen[hash, default: 0]
      seen[hash] = ordinal + 1
      hash.add("\(ordinal)".utf8)
      result[index] = FingerprintedFinding(
        finding: findings[index], fingerprint: Fingerprint(value: hash.value))
    }
    return result.compactMap(\.self)
  }

  private func identity(of finding: Finding, in files: inout SourceFiles) -> StableHash {
    var hash = StableHash()
    hash.add(finding.rule.name.utf8)
    hash.add(finding.location.path.utf8)
    if let text = files.bytes(of: finding.location), !text.isEmpty {
      // Ignore `\r`: a checkout may convert line endings.
      hash.add(text.lazy.filter { $0 != UInt8(ascii: "\r") })
      for name in quotedNames(finding.message) { hash.add(name.utf8) }
    } else {
      hash.add(finding.message.utf8)
    }
    return hash
  }
}

/// Returns the names in backticks. They stay the same if a message is reworded.
private func quotedNames(_ message: String) -> [Substring] {
  let parts = message.split(separator: "`", omittingEmptySubsequences: false)
  return stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
}

/// 64-bit FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv), which gives the same value on every
/// platform and in every run.
struct StableHash: Hashable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a part and its end, so that the parts `ab`, `c` differ from `a`, `bc`.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
    // 0xFF never occurs in UTF-8.
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
}
