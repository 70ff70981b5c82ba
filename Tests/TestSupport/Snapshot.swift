internal import Foundation

/// Compares text with a reviewed file in the repository.
///
/// `UPDATE_SNAPSHOTS=1 swift test` rewrites the files, and a review checks the difference.
package enum Snapshot {
  /// Compares text with a snapshot.
  ///
  /// - Returns: A readable description of the difference, or nil if there is none.
  package static func difference(_ text: String, _ path: String) throws -> String? {
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      return "there is no snapshot \(path); run the tests with UPDATE_SNAPSHOTS=1\n\(text)"
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard expected != text else { return nil }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).prefix { $0 == $1 }.count
    let expectedLine = line < old.count ? String(old[line]) : "(end)"
    let actualLine = line < new.count ? String(new[line]) : "(end)"
    return """
      \(path):\(line + 1) differs
        expected: \(expectedLine)
             got: \(actualLine)
      """
  }
}
