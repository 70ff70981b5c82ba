internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A header of a matrix uses a name that its entry does not have.
  package static let matrixNameDrift = Rule(
    "matrix-name-drift", .warning, stage: .check,
    what: """
      The text of a matrix header is neither the title nor an alias nor the id of its entry. The \
      entry was found by the link in the header, or by its title in another case.
      """,
    why: "Titles change, and readers cannot find an entry by its old title.",
    example: """
      | Domain | [SaaS](../models/saas.md) |     the title is SaaS AI
      """,
    fix: "Use the title, or add the text to the `aliases` of the entry.")
}

extension Check {
  static let matrixNameDrift = Check(.matrixNameDrift) { context in
    context.graph.matrices.flatMap { matrix -> [Finding] in
      guard matrix.table != nil else { return [] }
      let source = context.graph.entries[matrix.source]
      let texts = PlainTexts(source.document)
      return (matrix.rows.headers + matrix.columns.headers).compactMap { header in
        guard let position = header.entry else { return nil }
        let entry = context.graph.entries[position]
        guard entry.titleOrigin != .id, header.label != entry.title, header.label != entry.id,
          !entry.aliases.contains(header.label)
        else { return nil }
        let place = texts.only(in: header.location.range, saying: header.label)
        return Finding(
          .matrixNameDrift, at: header.location,
          "this \(noun(entry, context.graph)) is not called \(header.label.quoted)",
          notes: [.init("its title", at: entry.at(entry.titleRange))],
          help: ["write \(entry.title.quoted), or add \(header.label.quoted) to its `aliases`"],
          fix: isPlain(entry.title) && names(entry.title, only: position, context)
            ? place.map { Fix(source.at($0), replacement: entry.title) } : nil)
      }
    }
  }

  private static func noun(_ entry: Entry, _ graph: ContentGraph) -> String {
    entry.collection.map { graph.collections[$0].schema.singular } ?? "entry"
  }

  /// Returns whether a text is the name of one entry of its collection, so that a header with it
  /// names no other.
  private static func names(
    _ title: String, only position: EntryIndex, _ context: CheckContext
  ) -> Bool {
    let collection = context.graph.entries[position].collection
    return context.vocabulary.entryNames.entries(named: title).allSatisfy {
      $0 == position || context.graph.entries[$0].collection != collection
    }
  }

  /// Returns whether a title needs no escaping in Markdown and in a table.
  private static func isPlain(_ title: String) -> Bool {
    !title.contains { "|\\`*_[]<>&~!#^$".contains($0) || $0.isNewline }
  }
}

/// The text runs of a document by their start, for finding the label within a cell without brackets
/// and link destination.
private struct PlainTexts {
  private let text: MarkdownDocument.PlainText
  private let runs: [Int32: [Int]]

  init(_ document: MarkdownDocument) {
    let text = document.text
    self.text = text
    // If a link fills a cell, its text begins one byte after the cell.
    runs = Dictionary(grouping: text.runs.indices) { text.runs[$0].range.start }
  }

  /// Returns the range of the label if it is one run of text.
  func only(in cell: SourceRange, saying label: String) -> SourceRange? {
    let bytes = Array(label.utf8)
    for start in [cell.start, cell.start + 1] {
      for index in runs[start, default: []] {
        let run = text.runs[index]
        let offset = Int(run.offset)
        guard !run.isCode, run.range.indices.count == bytes.count, run.range.end <= cell.end,
          text.bytes[offset...].starts(with: bytes)
        else { continue }
        return run.range
      }
    }
    return nil
  }
}
