import Foundation
import Testing

/// Output on a terminal: colours, and only there.
@Suite("Terminals")
struct TerminalTests {
  static let escape = "\u{1B}["

  private func brokenSite() throws -> Stage {
    let stage = try Stage()
    try stage.write("Content/index.md", "---\ntitle: Home\n---\n[a](nowhere.md)\n")
    return stage
  }

  /// Runs with one or both streams on a terminal. Returns the output on the terminal and the other
  /// output.
  private func run(
    _ arguments: [String], in stage: Stage, outputOnTerminal: Bool,
    environment: [String: String] = [:], columns: UInt16 = 0
  ) throws -> (terminal: String, file: String) {
    var (master, slave): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&master, &slave, nil, nil, &size) == 0)
    defer { close(master) }
    let file = stage["captured"]
    try Data().write(to: URL(fileURLWithPath: file))
    let captured = try #require(FileHandle(forWritingAtPath: file))
    let terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    let process = Program.process(arguments, in: stage.root, environment: environment)
    process.standardOutput = outputOnTerminal ? terminal : captured
    process.standardError = outputOnTerminal ? captured : terminal
    try process.run()
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    // A terminal holds little text, so a program waits until its output is read.
    while true {
      let isRunning = process.isRunning
      while case let count = read(master, &buffer, buffer.count), count > 0 {
        bytes += buffer[..<count]
      }
      guard isRunning else { break }
      var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      poll(&ready, 1, 20)
    }
    process.waitUntilExit()
    close(slave)
    return (String(decoding: bytes, as: UTF8.self), stage.read("captured") ?? "")
  }

  @Test("a build colours its findings on a terminal")
  func colour() throws {
    let stage = try brokenSite()
    let (terminal, _) = try run(["build"], in: stage, outputOnTerminal: false)
    #expect(terminal.contains("\(Self.escape)1;31merror"))
    #expect(terminal.contains("nowhere.md"))
  }

  @Test("a nonempty NO_COLOR disables colours", arguments: ["1", "true", ""])
  func noColour(value: String) throws {
    let stage = try brokenSite()
    let (terminal, _) = try run(
      ["build"], in: stage, outputOnTerminal: false, environment: ["NO_COLOR": value])
    #expect(terminal.contains("nowhere.md"))
    #expect(terminal.contains(Self.escape) == value.isEmpty)
  }

  @Test("a terminal without colour support gets no colours")
  func dumb() throws {
    let stage = try brokenSite()
    let (terminal, _) = try run(
      ["check"], in: stage, outputOnTerminal: true, environment: ["TERM": "dumb"])
    #expect(terminal.contains("nowhere.md"))
    #expect(!terminal.contains(Self.escape))
  }

  @Test("a check whose findings go to a file writes no colours there")
  func redirected() throws {
    let stage = try brokenSite()
    let (_, file) = try run(["check"], in: stage, outputOnTerminal: false)
    #expect(file.contains("nowhere.md"))
    #expect(!file.contains(Self.escape))
  }

  @Test("a check whose findings go to a terminal colours them, wherever its summary goes")
  func summaryRedirected() throws {
    let stage = try brokenSite()
    let (terminal, file) = try run(["check"], in: stage, outputOnTerminal: true)
    #expect(terminal.contains("\(Self.escape)1;31merror"))
    #expect(!file.contains(Self.escape))
  }

  @Test(
    "a manual is as wide as its terminal, and never wider than 80 columns",
    arguments: [(0, 80), (50, 50), (300, 80)] as [(UInt16, Int)])
  func width(columns: UInt16, widest: Int) throws {
    let (terminal, _) = try run(
      ["explain"], in: Stage(), outputOnTerminal: true, columns: columns)
    let lines = terminal.split(whereSeparator: \.isNewline).map(\.count)
    #expect(lines.count > 100)
    let longest = lines.max() ?? 0
    #expect((widest - 8...widest).contains(longest))
  }
}
