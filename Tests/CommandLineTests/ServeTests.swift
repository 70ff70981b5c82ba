import Foundation
import Testing

/// `demarc serve` as a person runs it.
@Suite("demarc serve", .serialized)
struct ServeTests {
  /// A running server and its output.
  private final class Serving {
    let process: Process
    let log: String

    init(_ arguments: [String], _ stage: Stage, log name: String) throws {
      log = stage[name]
      try Data().write(to: URL(fileURLWithPath: log))
      process = Program.process(["serve"] + arguments, in: stage.root)
      process.standardOutput = FileHandle.nullDevice
      process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
      try process.run()
    }

    deinit { if process.isRunning { process.terminate() } }

    var text: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

    /// Waits until the output contains a text a number of times.
    func says(_ words: String, times: Int = 1) -> Bool {
      for _ in 0..<3000 {
        if text.components(separatedBy: words).count > times { return true }
        if !process.isRunning { return false }
        usleep(20_000)
      }
      return false
    }

    /// The address it serves.
    var address: URL? {
      text.split(separator: " ").first { $0.hasPrefix("http://") }.flatMap {
        URL(string: String($0))
      }
    }
  }

  private func stage() throws -> Stage {
    let stage = try Stage()
    try stage.write("Content/site.yml", "title: A site\n")
    try stage.write("Content/index.md", "---\ntitle: Home\n---\nHello.\n")
    return stage
  }

  @Test("the server prints its address, uses the next free port, and stops on Control-C")
  func ports() throws {
    let stage = try stage()
    let first = try Serving(["--port", "0"], stage, log: "first.log")
    #expect(first.says("rendered"))
    let port = try #require(first.address?.port)
    let second = try Serving(["--port", "\(port)"], stage, log: "second.log")
    #expect(second.says("rendered"))
    #expect(second.text.contains("Port \(port) is in use."))
    #expect(try #require(second.address?.port) > port)
    for server in [first, second] {
      server.process.interrupt()
      server.process.waitUntilExit()
      #expect(server.process.terminationStatus == 0)
      #expect(server.process.terminationReason == .exit)
    }
  }

  @Test("the server prints changed files, findings and the reason for each rendered page")
  func narration() throws {
    let stage = try stage()
    let server = try Serving(["--port", "0", "--explain"], stage, log: "log")
    #expect(server.says("rendered"))
    try stage.write("Content/index.md", "---\ntitle: Home\n---\nHello again.\n")
    #expect(server.says("Content/index.md: no findings, 1 page rendered"))
    #expect(server.text.contains("  /: its text changed"))
    try stage.write("Content/index.md", "---\ntitle: Home\n---\nSee [it](gone.md).\n")
    #expect(server.says("Content/index.md: 1 error, 0 pages rendered"))
    #expect(server.text.contains("there is no file `gone.md` in the content [broken-link]"))
    #expect(server.text.contains("(still showing the last build without errors)"))
  }

  @Test("a server that others can reach says so, and names an address that this machine can open")
  func reachable() throws {
    let stage = try stage()
    let server = try Serving(["--port", "0", "--host", "0.0.0.0", "--drafts"], stage, log: "log")
    #expect(server.says("rendered"))
    #expect(server.text.contains("warning: everybody on the network of 0.0.0.0 can read this site"))
    #expect(server.text.contains("with its drafts"))
    #expect(server.address?.host() == "localhost")
    let local = try Serving(["--port", "0", "--host", "localhost"], stage, log: "local.log")
    #expect(local.says("rendered"))
    #expect(!local.text.contains("warning"))
  }

  @Test("findings in the baseline are hidden and do not stop the build")
  func baseline() throws {
    let stage = try stage()
    try stage.write("Content/site.yml", "title: Home\n")
    try stage.write("Content/index.md", "---\ntitle: Home\n---\nSee [it](gone.md).\n")
    let check = ["check", "--baseline", "known.txt", "--update-baseline"]
    #expect(try Program.run(check, in: stage.root).status == 0)
    let server = try Serving(["--port", "0", "--baseline", "known.txt"], stage, log: "log")
    #expect(server.says("the site: no findings"))
    #expect(!server.text.contains("gone.md"))
    try stage.write("Content/index.md", "---\ntitle: Home\n---\n[a](new.md) [it](gone.md)\n")
    #expect(server.says("Content/index.md: 1 error, 0 pages rendered"))
    #expect(!server.text.contains("`gone.md`"))
  }

  @Test("memory does not grow over hundreds of edits")
  func memory() throws {
    let stage = try stage()
    let server = try Serving(["--port", "0"], stage, log: "log")
    #expect(server.says("rendered"))
    let texts = [
      "---\ntitle: Home\n---\nHello", "---\ntitle: House\n---\nHello",
      "---\ntitle: Home\n---\n[a](b.md)",
    ]
    var before = 0
    for number in 0..<400 {
      if number == 100 { before = resident(server.process) }
      try stage.write("Content/index.md", texts[number % texts.count] + " \(number).\n")
      #expect(server.says("rendered,", times: number + 2))
    }
    let after = resident(server.process)
    #expect(after < before + 12_000, "\(before) KiB, then \(after) KiB")
  }

  /// The resident memory of a process in KiB, or 0 if unknown.
  private func resident(_ process: Process) -> Int {
    let status = try? String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
  }

  @Test(
    "invalid options are reported",
    arguments: [["--editor", "ed"], ["--port", "70000"], ["--host", "example.org"]])
  func usage(arguments: [String]) throws {
    let stage = try stage()
    let result = try Program.run(["serve"] + arguments, in: stage.root)
    #expect(result.status == 2 && result.errors.contains(arguments[0]))
  }
}
