package import Comparison
package import Diagnostics

/// A comparison with an earlier version that is part of the content.
package struct RecordedChanges: Sendable, Equatable {
  /// The version that it is about: the name of the file.
  package let version: String
  /// The path of the file below the content folder.
  package let path: String
  /// The location for findings.
  package let location: SourceLocation
  /// The comparison.
  package let report: ChangeReport

  /// Maximum size of a file, in bytes.
  package static let sizeLimit = 4 << 20

  /// Creates a record.
  package init(version: String, path: String, location: SourceLocation, report: ChangeReport) {
    (self.version, self.path) = (version, path)
    (self.location, self.report) = (location, report)
  }
}
