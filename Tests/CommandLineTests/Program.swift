import Foundation
import Testing

/// The program that was built with the tests.
enum Program {
  /// The result of a run.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The folder of `Package.swift`.
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The path of the program, in the folder of the test bundle.
  static let path: String = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for _ in 0..<5 {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("demarc").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return candidate
      }
    }
    return "\(repository)/.build/debug/demarc"
  }()

  /// The environment of a run, with only the necessary variables of the caller.
  static func environment(_ more: [String: String]) -> [String: String] {
    var environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    for name in ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "HOME"] {
      environment[name] = ProcessInfo.processInfo.environment[name]
    }
    return environment.merging(more) { $1 }
  }

  /// Makes a process that has not been started.
  static func process(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = Self.environment(environment)
    process.standardInput = FileHandle.nullDevice
    return process
  }

  /// Runs the program to its end.
  static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> Result {
    // Files, not pipes, so that no reader is needed while the program runs.
    let paths = ["output", "errors"].map {
      "\(FileManager.default.temporaryDirectory.path)/demarc-\($0)-\(UUID().uuidString)"
    }
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    let handles = try paths.map { path in
      try Data().write(to: URL(fileURLWithPath: path))
      return try #require(FileHandle(forWritingAtPath: path))
    }
    let process = process(arguments, in: folder, environment: environment)
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    let texts = try paths.map {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self)
    }
    let status = process.terminationStatus
    return Result(
      status: process.terminationReason == .exit ? status : -status, output: texts[0],
      errors: texts[1])
  }
}

/// A folder for one story; it goes when the story ends.
final class Stage: Sendable {
  let root: String

  init() throws {
    let manager = FileManager.default
    let base =
      manager.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : manager.temporaryDirectory.path
    root = "\(base)/demarc-story-\(UUID().uuidString)"
    try manager.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  subscript(_ path: String) -> String { "\(root)/\(path)" }

  func write(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: self[path])
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func read(_ path: String) -> String? {
    FileManager.default.contents(atPath: self[path]).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Every file below a folder with contents, modification time and identity.
  func snapshot(_ folder: String) throws -> [String: [String]] {
    var result: [String: [String]] = [:]
    let manager = FileManager.default
    let paths = manager.enumerator(atPath: self[folder])
    while let path = paths?.nextObject() as? String {
      let full = self["\(folder)/\(path)"]
      let facts = try manager.attributesOfItem(atPath: full)
      let time = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      result[path] = [
        "\(time)", "\(facts[.systemFileNumber] ?? "")",
        manager.contents(atPath: full)?.base64EncodedString() ?? "",
      ]
    }
    return result
  }
}
