package import Foundation

/// A JSON schema, validated with the Python package jsonschema.
package enum JSONSchema {
  /// The folder of `Package.swift`.
  package static let root: URL = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// Returns the problems of documents, or an empty string.
  ///
  /// - Parameter schema: The path of the schema.
  package static func problems(of documents: String..., schema: String) throws -> String {
    try problems(of: documents, schema: schema)
  }

  /// Returns the problems of documents, or an empty string.
  package static func problems(of documents: [String], schema: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "demarc-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try documents.enumerated().map { index, document in
      let file = folder.appending(path: "\(index).json")
      try Data(document.utf8).write(to: file)
      return file.path
    }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["python3", "-W", "ignore", "-m", "jsonschema"] + files.flatMap { ["-i", $0] } + [schema]
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
