internal import ContentFormat
internal import Diagnostics
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
  static let schema: [FieldSchema] = {
    var include = FieldSchema(
      "include", .list(FieldSchema("include", .string)),
      meaning: "The forms of lines that include files, such as `'{{ {path} }}'`.")
    include.allowsSingle = true
    return allCases.map { FieldSchema($0.rawValue, .boolean, meaning: $0.meaning) } + [include]
  }()

  /// The explanation for authors.
  private var meaning: String {
    switch self {
    case .admonitions: "Notes such as `!!! note`."
    case .containers: "Blocks between `:::` lines."
    case .attributes: "Attribute lists such as `{#anchor}`."
    case .definitionLists: "Definition lists."
    case .wikiLinks: "Links such as `[[page]]`."
    case .tabs: "Tabs such as `=== \"Linux\"`."
    }
  }

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

extension FieldReader {
  private static let onlyPath =
    "a form that includes files has the placeholder `{path}` and no other"

  /// Reads `include` of `syntax`: the forms of lines that include files.
  mutating func inclusions(_ values: Fields) -> [LinkPattern] {
    var patterns: [LinkPattern] = []
    for (text, range) in values.texts("include") {
      let example = ["for example `'{{ {path} }}'`"]
      do {
        let pattern = try LinkPattern(text, isLine: true)
        if pattern.placeholders.allSatisfy({ $0 == .path }) {
          patterns.append(pattern)
        } else {
          error(Self.onlyPath, at: range, help: example)
        }
      } catch .noTarget, .unknownPlaceholder, .twoTargets {
        error(Self.onlyPath, at: range, help: example)
      } catch .openStart, .openEnd {
        error(
          "a form that includes files begins and ends with fixed text", at: range, help: example)
      } catch {
        let (message, help) = error.words(of: text)
        self.error(message, at: range, help: help)
      }
    }
    if let excess = values.texts("include").dropFirst(LinkSettings.maximumCount).first {
      error("more than \(LinkSettings.maximumCount) forms", at: excess.range)
    }
    // The form of a line with two files is also that of a line with one, whose path is longer.
    return patterns.prefix(LinkSettings.maximumCount).sorted { $0.literalCount > $1.literalCount }
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
