internal import Diagnostics

extension NewEntry {
  /// The paths of the changed pages below the content folder.
  package var changedPaths: [String] { changes.map(\.path) }

  /// Returns the new file and the changes of the tables as a patch.
  package func patch(content: String) -> String {
    let path = "\(content)/\(path)"
    let own = UnifiedDiff(path: path, from: [], to: Array(text.utf8)).text
    let created = own.replacing("--- a/\(path)", with: "--- /dev/null", maxReplacements: 1)
    return changes.reduce(created) { text, change in
      text + UnifiedDiff(path: "\(content)/\(change.path)", from: change.old, to: change.new).text
    }
  }

  /// Writes the entry and the changed tables.
  ///
  /// - Throws: ``EnvironmentError`` if the file exists or one cannot be written. Without the tables,
  ///   the entry is not written either.
  package func write(content: String) throws {
    let files = try NewFiles([(path, Array(text.utf8))], in: content)
    guard files.existing.isEmpty else { throw EnvironmentError("\(content)/\(path) exists") }
    try files.write()
    var done: [MatrixAdditions.Change] = []
    do {
      for change in changes {
        try FileSystem.replace("\(content)/\(change.path)", with: change.new)
        done.append(change)
      }
    } catch {
      for change in done {
        try? FileSystem.replace("\(content)/\(change.path)", with: change.old)
      }
      try? FileSystem.remove("\(content)/\(path)")
      throw error
    }
  }
}
