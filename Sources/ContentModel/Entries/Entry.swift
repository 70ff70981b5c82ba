package import ContentFormat
package import Diagnostics
package import Markdown

/// A Markdown or YAML file, or a part of one: its checked front matter and its body.
///
/// All copies share the same storage, so passing an entry around is cheap. Accesses to the body are
/// recorded separately from accesses to the rest, the *face*. See ``ContentGraph/tracked(by:)``.
package struct Entry: Sendable {
  private let content: Content
  /// The dependency recorder and the entry's position in it, or nil if tracking is off.
  private var tracking: (reads: DependencyRecorder, position: EntryIndex)?

  private final class Content: Sendable {
    let origin: SourceOrigin
    let collection: CollectionIndex?
    let identity: EntryIdentity
    let fields: Fields
    /// All Markdown, the body first.
    let documents: [MarkdownDocument]
    let subEntries: [SubEntry]
    /// The indices of many sub-entries by id. Empty if a search is faster.
    let subEntryIndices: [String: Int]
    let views: [ViewBlock]
    let suppressions: [Suppression]
    /// Hash of everything before the body, and of the names that come from the body.
    let face: Int
    let place: EntryPlace?

    init(
      origin: SourceOrigin, collection: CollectionIndex?, identity: EntryIdentity,
      fields: Fields, document: MarkdownDocument, subEntries: [SubEntry], views: [ViewBlock],
      suppressions: [Suppression], face: Int, place: EntryPlace?
    ) {
      self.origin = origin
      self.collection = collection
      self.identity = identity
      self.fields = fields
      documents = [document] + fields.documents
      self.subEntries = subEntries
      subEntryIndices =
        subEntries.count <= 16
        ? [:]
        : Dictionary(
          subEntries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
      self.views = views
      self.suppressions = suppressions
      self.face = face
      self.place = place
    }
  }

  init(
    origin: SourceOrigin, collection: CollectionIndex?, identity: EntryIdentity, fields: Fields,
    document: MarkdownDocument, subEntries: [SubEntry], views: [ViewBlock],
    suppressions: [Suppression], face: Int, place: EntryPlace? = nil
  ) {
    content = Content(
      origin: origin, collection: collection, identity: identity, fields: fields,
      document: document, subEntries: subEntries, views: views,
      suppressions: suppressions, face: face, place: place)
  }

  /// The files that the text of the entry comes from.
  package var origin: SourceOrigin { content.origin }
  /// The path of the file below the content folder.
  package var path: String { content.origin.path }
  /// The path of the file in findings.
  package var displayPath: String { content.origin.displayPath }
  /// The position of its collection in the graph, or nil for a page outside of collections.
  package var collection: CollectionIndex? { content.collection }
  /// The id, unique within the collection. The id of a page is its path without the extension.
  package var id: String { content.identity.id }
  /// The range of the id. The range of the title if the id comes from the file name.
  package var idRange: SourceRange { content.identity.idRange }
  /// The title.
  package var title: String { content.identity.title }
  /// The range of the title.
  package var titleRange: SourceRange { content.identity.titleRange }
  /// The source of the title.
  package var titleOrigin: EntryIdentity.TitleOrigin { content.identity.titleOrigin }
  /// The description for lists and search engines.
  package var description: String? { content.identity.description }
  /// The range of the description. Nil if there is none, or if it is a part of the body.
  package var descriptionRange: SourceRange? { content.identity.descriptionRange }
  /// All fields, including the universal ones.
  package var fields: Fields { _read { yield content.fields } }
  /// The place in a file that has several entries, or nil if the entry has a file of its own.
  package var place: EntryPlace? { content.place }
  /// The sub-entries of all `entries` fields at any depth, with different ids. Each precedes those
  /// inside of it.
  package var subEntries: [SubEntry] { content.subEntries }

  /// Returns the sub-entry with the given id, at any depth.
  package func subEntry(_ id: String) -> SubEntry? {
    let parts = content.subEntries
    if content.subEntryIndices.isEmpty { return parts.first { $0.id == id } }
    return content.subEntryIndices[id].map { parts[$0] }
  }

  /// The parsed body.
  package var document: MarkdownDocument {
    // Lends the document. A copy would retain each of its arrays.
    _read {
      noteBody()
      yield content.documents[0]
    }
  }

  /// The `view` blocks of the body.
  package var views: [ViewBlock] {
    noteBody()
    return content.views
  }

  /// The suppressions in its front matter and body.
  package var suppressions: [Suppression] {
    noteBody()
    return content.suppressions
  }

  /// True if both are copies of the same parsed entry.
  package func isSame(as other: Entry) -> Bool { content === other.content }

  /// True if the entries differ at most in their bodies. Both must have been checked against the
  /// same schemas.
  package func showsSame(as other: Entry) -> Bool {
    content === other.content
      || (content.face == other.content.face && path == other.path
        && collection == other.collection)
  }

  private func noteBody() { tracking.map { $0.reads.note(.body, $0.position) } }

  /// Returns a copy of the entry that records every access in `reads`.
  func tracked(by reads: DependencyRecorder, at position: EntryIndex) -> Entry {
    var copy = self
    copy.tracking = (reads, position)
    return copy
  }

  /// Alternative names.
  package var aliases: [String] { fields.texts("aliases").map(\.text) }
  /// Tags in the order of the front matter.
  package var tags: [(text: String, range: SourceRange)] { fields.texts("tags") }
  /// True if the status is `draft`: the entry is not ready for publication.
  package var isDraft: Bool { plainText(fields["status"]) == "draft" }

  /// True if the status is `deprecated`: readers should use another entry.
  package var isDeprecated: Bool { plainText(fields["status"]) == "deprecated" }

  /// The heading that the page omits, because it is or repeats the title.
  package var repeatedTitle: MarkdownDocument.Heading? {
    EntryBody(document: document).omittedHeading(title: title, origin: titleOrigin)
  }

  /// The anchors of ``repeatedTitle``, which are no anchors of the page.
  package var titleAnchors: [String] { content.identity.titleAnchors }

  /// Returns the location of a range in the file, or in the included file that it comes from.
  package func at(_ range: SourceRange) -> SourceLocation { content.origin.at(range) }

  /// All Markdown of the entry: the body first, then the fields.
  package var documents: [MarkdownDocument] {
    noteBody()
    return content.documents
  }
}

extension Fields {
  /// The Markdown in all fields.
  fileprivate var documents: [MarkdownDocument] {
    var result: [MarkdownDocument] = []
    collectDocuments(self, into: &result)
    return result
  }
}

private func collectDocuments(_ fields: Fields, into result: inout [MarkdownDocument]) {
  for item in fields.items { collectDocuments(item.field.value, into: &result) }
}

private func collectDocuments(_ value: FieldValue, into result: inout [MarkdownDocument]) {
  if case .markdown(let document) = value { result.append(document) }
  if case .assignments(let items) = value { result += items.flatMap(\.documents) }
  switch value.parts {
  case .none: break
  case .items(let items): for item in items { collectDocuments(item.value, into: &result) }
  case .pairs(let items): for item in items { collectDocuments(item.field.value, into: &result) }
  case .fields(let fields): collectDocuments(fields, into: &result)
  case .subEntries(let items): for item in items { collectDocuments(item.fields, into: &result) }
  }
}
