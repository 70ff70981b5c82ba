internal import Subprocess

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif

/// Runs another program to its end and collects its output.
enum Command {
  /// The result of a run.
  struct Result: Sendable {
    /// The exit status, or 128 plus the number of the signal that ended the program, as in a shell.
    let status: Int32
    /// Standard output.
    let output: String
    /// Standard error.
    let errors: String
  }

  /// Maximum size of each output stream, in bytes.
  static let outputLimit = 256 << 20

  /// Runs a program in a folder, without standard input.
  ///
  /// - Throws: ``EnvironmentError`` if the program cannot be run or one of its streams exceeds
  ///   ``outputLimit``.
  static func run(
    _ program: String, _ arguments: [String], in folder: String
  ) async throws -> Result {
    do {
      let result = try await Subprocess.run(
        .path(FilePath(program)), arguments: Arguments(arguments),
        workingDirectory: FilePath(folder), output: .bytes(limit: outputLimit),
        error: .bytes(limit: outputLimit))
      let status: Int32 =
        switch result.terminationStatus {
        case .exited(let status): status
        case .signaled(let signal): 128 + signal
        }
      return Result(
        status: status, output: String(decoding: result.standardOutput, as: UTF8.self),
        errors: String(decoding: result.standardError, as: UTF8.self))
    } catch {
      throw EnvironmentError("\(program) cannot be run: \(error)")
    }
  }
}
