internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

extension CheckContext {
  /// Calls `find` for each near miss in the texts of an entry: text that looks like Markdown but is
  /// not parsed as such.
  func nearMisses(
    of position: EntryIndex, _ find: (MarkdownDocument.NearMiss, SourceLocation) -> Finding?
  ) -> [Finding] {
    texts(of: position).flatMap { text in
      text.document.nearMisses.compactMap { find($0, graph.entries[text.entry].at($0.range)) }
    }
  }
}

extension MarkdownDocument.NearMiss {
  /// The fix, if there is one.
  func fix(at location: SourceLocation) -> Fix? {
    replacement.map { Fix(location, replacement: $0) }
  }
}
