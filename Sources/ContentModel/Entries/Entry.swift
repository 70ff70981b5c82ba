package import Diagnostics
package import Markdown

/// One Markdown or YAML file: its front matter, checked, and its body.
///
/// What it holds is shared by all copies, so that handing an entry on costs nothing. What it shows to
/// others, its face, is told apart from its body: ``ContentGraph/watched(by:)``.
package struct Entry: Sendable {
  private let content: Content
  /// Who wants to know what is looked at, and by which name.
  private var watch: (reads: Reads, position: Int)?

  private final class Content: Sendable {
    let path: String
    let displayPath: String
    let collection: Int?
    let id: String
    let idRange: SourceRange
    let title: String
    let titleRange: SourceRange
    let description: String?
    let fields: Fields
    let document: MarkdownDocument
    let subEntries: [SubEntry]
    let views: [ViewBlock]
    let suppressions: [Suppression]
    /// Stands for the bytes before the body.
    let face: Int

    init(
      path: String, displayPath: String, collection: Int?, id: String, idRange: SourceRange,
      title: String, titleRange: SourceRange, description: String?, fields: Fields,
      document: MarkdownDocument, subEntries: [SubEntry], views: [ViewBlock],
      suppressions: [Suppression], face: Int
    ) {
      self.path = path
      self.displayPath = displayPath
      self.collection = collection
      self.id = id
      self.idRange = idRange
      self.title = title
      self.titleRange = titleRange
      self.description = description
      self.fields = fields
      self.document = document
      self.subEntries = subEntries
      self.views = views
      self.suppressions = suppressions
      self.face = face
    }
  }

  init(
    path: String, displayPath: String, collection: Int?, id: String, idRange: SourceRange,
    title: String, titleRange: SourceRange, description: String?, fields: Fields,
    document: MarkdownDocument, subEntries: [SubEntry], views: [ViewBlock],
    suppressions: [Suppression], face: Int
  ) {
    content = Content(
      path: path, displayPath: displayPath, collection: collection, id: id, idRange: idRange,
      title: title, titleRange: titleRange, description: description, fields: fields,
      document: document, subEntries: subEntries, views: views, suppressions: suppressions,
      face: face)
  }

  /// The file's path below the content folder.
  package var path: String { content.path }
  /// The same path as findings show it.
  package var displayPath: String { content.displayPath }
  /// The collection it belongs to, by position in the graph; nil for a page of its own.
  package var collection: Int? { content.collection }
  /// Unique in its collection. A page's id is its path without the extension.
  package var id: String { content.id }
  /// Where the id is said; the title where it comes from the file's name.
  package var idRange: SourceRange { content.idRange }
  /// The title.
  package var title: String { content.title }
  /// Where the title stands.
  package var titleRange: SourceRange { content.titleRange }
  /// The description, for lists and search engines.
  package var description: String? { content.description }
  /// All fields, those of every entry included.
  package var fields: Fields { content.fields }
  /// The sub-entries of all its `entries` fields.
  package var subEntries: [SubEntry] { content.subEntries }

  /// The body.
  package var document: MarkdownDocument {
    noteBody()
    return content.document
  }

  /// The `view` blocks of its body.
  package var views: [ViewBlock] {
    noteBody()
    return content.views
  }

  /// What is not to be found in it, and why.
  package var suppressions: [Suppression] {
    noteBody()
    return content.suppressions
  }

  /// True for copies of one: what was read once.
  package func isSame(as other: Entry) -> Bool { content === other.content }

  /// True for two that differ in their bodies at most, read against the same schemas.
  package func showsSame(as other: Entry) -> Bool {
    content === other.content
      || (content.face == other.content.face && path == other.path
        && collection == other.collection)
  }

  private func noteBody() { watch.map { $0.reads.note(.body, $0.position) } }

  /// The entry with somebody who wants to know what is looked at.
  func watched(by reads: Reads, at position: Int) -> Entry {
    var copy = self
    copy.watch = (reads, position)
    return copy
  }

  /// Other names.
  package var aliases: [String] { fields.texts("aliases").map(\.text) }
  /// Tags in the order given.
  package var tags: [(text: String, range: SourceRange)] { fields.texts("tags") }
  /// True while it is not to be published.
  package var isDraft: Bool { plainText(fields["status"]) == "draft" }

  /// True where something else is to be used in its place.
  package var isDeprecated: Bool { plainText(fields["status"]) == "deprecated" }

  /// The heading at the very beginning of the body that repeats the title: GitHub shows it, the site
  /// leaves it out.
  package var repeatedTitle: MarkdownDocument.Heading? {
    guard let first = document.headings.first, first.level == 1, first.html.lowerBound == 0,
      first.text == title
    else { return nil }
    return first
  }

  /// A place in its file.
  package func at(_ range: SourceRange) -> SourceLocation { SourceLocation(displayPath, range) }

  /// Every text of the entry that was written as Markdown: the body, then fields.
  package var documents: [MarkdownDocument] {
    var result = [document]
    collectDocuments(fields, into: &result)
    return result
  }
}

private func collectDocuments(_ fields: Fields, into result: inout [MarkdownDocument]) {
  for item in fields.items { collectDocuments(item.field.value, into: &result) }
}

private func collectDocuments(_ value: FieldValue, into result: inout [MarkdownDocument]) {
  switch value {
  case .markdown(let document): result.append(document)
  case .list(let items): for item in items { collectDocuments(item.value, into: &result) }
  case .map(let items): for item in items { collectDocuments(item.field.value, into: &result) }
  case .record(let fields): collectDocuments(fields, into: &result)
  case .assignments(let items): result += items.compactMap(\.because)
  case .entries(let items): for item in items { collectDocuments(item.fields, into: &result) }
  case .text, .integer, .number, .boolean, .date, .duration, .choice, .reference, .any: break
  }
}
