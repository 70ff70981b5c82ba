internal import Foundation

/// Text kept in a file, which a person has read and approved.
///
/// `UPDATE_SNAPSHOTS=1 swift test` writes the files anew; the difference is then read in review.
package enum Snapshot {
  /// Compares a text with a file.
  ///
  /// - Returns: what differs, for a person; nil where nothing does.
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
