internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A stated reading time is far from what the text takes.
  package static let readTimeDrift = Rule(
    "read-time-drift", .warning, stage: .check, languages: ["en"],
    what: """
      A duration declared with `computed: reading-time` differs from the time that the body \
      takes at \(ReadingTime.wordsPerMinute) words a minute by more than a quarter of it, and by \
      two minutes or more. An entry without a body is left alone.
      """,
    why: "Texts grow; whoever has seven minutes does not begin one that takes fifteen.",
    example: """
      read_time: 3 minutes     # above a text of 2,000 words
      """,
    fix: "Write the time that the finding names; `--fix` does.")
}

extension Check {
  static let readTimeDrift = Check(.readTimeDrift) { context, position in
    guard let collection = context.graph.collection(of: position) else { return [] }
    let fields = collection.schema.fields.filter { $0.computed == .readingTime }
    return fields.compactMap { finding($0.name, of: context.graph.entries[position]) }
  }

  private static func finding(_ name: String, of entry: Entry) -> Finding? {
    let words = entry.document.wordCount
    let minutes = ReadingTime.minutes(words: words)
    guard words > 0, isProse(entry.document), let field = entry.fields[name],
      case .duration(let stated) = field.value,
      isFar(stated.minutes, from: minutes)
    else { return nil }
    let text = duration(minutes, like: stated.text)
    return Finding(
      .readTimeDrift, at: entry.at(field.range),
      "a text of \(counted(words, "word")) takes about \(text) to read, not \(stated.text)",
      help: ["write \(text.quoted)"],
      fix: place(of: stated.text, in: field.range).map {
        Fix(entry.displayPath, [Fix.Edit($0, text, insteadOf: stated.text)])
      })
  }

  /// True where words tell how long a text takes: not in a script that does without spaces, and not
  /// where code is the larger part.
  private static func isProse(_ document: MarkdownDocument) -> Bool {
    let size = document.text.bytes.count
    let code = document.codeBlocks.reduce(0) { $0 + $1.content.utf8.count }
    return size < document.wordCount * 24 && code < size
  }

  /// True for a difference that a reader notices.
  private static func isFar(_ stated: Int, from computed: Int) -> Bool {
    let difference = abs(stated - computed)
    return difference >= 2 && difference * 4 > computed
  }

  /// Minutes in the words of the author: `7 min` or `7 minutes`, with hours where there were.
  private static func duration(_ minutes: Int, like text: String) -> String {
    let units = text.lowercased().split { $0 == " " || $0 == "," }.dropFirst()
    let isShort = units.contains("min") || (units.contains("h") && !units.contains("minutes"))
    let hasHours = units.contains { $0.hasPrefix("h") }
    let hours = hasHours ? minutes / 60 : 0
    let rest = minutes - hours * 60
    var parts: [String] = []
    if hours > 0 { parts.append(isShort ? "\(hours) h" : counted(hours, "hour")) }
    if rest > 0 || hours == 0 { parts.append(isShort ? "\(rest) min" : counted(rest, "minute")) }
    return parts.joined(separator: " ")
  }

  /// Where the text stands, quotes left out; nil where it is not in one piece.
  private static func place(of text: String, in range: SourceRange) -> SourceRange? {
    switch range.indices.count - text.utf8.count {
    case 0: range
    case 2: SourceRange(Int(range.start) + 1, Int(range.end) - 1)
    default: nil
    }
  }
}
