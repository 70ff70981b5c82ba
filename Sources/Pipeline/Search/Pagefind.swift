internal import Foundation

/// Runs Pagefind, which creates the search index of a site (pagefind.app).
package struct Pagefind: Sendable {
  private let program: String
  private let arguments: [String]
  /// Output of `--version`. Each version creates a different index.
  let version: String

  /// Finds the program through `$PAGEFIND`, on `$PATH`, beside this program, or as a Python module. Returns nil if it is
  /// not installed, in which case the site has no search.
  package static func find() async -> Pagefind? {
    await find(environment: ProcessInfo.processInfo.environment)
  }

  static func find(environment: [String: String]) async -> Pagefind? {
    if let configuredPath = environment["PAGEFIND"], !configuredPath.isEmpty {
      return await Pagefind(configuredPath, [])
    }
    func found(_ name: String) -> String? { ProgramSearch.path(of: name, environment) }
    if let program = found("pagefind"), let tool = await Pagefind(program, []) { return tool }
    return if let python = found("python3") { await Pagefind(python, ["-m", "pagefind"]) } else {
      nil
    }
  }

  private init?(_ program: String, _ arguments: [String]) async {
    guard FileManager.default.isExecutableFile(atPath: program),
      let answer = try? await Command.run(program, arguments + ["--version"], in: "/"),
      answer.status == 0
    else { return nil }
    self.program = program
    self.arguments = arguments
    version = answer.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Creates the index of the pages in a folder.
  ///
  /// - Throws: ``EnvironmentError`` with Pagefind's message if it fails.
  func index(site: String, output: String) async throws {
    // Python imports modules from its working directory, which must not be the content folder.
    let place = URL(fileURLWithPath: site).standardizedFileURL.path
    let target = URL(fileURLWithPath: output).standardizedFileURL.path
    let answer = try await Command.run(
      program, arguments + ["--site", place, "--output-path", target, "--silent"], in: "/")
    guard answer.status == 0 else {
      let last = answer.errors.split(separator: "\n").last.map(String.init) ?? "no error message"
      throw EnvironmentError(
        "Pagefind failed (\(answer.status)): \(last) (use --no-search to build without it)")
    }
  }
}
