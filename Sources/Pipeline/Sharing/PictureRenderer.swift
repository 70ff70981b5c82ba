internal import Foundation

/// Runs rsvg-convert, which renders drawings as pictures (librsvg).
package struct PictureRenderer: Sendable {
  private let program: String

  /// Finds the program through `$RSVG_CONVERT`, on `$PATH`, or beside this program. Returns nil if it
  /// is not installed.
  package static func find() -> PictureRenderer? {
    find(environment: ProcessInfo.processInfo.environment)
  }

  static func find(environment: [String: String]) -> PictureRenderer? {
    if let configuredPath = environment["RSVG_CONVERT"], !configuredPath.isEmpty {
      return PictureRenderer(configuredPath)
    }
    return ProgramSearch.path(of: "rsvg-convert", environment).flatMap { PictureRenderer($0) }
  }

  private init?(_ program: String) {
    guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
    self.program = program
  }

  /// Returns the output of `--version`, or nil if the program fails. Versions may render differently.
  func version() async -> String? {
    guard let answer = try? await Command.run(program, ["--version"], in: "/"), answer.status == 0
    else { return nil }
    return answer.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Returns a drawing as PNG.
  ///
  /// - Throws: ``EnvironmentError`` with the program's message if it fails.
  func png(of svg: [UInt8]) async throws -> [UInt8] {
    let answer = try await Command.bytes(program, ["--format", "png"], input: svg, in: "/")
    let isPNG = answer.output.starts(with: [0x89, 0x50, 0x4E, 0x47])
    guard answer.status == 0, isPNG else {
      let last = answer.errors.split(separator: "\n").last.map(String.init) ?? "no error message"
      throw EnvironmentError("rsvg-convert failed (\(answer.status)): \(last)")
    }
    return answer.output
  }
}
