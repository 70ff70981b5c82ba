internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A stated reading time differs from the computed one.
  package static let readTimeDrift = Rule(
    "read-time-drift", .warning, stage: .check, languages: ["en"],
    what: """
      A duration declared with `computed: reading-time` differs from the time it takes to read the \
      body at \(ReadingTime.wordsPerMinute) words a minute: by more than a quarter, and by at least \
      two minutes. Entries without a body are skipped.
      """,
    why: "Texts grow over time. Readers rely on the stated time to decide whether to start a text.",
    example: """
      read_time: 3 minutes     # above a text of 2,000 words
      """,
    fix: "Write the time that the finding names, or use `--fix`.")
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

  /// Returns whether the word count predicts the reading time. It does not for scripts without
  /// spaces, nor if most of the text is code.
  private static func isProse(_ document: MarkdownDocument) -> Bool {
    let size = document.text.bytes.count
    let code = document.codeBlocks.reduce(0) { $0 + $1.content.utf8.count }
    return size < document.wordCount * 24 && code < size
  }

  /// Returns whether readers would notice the difference.
  private static func isFar(_ stated: Int, from computed: Int) -> Bool {
    let difference = abs(stated - computed)
    return difference >= 2 && difference * 4 > computed
  }

  /// Formats minutes as the author did: `7 min` or `7 minutes`, with hours if the old text has
  /// them.
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

  /// Returns the range of the text without quotation marks, or nil if the source differs from the
  /// text.
  private static func place(of text: String, in range: SourceRange) -> SourceRange? {
    switch range.indices.count - text.utf8.count {
    case 0: range
    case 2: SourceRange(Int(range.start) + 1, Int(range.end) - 1)
    default: nil
    }
  }
}
