import Foundation
import TestSupport

/// SARIF's published schema.
enum SARIFSchema {
  /// The problems of a log, or an empty string.
  static func problems(of log: some StringProtocol) throws -> String {
    let schema = JSONSchema.root.appending(path: ".build/specifications/sarif-2.1.0.json").path
    guard FileManager.default.fileExists(atPath: schema) else {
      return "the schema is not there; run `make test`, which fetches it to .build/specifications"
    }
    return try JSONSchema.problems(of: String(log), schema: schema)
  }
}
