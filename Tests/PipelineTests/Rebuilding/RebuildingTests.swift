import Foundation
import Testing

@testable import Pipeline

/// A rebuild gives exactly what a clean build gives, whatever happened in between.
///
/// `DEMARC_EDITS` sets how many edits each seed makes.
@Suite("Rebuilding in memory")
struct RebuildingTests {
  private static let editsPerSeed =
    ProcessInfo.processInfo.environment["DEMARC_EDITS"].flatMap { Int($0) } ?? 15

  @Test("equals a clean build after every one of many random edits", arguments: 1...4)
  func randomEdits(seed: Int) async throws {
    let files = try RichSite.files()
    var editor = RandomEditor(files, seed: UInt64(seed))
    var comparison = try SessionComparison(files)
    var steps: [Step] = []
    var words = try await comparison.difference()
    while words == nil, steps.count < Self.editsPerSeed {
      // With an error no page is made, and nothing more is learnt for long.
      steps.append(comparison.counts.failing < 3 ? editor.step() : editor.mended())
      words = try await comparison.difference(after: steps[steps.count - 1])
    }
    guard let words else {
      // Where nothing is ever kept, or nothing ever shown, nothing is shown by this test.
      let counts = comparison.counts
      #expect(counts.clean * 4 > counts.all && counts.partial * 5 > counts.clean, "\(counts)")
      return
    }
    let shortest = try await Self.shortened(steps, files)
    let again = try await Self.failure(of: shortest, files)
    Issue.record(
      """
      after \(shortest.count) of \(steps.count) edits: \(again?.words ?? words)
      \(shortest.map(\.description).joined(separator: "\n"))
      """)
  }

  /// The first step after which something is not as in a clean build.
  private static func failure(
    of steps: [Step], _ files: [String: [UInt8]]
  ) async throws -> (step: Int, words: String)? {
    var comparison = try SessionComparison(files)
    if let words = try await comparison.difference() { return (0, words) }
    for (index, step) in steps.enumerated() {
      if let words = try await comparison.difference(after: step) { return (index, words) }
    }
    return nil
  }

  /// The steps without those that it fails without: halves, quarters, and so on down to single ones.
  private static func shortened(
    _ steps: [Step], _ files: [String: [UInt8]]
  ) async throws -> [Step] {
    var steps = steps
    var size = max(1, steps.count / 2)
    while true {
      var start = 0
      var hasShrunk = false
      while start < steps.count, steps.count > 1 {
        var fewer = steps
        fewer.removeSubrange(start..<min(start + size, steps.count))
        if !fewer.isEmpty, let failure = try await failure(of: fewer, files) {
          steps = Array(fewer[...failure.step])
          hasShrunk = true
        } else {
          start += size
        }
      }
      if size == 1 && !hasShrunk { return steps }
      size = max(1, size / 2)
    }
  }
}
