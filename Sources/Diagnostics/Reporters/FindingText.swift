extension Finding {
  /// The finding in lines of plain text, as reporters without an excerpt show it: the message, the
  /// other places and the way out.
  func lines(files: inout SourceFiles) -> [String] {
    var lines = [label.isEmpty ? message : "\(message) (\(label))"]
    for note in notes {
      lines.append("note: \(note.message) (\(files.words(for: note.location)))")
    }
    lines += help.map { "help: \($0)" }
    return lines.map(\.printableLine)
  }
}
