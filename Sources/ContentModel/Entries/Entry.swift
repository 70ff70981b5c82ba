public import Diagnostics
public import Markdown

/// One Markdown or YAML file: its front matter, checked, and its body.
public struct Entry: Sendable {
  /// The file's path below the content folder.
  public let path: String
  /// The same path as findings show it.
  public let displayPath: String
  /// The collection it belongs to, by position in the graph; nil for a page of its own.
  public internal(set) var collection: Int?
  /// Unique in its collection. A page's id is its path without the extension.
  public let id: String
  /// Where the id is said; the title where it comes from the file's name.
  public let idRange: SourceRange
  /// The title.
  public let title: String
  /// Where the title stands.
  public let titleRange: SourceRange
  /// The description, for lists and search engines.
  public let description: String?
  /// All fields, those of every entry included.
  public let fields: Fields
  /// The body.
  public let document: MarkdownDocument
  /// The sub-entries of all its `entries` fields.
  public let subEntries: [SubEntry]
  /// The `view` blocks of its body.
  public let views: [ViewBlock]
  /// What is not to be found in it, and why.
  public let suppressions: [Suppression]

  /// Other names.
  public var aliases: [String] { fields.texts("aliases").map(\.text) }
  /// Tags in the order given.
  public var tags: [(text: String, range: SourceRange)] { fields.texts("tags") }
  /// True while it is not to be published.
  public var isDraft: Bool { plainText(fields["status"]) == "draft" }

  /// True where something else is to be used in its place.
  public var isDeprecated: Bool { plainText(fields["status"]) == "deprecated" }

  /// The heading at the very beginning of the body that repeats the title: GitHub shows it, the site
  /// leaves it out.
  public var repeatedTitle: MarkdownDocument.Heading? {
    guard let first = document.headings.first, first.level == 1, first.html.lowerBound == 0,
      first.text == title
    else { return nil }
    return first
  }

  /// A place in its file.
  public func at(_ range: SourceRange) -> SourceLocation { SourceLocation(displayPath, range) }

  /// Every text of the entry that was written as Markdown: the body, then fields.
  public var documents: [MarkdownDocument] {
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
  default: break
  }
}
