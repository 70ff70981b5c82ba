/// A repair that needs no judgement: the bytes to replace, all in one file.
public struct Fix: Sendable, Hashable {
  /// One replacement.
  public struct Edit: Sendable, Hashable {
    /// The bytes that go.
    public let range: SourceRange
    /// What comes in their place.
    public let replacement: String
    /// What the bytes have to be; with others nothing is replaced. Nil where the place is certain.
    public let original: String?

    /// Makes an edit.
    public init(_ range: SourceRange, _ replacement: String, insteadOf original: String? = nil) {
      self.range = range
      self.replacement = replacement
      self.original = original
    }
  }

  /// The file, as findings show it.
  public let path: String
  /// The replacements, by position; they do not overlap.
  public let edits: [Edit]

  /// Makes a repair of one place.
  public init(_ location: SourceLocation, replacement: String) {
    self.init(location.path, [Edit(location.range, replacement)])
  }

  /// Makes a repair of several places in one file.
  public init(_ path: String, _ edits: [Edit]) {
    self.path = path
    self.edits = edits.sorted { $0.range < $1.range }
  }
}
