import Diagnostics
import Foundation
import Pipeline
import TestSupport
import Testing

/// Content can come from untrusted authors. For any bytes, a check ends, its findings are inside of
/// the files, and a second run reports the same.
@Suite("Robustness: mutated sites")
struct RobustnessTests {
  /// Sites with every kind of file and field.
  private static let sites = [
    "sites/risks-and-mitigations", "rules/matrix-disagreement/valid", "rules/view-error/valid",
    "rules/title-mismatch/valid", "rules/incomplete-map/valid", "rules/wrong-type/valid",
  ]

  /// Pieces that mean something to YAML, Markdown or paths.
  private static let pieces = [
    ":", ": ", "- ", "\n", "\r\n", "\t", "'", "\"", "[", "]", "{", "}", "|", ">", "#", "&a ", "*a",
    "!!binary ", "---\n", "...\n", "|-|\n", "| a |", "\\|", "```view\n", "~~", "[^1]", "[^1]: x\n",
    "](", "](javascript:x)", "<b>", "<!--", "![", "@ri-1", "../", "\u{0}", "\u{FEFF}", "\u{202E}",
    "é", "漢", "👩‍👩‍👧", "e\u{301}", "?", "? ", "%", "~", "null", "1e999", "-", "title: x\n",
    "id: ri-1\n",
    "kind: matrix\n", "slug: ..\n", "tags: [a]\n", "status: draft\n",
  ]

  @Test("a check never crashes, points into its files, and is deterministic", arguments: 0..<12)
  func mutations(seed: Int) async throws {
    var random = SplitMix(seed: UInt64(seed))
    let folder = Self.sites[seed % Self.sites.count]
    let original = try TestSite(fixture: Repository.fixture(folder))
    for round in 0..<50 {
      let site = mutated(original, using: &random)
      let outcome = try await site.check()
      for finding in outcome.findings {
        for location in [finding.location] + finding.notes.map(\.location) {
          check(location, outcome, finding, "seed \(seed), round \(round)")
        }
      }
      guard round % 5 == 0 else { continue }
      var parallel = site
      parallel.jobs = 4
      let again = try await parallel.check()
      #expect(outcome.findings == again.findings, "seed \(seed), round \(round)")
    }
  }

  private func check(
    _ location: Diagnostics.SourceLocation, _ outcome: TestOutcome, _ finding: Finding,
    _ name: String
  ) {
    guard let bytes = outcome.sources[location.path] else {
      #expect(location.range == .wholeFile, "\(name): \(location.path) is no file")
      return
    }
    let range = location.range
    #expect(
      Int(range.end) <= bytes.count, "\(name): \(finding.rule) ends behind \(location.path)")
    for offset in [range.indices.lowerBound, range.indices.upperBound] where offset < bytes.count {
      #expect(
        bytes[offset] & 0xC0 != 0x80 || String(validating: bytes, as: UTF8.self) == nil,
        "\(name): \(finding.rule) cuts a character of \(location.path) at \(offset)")
    }
  }

  private func mutated(_ site: TestSite, using random: inout SplitMix) -> TestSite {
    var site = site
    for _ in 0...random.below(3) {
      let paths = site.content.keys.sorted()
      guard !paths.isEmpty else { return site }
      let path = paths[random.below(paths.count)]
      switch random.below(12) {
      case 0: site.content[path] = nil
      case 1: site.content["x\(random.below(9))/\(path)"] = site.content[path]
      case 2: site.content[path]?.removeAll()
      default: mutate(&site.content[path, default: []], &random)
      }
    }
    return site
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let place = random.below(bytes.count + 1)
    let end = min(bytes.count, place + random.below(12))
    switch random.below(8) {
    case 0 where place < bytes.count: bytes[place] = UInt8(random.below(256))
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count + 1))
    case 3: bytes.removeSubrange(place...)
    case 4: moveLine(&bytes, &random)
    case 5: bytes = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    default:
      bytes.insert(contentsOf: Self.pieces[random.below(Self.pieces.count)].utf8, at: place)
    }
  }

  /// Moves or duplicates a line: a key, a row of a table, a fence.
  private func moveLine(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let line = lines[random.below(lines.count)]
    lines.insert(line, at: random.below(lines.count + 1))
    if random.below(2) == 0 { lines.remove(at: random.below(lines.count)) }
    bytes = Array(lines.joined(separator: [0x0A]))
  }
}

/// Numbers that look random and are the same each time (SplitMix64, Steele et al. 2014).
private struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// A number from 0 to `limit - 1`.
  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(1, limit)))
  }
}
