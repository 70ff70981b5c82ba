import Foundation
import Testing

@testable import Pipeline

/// A rebuild always has the same result as a clean build.
///
/// `DEMARC_EDITS` sets how many edits each seed makes.
@Suite("Rebuilding in memory")
struct RebuildingTests {
  private static let editsPerSeed =
    ProcessInfo.processInfo.environment["DEMARC_EDITS"].flatMap { Int($0) } ?? 40

  @Test("a rebuild equals a clean build after every one of many random edits", arguments: 1...4)
  func randomEdits(seed: Int) async throws {
    let files = try RichSite.files()
    var editor = RandomEditor(files, seed: UInt64(seed))
    var comparison = try SessionComparison(files)
    var steps: [Step] = []
    var words = try await comparison.difference()
    while words == nil, steps.count < Self.editsPerSeed {
      // No page is rendered while there is an error, so a longer series of errors tests nothing
      // new.
      steps.append(comparison.counts.failing < 3 ? editor.step() : editor.fixed())
      words = try await comparison.difference(after: steps[steps.count - 1])
    }
    guard let words else {
      // The test is only meaningful if sites were rendered and some rebuilds were partial.
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

  /// Returns the first step after which a rebuild differs from a clean build.
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

  /// Removes the steps without which the failure still occurs: halves, quarters, down to single
  /// steps.
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
