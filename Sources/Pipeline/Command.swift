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
    let bytes: [UInt8]
    /// Standard output as text.
    var output: String { String(decoding: bytes, as: UTF8.self) }
    /// Standard error.
    let errors: String
  }

  /// Maximum size of each output stream, in bytes.
  static let outputLimit = 256 << 20

  /// Runs a program in a folder.
  ///
  /// - Parameter input: Its standard input.
  /// - Throws: ``EnvironmentError`` if the program cannot be run or one of its streams exceeds
  ///   ``outputLimit``.
  static func run(
    _ program: String, _ arguments: [String], in folder: String, input: [UInt8] = []
  ) async throws -> Result {
    do {
      let result = try await Subprocess.run(
        .path(FilePath(program)), arguments: Arguments(arguments),
        workingDirectory: FilePath(folder), input: .array(input),
        output: .bytes(limit: outputLimit),
        error: .bytes(limit: outputLimit))
      let status: Int32 =
        switch result.terminationStatus {
        case .exited(let status): status
        case .signaled(let signal): 128 + signal
        }
      return Result(
        status: status, bytes: Array(result.standardOutput),
        errors: String(decoding: result.standardError, as: UTF8.self))
    } catch {
      throw EnvironmentError("\(program) cannot be run: \(error)")
    }
  }
}
