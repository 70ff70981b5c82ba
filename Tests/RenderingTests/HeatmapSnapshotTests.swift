import Foundation
import Testing

@testable import Rendering

@Suite("Heatmap: snapshots")
struct HeatmapSnapshotTests {
  @Test("a small matrix as a file matches its snapshot")
  func standalone() throws {
    let svg = Heatmap.svg(HeatmapModels.small(links: false), form: .standalone)
    try expectSnapshot(svg, "heatmap-standalone.svg")
  }

  @Test("a small matrix in a page matches its snapshot")
  func inline() throws {
    let svg = Heatmap.svg(HeatmapModels.small(links: true), form: .inline)
    try expectSnapshot(svg, "heatmap-inline.svg")
  }

  /// Compares bytes with `Snapshots/name`, or writes that file if `UPDATE_SNAPSHOTS=1`.
  private func expectSnapshot(_ bytes: [UInt8], _ name: String, file: String = #filePath) throws {
    let url = URL(fileURLWithPath: file).deletingLastPathComponent()
      .appendingPathComponent("Snapshots").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data(bytes).write(to: url)
    }
    let expected = try String(decoding: Data(contentsOf: url), as: UTF8.self)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    for (line, other) in zip(lines, expected.split(separator: "\n")) where line != other {
      Issue.record("\(name) differs.\nexpected: \(other)\n     got: \(line)")
      return
    }
    #expect(Array(expected.utf8) == bytes, "\(name) differs in length")
  }
}
