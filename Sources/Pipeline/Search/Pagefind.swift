internal import Foundation

/// Pagefind, which makes the index of a site's search (pagefind.app).
package struct Pagefind: Sendable {
  private let program: String
  private let arguments: [String]
  /// What it says of its version: another version makes another index.
  let version: String

  /// Finds the program: as `$PAGEFIND` says, on the path, or as a module of Python; nil where it is
  /// not installed. Which it is depends on the machine, and so does whether a site has search.
  package static func find() async -> Pagefind? {
    await find(environment: ProcessInfo.processInfo.environment)
  }

  static func find(environment: [String: String]) async -> Pagefind? {
    if let told = environment["PAGEFIND"], !told.isEmpty { return await Pagefind(told, []) }
    // A folder that is named from the current one could be the content's.
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    func found(_ name: String) -> String? {
      folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile(atPath:))
    }
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

  /// Makes the index of the pages in a folder.
  ///
  /// - Throws: where it fails, with what it said.
  func index(site: String, output: String) async throws {
    // Python looks for modules in the folder it is started from: one that the content has no hand in.
    let place = URL(fileURLWithPath: site).standardizedFileURL.path
    let target = URL(fileURLWithPath: output).standardizedFileURL.path
    let answer = try await Command.run(
      program, arguments + ["--site", place, "--output-path", target, "--silent"], in: "/")
    guard answer.status == 0 else {
      let last = answer.errors.split(separator: "\n").last.map(String.init) ?? "no word of why"
      throw EnvironmentError(
        "Pagefind failed (\(answer.status)): \(last); --no-search goes without")
    }
  }
}
