import Foundation
import Testing

@testable import Pipeline
@testable import Preview

/// A preview of a small site in its own folder, stopped when it is released.
final class RunningServer: Sendable {
  let root: String
  let port: UInt16
  let told = Told()
  private let task: Task<Void, any Error>

  /// The events of the server, in order.
  actor Told {
    private(set) var rebuilds: [SiteSession.Rebuild] = []
    private(set) var failures: [String] = []

    func add(_ event: PreviewServer.Event) {
      switch event {
      case .rebuilt(let rebuild, _, _, _): rebuilds.append(rebuild)
      case .failed(let message): failures.append(message)
      case .listening: break
      }
    }
  }

  static let files = [
    "site.yml": "title: Small\nurl: https://example.org/small\nnavigation: [index.md]\n",
    "index.md": "---\ntitle: Small\n---\nHello. See [the notes](notes/index.md).\n",
    "notes/index.md": "---\ntitle: Notes\n---\nSee [one](one.md).\n\n![Dot](dot.svg)\n",
    "notes/one.md": "---\ntitle: One\n---\nThe first text.\n\n[Data](data.csv)\n",
    "notes/dot.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Dot</title></svg>\n",
    "notes/data.csv": "0123456789",
  ]

  /// Starts, and waits for the first build.
  init(_ more: [String: String] = [:], base: String? = nil) async throws {
    let manager = FileManager.default
    let top = manager.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    root = "\(top)/demarc-preview-\(UUID().uuidString)"
    for (path, text) in Self.files.merging(more, uniquingKeysWith: { $1 }) {
      try Self.write("\(root)/Content/\(path)", text)
    }
    try manager.copyItem(
      atPath: "\(Self.repository)/Sources/BuiltinTheme/Theme", toPath: "\(root)/Theme")
    var options = BuildOptions()
    options.content = "\(root)/Content"
    options.theme = "\(root)/Theme"
    options.baseURL = base
    let server = try PreviewServer(options, port: 0, editor: .vscode)
    port = server.port
    task = Task { [told] in
      let (events, continuation) = AsyncStream.makeStream(of: PreviewServer.Event.self)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { for await event in events { await told.add(event) } }
        group.addTask { try await server.run { continuation.yield($0) } }
        try await group.next()
        group.cancelAll()
      }
    }
    try await eventually { await !self.told.rebuilds.isEmpty }
  }

  deinit {
    task.cancel()
    try? FileManager.default.removeItem(atPath: root)
  }

  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// Writes a file of the content.
  func write(_ path: String, _ text: String) throws {
    try Self.write("\(root)/Content/\(path)", text)
  }

  private static func write(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Requests an address.
  func get(
    _ target: String, _ headers: [String] = [], method: String = "GET", host: String? = nil
  ) async throws -> Wire.Answer? {
    let lines = ["\(method) \(target) HTTP/1.1", "Host: \(host ?? "localhost:\(port)")"] + headers
    return try await waiting { [port] in
      let wire = try Wire(port: port)
      wire.send(lines.joined(separator: "\r\n") + "\r\n\r\n")
      return wire.answer(hasBody: method != "HEAD")
    }
  }

  /// The status of a raw request, or 0 if the connection ends without one.
  func status(ofRaw request: String) async throws -> Int {
    try await waiting { [port] in
      let wire = try Wire(port: port)
      wire.send(request)
      return wire.answer()?.status ?? 0
    }
  }
}

/// Waits for a condition and fails after a timeout.
func eventually(
  _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  _ isSo: () async throws -> Bool
) async throws {
  for _ in 0..<15_000 {
    if try await isSo() { return }
    try await Task.sleep(for: .milliseconds(20))
  }
  Issue.record(comment ?? "it never came to be", sourceLocation: sourceLocation)
}
