/// The entries and parts that a reference may name, from `to`.
package struct ReferenceTarget: Sendable, Hashable {
  /// The alternatives, in the order of `to`. None for the keys of a map that are plain strings.
  package let options: [Option]
  /// The names of the collections, each once.
  package let collections: [String]
  /// True if an alternative consists of parts. References are then resolved as a whole, because the
  /// id of a part may contain `:` and `#`.
  package let namesParts: Bool

  /// An alternative: the entries of a collection, or parts of them.
  package struct Option: Sendable, Hashable {
    /// The name of the collection.
    package let collection: String
    /// The text after `#`: ``everyPart``, the name of a field of parts, or the id of an entry for
    /// the parts of that entry. Nil if the targets are the entries themselves.
    package let parts: String?

    /// The text after `#` for the parts of all entries.
    package static let everyPart = "*"

    /// Creates an alternative from its form in `to`: `lessons`, `catalogs#*`, `atlas#techniques` or
    /// `standards#nist-csf-2.0`.
    package init(_ text: String) {
      let hash = text.firstIndex(of: "#")
      collection = String(text[..<(hash ?? text.endIndex)])
      parts = hash.map { String(text[text.index(after: $0)...]) }
    }

    /// The form in `to`.
    package var text: String { parts.map { "\(collection)#\($0)" } ?? collection }
  }

  /// Creates a target from the alternatives in `to`.
  package init(_ alternatives: [String]) {
    options = alternatives.map { Option($0) }
    namesParts = options.contains { $0.parts != nil }
    var seen: Set<String> = []
    collections = options.map(\.collection).filter { seen.insert($0).inserted }
  }

  /// True if a reference may name any entry of the collection.
  package func namesEntries(of collection: String) -> Bool {
    options.contains { $0.parts == nil && $0.collection == collection }
  }
}
