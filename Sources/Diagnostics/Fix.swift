/// A repair that needs no judgement: the bytes to replace, all in one file.
package struct Fix: Sendable, Hashable {
  /// One replacement.
  package struct Edit: Sendable, Hashable {
    /// The bytes that go.
    package let range: SourceRange
    /// What comes in their place.
    package let replacement: String
    /// What the bytes have to be; with others nothing is replaced. Nil where the place is certain.
    package let original: String?

    /// Makes an edit.
    package init(_ range: SourceRange, _ replacement: String, insteadOf original: String? = nil) {
      self.range = range
      self.replacement = replacement
      self.original = original
    }
  }

  /// The file, as findings show it.
  package let path: String
  /// The replacements, by position; they do not overlap.
  package let edits: [Edit]

  /// Makes a repair of one place.
  package init(_ location: SourceLocation, replacement: String) {
    self.init(location.path, [Edit(location.range, replacement)])
  }

  /// Makes a repair of several places in one file.
  package init(_ path: String, _ edits: [Edit]) {
    self.path = path
    self.edits = edits.sorted { $0.range < $1.range }
  }
}
