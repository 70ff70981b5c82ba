internal import Bytes
internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

extension TextTrace {
  /// Returns the traces in the texts of an entry: its Markdown, and the strings in its fields.
  static func all(in entry: Entry, of schema: CollectionSchema?) -> [TextTrace] {
    var traces: [TextTrace] = []
    for document in entry.documents {
      let found = TraceScanner.traces(in: document.text)
      if !found.isEmpty { traces += meant(found, in: document) }
    }
    visitLeaves(of: entry.fields) { field, value in
      guard case .text(let text) = value.value else { return }
      let hasTrigger = text.utf8.withContiguousStorageIfAvailable { TraceScanner.hasTrigger($0) }
      guard hasTrigger ?? true else { return }
      // A short value may be a name by others, or a state such as "TBD".
      var isText = field.name == "title" || field.name == "description"
      if case .text = field.type { isText = true }
      traces += TraceScanner.traces(in: .init(text, at: value.range)).filter {
        isText || $0.kind != .unfinished
      }
    }
    // A glossary explains such marks.
    if schema?.linksTerms == true { traces.removeAll { $0.kind == .unfinished } }
    return traces.count > 1 ? traces.sorted { $0.range < $1.range } : traces
  }

  /// Leaves out marks in tables, where they are values, and examples in texts about encodings.
  private static func meant(_ traces: [TextTrace], in document: MarkdownDocument) -> [TextTrace] {
    let tables = RangeIndex(document.tables.map(\.range))
    let hasEncoding = traces.contains {
      if case .mojibake = $0.kind { true } else { $0.kind == .replacement }
    }
    let isAboutEncodings =
      hasEncoding
      && ["UTF-8", "utf-8", "mojibake", "U+FFFD", "eplacement character", "Windows-1252", "8859"]
        .contains { document.text.string.contains($0) }
    // Several texts in brackets are the blanks of a form.
    let blanks = traces.count { $0.kind == .unfinished && $0.text.hasPrefix("[") }
    return traces.filter { trace in
      switch trace.kind {
      case .unfinished:
        !tables.covers(trace.range) && !(trace.text.hasPrefix("[") && blanks > 2)
      case .replacement, .mojibake: !isAboutEncodings
      case .bidirectional, .byteOrderMark: true
      }
    }
  }
}

/// Calls `visit` for the title, the id, the aliases and the tags of an entry and for its headings,
/// if they have characters outside ASCII.
func visitNames(
  of entry: Entry, _ visit: (_ name: String, _ range: SourceRange, _ isID: Bool) -> Void
) {
  func visitName(_ name: String, _ range: SourceRange, isID: Bool = false) {
    if !name.utf8.allSatisfy({ $0 < 0x80 }) { visit(name, range, isID) }
  }
  if entry.titleOrigin != .heading { visitName(entry.title, entry.titleRange) }
  if entry.id != entry.title { visitName(entry.id, entry.idRange, isID: true) }
  for key in ["aliases", "tags"] {
    for name in entry.fields.texts(key) { visitName(name.text, name.range) }
  }
  for part in entry.subEntries { visitName(part.id, part.idRange, isID: true) }
  for heading in entry.document.headings { visitName(heading.text, heading.range) }
}
