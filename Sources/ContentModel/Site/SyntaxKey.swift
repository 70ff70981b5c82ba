internal import ContentFormat
package import Markdown

/// A key of `syntax` in `site.yml`. Each turns on the translation of a syntax.
package enum SyntaxKey: String, Sendable, CaseIterable {
  case admonitions
  case containers
  case attributes
  case definitionLists = "definition_lists"
  case wikiLinks = "wiki_links"
  case tabs

  /// The fields of `syntax`.
  static let schema = allCases.map { FieldSchema($0.rawValue, .boolean) }

  /// The option that the key sets.
  package var option: WritableKeyPath<MarkdownOptions.Syntax, Bool> {
    switch self {
    case .admonitions: \.admonitions
    case .containers: \.containers
    case .attributes: \.attributes
    case .definitionLists: \.definitionLists
    case .wikiLinks: \.wikiLinks
    case .tabs: \.tabs
    }
  }
}

extension MarkdownOptions.Syntax {
  /// Creates the options from the value of `syntax`.
  init(_ field: Field?) {
    self.init()
    guard case .record(let fields)? = field?.value else { return }
    for key in SyntaxKey.allCases { self[keyPath: key.option] = fields.flag(key.rawValue) ?? false }
  }
}
