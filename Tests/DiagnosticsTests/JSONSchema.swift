import Foundation

/// SARIF's published schema.
enum SARIFSchema {
  /// The problems of a log, or an empty string.
  static func problems(of log: some StringProtocol) throws -> String {
    let schema = JSONSchema.root.appending(path: ".build/specifications/sarif-2.1.0.json").path
    guard FileManager.default.fileExists(atPath: schema) else {
      return "the schema is not there; run `make test`, which fetches it to .build/specifications"
    }
    return try JSONSchema.problems(of: log, schema: schema)
  }
}

/// A JSON schema, validated with the Python package jsonschema.
enum JSONSchema {
  /// The folder of `Package.swift`.
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// The problems of a document, or an empty string.
  static func problems(of document: some StringProtocol, schema: String) throws -> String {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "demarc-\(UUID().uuidString).json")
    try Data(document.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-W", "ignore", "-m", "jsonschema", "-i", file.path, schema]
    var environment = ProcessInfo.processInfo.environment
    environment["PYTHONPATH"] = root.appending(path: ".build/python").path
    process.environment = environment
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? "" : "jsonschema: \(text)"
  }
}
