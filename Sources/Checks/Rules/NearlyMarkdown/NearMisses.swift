internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

extension CheckContext {
  /// The findings of a rule about text that looks like Markdown and is not read as such, for each near
  /// miss of an entry that `find` knows.
  func nearMisses(
    of position: Int, _ find: (MarkdownDocument.NearMiss, SourceLocation) -> Finding?
  ) -> [Finding] {
    texts(of: position).flatMap { text in
      text.document.nearMisses.compactMap { find($0, graph.entries[text.entry].at($0.range)) }
    }
  }
}

extension MarkdownDocument.NearMiss {
  /// The repair as a fix, where there is one.
  func fix(at location: SourceLocation) -> Fix? {
    repair.map { Fix(location, replacement: $0) }
  }
}
