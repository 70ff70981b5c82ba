extension Finding {
  /// Returns the finding as lines of plain text, for reporters without an excerpt: the message,
  /// then notes and help.
  func lines(files: inout SourceFiles) -> [String] {
    var lines = [label.isEmpty ? message : "\(message) (\(label))"]
    for note in notes {
      lines.append("note: \(note.message) (\(files.words(for: note.location)))")
    }
    lines += help.map { "help: \($0)" }
    return lines.map(\.printableLine)
  }
}
