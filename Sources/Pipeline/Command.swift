internal import Foundation

/// Runs another program and hears what it says.
enum Command {
  /// What came of it.
  struct Answer: Sendable {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs a program in a folder to its end.
  ///
  /// - Throws: where it cannot be run.
  static func run(
    _ program: String, _ arguments: [String], in folder: String
  ) async throws -> Answer {
    let words = FileManager.default.temporaryDirectory
      .appendingPathComponent("demarc-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: words, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: words) }
    let (output, errors) = (
      words.appendingPathComponent("output"), words.appendingPathComponent("errors")
    )
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    let status: Int32 = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(
          throwing: EnvironmentError("\(program) cannot be run: \(error.localizedDescription)"))
      }
    }
    func text(_ file: URL) -> String {
      String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
    }
    return Answer(status: status, output: text(output), errors: text(errors))
  }
}
