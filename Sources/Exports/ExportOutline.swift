internal import Bytes
internal import ContentFormat
package import ContentModel
package import FrameworkData

/// What the names of exported files follow from: collections, matrices, and the entries that have files of
/// their own. It is known before the site is planned, and an edit of a title does not change it.
package struct ExportOutline: Sendable, Equatable {
  /// The collections, sorted by name.
  package let collections: [Collection]
  /// The matrices, sorted by id.
  package let matrices: [Matrix]
  /// The pages outside of collections, sorted by id.
  package let pages: [Page]
  /// The collections and fields that formats need.
  package let roles: ExportRoles
  /// Whether the site has pages of recorded comparisons.
  let hasRecords: Bool
  /// The collections whose entries make a feed of their own.
  let feeds: [Collection]
  /// Whether the site names frameworks of CISO Assistant.
  let mapsToAssistant: Bool

  /// A page.
  package struct Page: Sendable, Hashable {
    package let id: String
    /// The route. Empty if it is not planned yet.
    package let route: String
  }

  /// A collection.
  package struct Collection: Sendable, Equatable {
    package let name: String
    package let title: String
    /// The fields that its schema declares.
    package let fields: [Framework.Field]
    /// The pages of its entries, sorted by id.
    package let entries: [Page]
    package let holdsMatrices: Bool
    /// The route of its page. Empty if it is not planned yet.
    package let route: String
    /// Whether an entry or page introduces the collection.
    package let hasIndexPage: Bool
  }

  /// A matrix.
  package struct Matrix: Sendable, Equatable {
    package let id: String
    package let title: String
    /// The ids of the side whose entries have duties. Empty without duties.
    package let duties: [String]
    /// The collections of that side, and of the other one.
    package let dutySide: String?
    package let otherSide: String?
    /// Whether it counts entries.
    package let isDerived: Bool
  }

  /// Creates the outline of a graph.
  ///
  /// - Parameter routes: The routes of entries and collections, or nil if they are not planned yet.
  package init(_ graph: ContentGraph, routes: PlannedRoutes? = nil) {
    func page(_ position: EntryIndex) -> Page {
      Page(id: graph.entries[position].id, route: routes?.entries[position] ?? "")
    }
    self.init(
      collections: graph.collections.indexed().map { index, collection in
        Collection(
          name: collection.schema.name, title: collection.schema.title,
          fields: collection.schema.fields.map { Framework.Field($0) },
          entries: collection.entries.map(page).sorted { $0.id < $1.id },
          holdsMatrices: collection.schema.kind == .matrix,
          route: routes?.collections[index] ?? "", hasIndexPage: collection.index != nil)
      },
      matrices: graph.matrices.map { matrix in
        let side = matrix.duties?.side
        return Matrix(
          id: graph.entries[matrix.entry].id, title: graph.entries[matrix.entry].title,
          duties: side.map { side in
            matrix[side].headers.map { graph.id(of: $0) }
          } ?? [],
          dutySide: side.flatMap { graph.schema(of: matrix[$0])?.name },
          otherSide: side.flatMap { graph.schema(of: matrix[$0.other])?.name },
          isDerived: matrix.kind == .derived)
      },
      pages: graph.entries.indices.filter { graph.entries[$0].collection == nil }.map(page),
      declared: graph.site.exports.declared, feeds: graph.site.exports.feeds.map(\.text),
      hasRecords: graph.site.changes.isDeclared,
      mapsToAssistant: !graph.site.exports.assistantFrameworks.isEmpty)
  }

  /// Creates an outline.
  init(
    collections: [Collection], matrices: [Matrix], pages: [Page], declared: [String: String],
    feeds: [String], hasRecords: Bool, mapsToAssistant: Bool
  ) {
    self.feeds = feeds.compactMap { name in collections.first { $0.name == name } }
    self.hasRecords = hasRecords
    self.mapsToAssistant = mapsToAssistant
    self.pages = pages.sorted { $0.id < $1.id }
    self.collections = collections.sorted { $0.name < $1.name }
    self.matrices = matrices.sorted { $0.id < $1.id }
    roles = ExportRoles(collections: self.collections, matrices: self.matrices, declared: declared)
  }

  /// Returns the collection with a name.
  package func collection(_ name: String) -> Collection? { collections.first { $0.name == name } }

  /// Returns the files of formats, in their order.
  package func files(of formats: [Exporter]) -> [ExportFile] { formats.flatMap { $0.files(self) } }
}

/// Names in paths and in formats that allow only some characters.
package enum ExportToken {
  /// Returns a name of small and capital letters, digits, `.`, `_` and `-`. Other characters are `-`.
  package static func fileName(_ text: String) -> String {
    let token = String(
      decoding: text.utf8.map { byte -> UInt8 in
        isPlain(byte) ? byte : UInt8(ascii: "-")
      }, as: UTF8.self)
    return token.isEmpty || token.hasPrefix(".") ? "-" + token : token
  }

  /// Returns a token of OSCAL, which begins with a letter or `_`.
  package static func oscal(_ text: String) -> String {
    let token = fileName(text)
    guard let first = token.utf8.first, isLetter(first) || first == UInt8(ascii: "_") else {
      return "_" + token
    }
    return token
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || [0x2D, 0x2E, 0x5F].contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
