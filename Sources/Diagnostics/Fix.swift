/// An automatic fix: a set of edits in one file.
package struct Fix: Sendable, Hashable {
  /// The replacement of a range of bytes.
  package struct Edit: Sendable, Hashable {
    /// The bytes to replace.
    package let range: SourceRange
    package let replacement: String
    /// The expected bytes, or nil to skip the comparison. The edit is not made if they differ.
    package let original: String?

    package init(_ range: SourceRange, _ replacement: String, insteadOf original: String? = nil) {
      self.range = range
      self.replacement = replacement
      self.original = original
    }
  }

  /// The path of the file, as findings show it.
  package let path: String
  /// The edits, sorted by position. They do not overlap.
  package let edits: [Edit]

  package init(_ location: SourceLocation, replacement: String) {
    self.init(location.path, [Edit(location.range, replacement)])
  }

  package init(_ path: String, _ edits: [Edit]) {
    self.path = path
    self.edits = edits.sorted { $0.range < $1.range }
  }
}
