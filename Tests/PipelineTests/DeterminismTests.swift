import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// The bytes of a build depend only on its input.
@Suite("Builds are pure")
struct DeterminismTests {
  @Test("the sample site has the pages it should have")
  func outputs() async throws {
    let site = try SampleSite.workspace()
    let report = try await site.buildCleanly()
    let files = try site.bytes(of: "Public").keys.filter { path in
      !path.hasPrefix(".demarc") && !path.hasPrefix("assets") && path.contains(".")
    }
    #expect(files.sorted() == SampleSite.outputs)
    #expect(report.written > SampleSite.outputs.count)
    #expect(report.unchanged == 0)
    #expect(report.removed == 0)
    #expect(report.pageCount == SampleSite.outputs.count { $0.hasSuffix(".html") })
  }

  @Test("two builds, in two folders, give the same bytes")
  func twice() async throws {
    let first = try SampleSite.workspace()
    let second = try SampleSite.workspace()
    try await first.buildCleanly()
    try await second.buildCleanly()
    #expect(try first.bytes(of: "Public") == second.bytes(of: "Public"))
  }

  @Test("the number of threads does not affect the output", arguments: [2, 3, 8, 64])
  func jobs(_ jobs: Int) async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly { options in
      options.jobs = 1
      options.output = site["One"]
    }
    try await site.buildCleanly { options in
      options.jobs = jobs
      options.output = site["Many"]
    }
    #expect(try site.bytes(of: "One") == site.bytes(of: "Many"))
  }

  @Test("the number of threads does not affect this repository's own site")
  func ownSite() async throws {
    let site = try Workspace()
    for (jobs, output) in [(1, "One"), (8, "Eight")] {
      try await site.buildCleanly { options in
        options.content = Repository.content
        options.theme = Repository.theme
        options.jobs = jobs
        options.output = site[output]
      }
    }
    #expect(try site.bytes(of: "One") == site.bytes(of: "Eight"))
  }

  @Test(
    "the order of directory entries does not affect the output", arguments: [1, 2, 3] as [UInt64])
  func directoryOrder(seed: UInt64) async throws {
    let site = try SampleSite.workspace()
    let other = try Workspace()
    var random = SeededRandom(state: seed)
    for (path, text) in SampleSite.files.shuffled(using: &random) {
      try other.write("Content/\(path)", text)
    }
    try await site.buildCleanly()
    try await other.buildCleanly()
    #expect(try site.bytes(of: "Public") == other.bytes(of: "Public"))
  }

  @Test("the number of threads does not affect the order of findings")
  func findings() async throws {
    let site = try SampleSite.workspace()
    for number in 0..<40 {
      try site.write(
        "Content/broken-\(number).md", "---\ntitle: Broken\ntitel: x\n---\n[a](b.md) [c](d.md)\n")
    }
    let one = try await site.build { $0.jobs = 1 }
    let eight = try await site.build { $0.jobs = 8 }
    #expect(one.findings.count == 160, "two links, an unknown key and a missing description each")
    #expect(one.findings.joined().count == 43, "two targets, one key, and the descriptions")
    #expect(one.findings == eight.findings)
    #expect(!site.exists("Public"))
  }

  @Test("the site does not contain the path of its folder")
  func noPaths() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    for (path, bytes) in try site.bytes(of: "Public") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains(site.root), "\(path)")
    }
  }
}
