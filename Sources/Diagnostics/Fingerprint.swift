/// What a finding is known by when the lines above it move: a hash of its rule, its path, the text
/// it underlines and the names its message quotes, so that a baseline finds it again.
///
/// Equal ones in one file are told apart by their order: where another equal one appears above
/// them, the last is the new one.
package struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
  /// The hash.
  package let value: UInt64

  /// Makes a fingerprint of its hash.
  package init(value: UInt64) { self.value = value }

  /// Reads sixteen hexadecimal digits, as ``description`` writes them; nil for anything else.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 16,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
      let value = UInt64(text, radix: 16)
    else { return nil }
    self.value = value
  }

  /// Sixteen hexadecimal digits.
  package var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// A finding and what it is known by.
package struct FingerprintedFinding: Sendable, Hashable {
  /// The finding.
  package var finding: Finding
  /// What it is known by.
  package let fingerprint: Fingerprint

  /// Makes a pair.
  package init(finding: Finding, fingerprint: Fingerprint) {
    self.finding = finding
    self.fingerprint = fingerprint
  }
}

extension Sequence<Finding> {
  /// The findings with their fingerprints, in the same order. They have to be all there are: equal
  /// ones are counted.
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
      // A checkout may have other line ends.
      hash.add(text.lazy.filter { $0 != UInt8(ascii: "\r") })
      for name in quotedNames(finding.message) { hash.add(name.utf8) }
    } else {
      hash.add(finding.message.utf8)
    }
    return hash
  }
}

/// The names in backticks: what a message speaks of, however it is worded.
private func quotedNames(_ message: String) -> [Substring] {
  let parts = message.split(separator: "`", omittingEmptySubsequences: false)
  return stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
}

/// FNV-1a with 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv), the same on every machine and in
/// every run.
struct StableHash: Hashable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a part; its end counts, so that `ab`, `c` and `a`, `bc` differ.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
    // No byte of UTF-8.
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
}
