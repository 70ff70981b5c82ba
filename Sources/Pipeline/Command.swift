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
    let raw = try await bytes(program, arguments, in: folder)
    return Result(
      status: raw.status, output: String(decoding: raw.output, as: UTF8.self), errors: raw.errors)
  }

  /// The result of a run whose output is no text.
  struct RawResult: Sendable {
    /// The exit status, as in ``Result/status``.
    let status: Int32
    /// Standard output.
    let output: [UInt8]
    /// Standard error.
    let errors: String
  }

  /// Runs a program in a folder and returns its output unchanged.
  ///
  /// - Parameter input: The standard input.
  /// - Throws: ``EnvironmentError`` if the program cannot be run or one of its streams exceeds
  ///   ``outputLimit``.
  static func bytes(
    _ program: String, _ arguments: [String], input: [UInt8] = [], in folder: String
  ) async throws -> RawResult {
    do {
      let result = try await Subprocess.run(
        .path(FilePath(program)), arguments: Arguments(arguments),
        workingDirectory: FilePath(folder), input: .array(input),
        output: .bytes(limit: outputLimit), error: .bytes(limit: outputLimit))
      let status: Int32 =
        switch result.terminationStatus {
        case .exited(let status): status
        case .signaled(let signal): 128 + signal
        }
      return RawResult(
        status: status, output: Array(result.standardOutput),
        errors: String(decoding: result.standardError, as: UTF8.self))
    } catch {
      throw EnvironmentError("\(program) cannot be run: \(error)")
    }
  }
}
