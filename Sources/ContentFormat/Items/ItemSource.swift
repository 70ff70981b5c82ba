internal import Diagnostics

/// The parts of a file that are entries of a collection: the value of `items` in `_collection.yml`.
package enum ItemSource: Sendable {
  /// The nodes at a path in a YAML or JSON file: `matrices[*].techniques`.
  case path(ItemPath)
  /// The documents of a YAML file, and a JSON file as a whole: `each document`.
  case documents
  /// The sections of a Markdown file below its headings of a level: `heading 3`.
  case headings(level: Int)

  /// Whether files with this path are read as several entries. Other files are one entry each.
  package func divides(_ path: String) -> Bool {
    switch self {
    case .path, .documents: isDataFile(path)
    case .headings: path.hasSuffix(".md")
    }
  }

  /// The path to the entries in files of data, or nil for other sources.
  package var path: String? { if case .path(let path) = self { path.text } else { nil } }

  /// Whether JSON files of the collection are entries. They are copied otherwise.
  package var readsJSON: Bool {
    switch self {
    case .path, .documents: true
    case .headings: false
    }
  }
}

/// True for the path of a file with data: YAML or JSON.
package func isDataFile(_ path: String) -> Bool {
  path.hasSuffix(".yml") || path.hasSuffix(".yaml") || isJSONFile(path)
}

/// True for the path of a JSON file.
package func isJSONFile(_ path: String) -> Bool { path.hasSuffix(".json") }

extension FieldReader {
  /// Reads the value of `items`. Returns nil after a finding if it is invalid.
  mutating func itemSource(_ item: Fields.Item) -> ItemSource? {
    guard case .text(let text) = item.field.value else { return nil }
    if text == Self.documents { return .documents }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    if words.first == "heading" && words.count > 1 {
      if words.count == 2, let level = Int(words[1]), (1...6).contains(level) {
        return .headings(level: level)
      }
      error(
        "\(words.dropFirst().joined(separator: " ").quoted) is not the level of a heading",
        at: item.field.range, help: ["write a level from 1 to 6, such as `heading 3`"])
      return nil
    }
    if let path = ItemPath(text) { return .path(path) }
    error(
      "\(text.quoted) does not say which parts of a file are entries", at: item.field.range,
      help: help(itemSource: text))
    return nil
  }

  private static let documents = "each document"

  private func help(itemSource text: String) -> [String] {
    let lower = text.lowercased()
    if lower.contains("document") { return ["did you mean `\(Self.documents)`?"] }
    if lower.contains("head") || lower.hasPrefix("#") || lower.hasPrefix("h") {
      let level = text.first(where: \.isNumber) ?? "3"
      return ["did you mean `heading \(level)`?"]
    }
    return [
      "write a path such as `techniques` or `matrices[*].techniques`, `heading 3` for the sections "
        + "of Markdown files, or `\(Self.documents)`"
    ]
  }
}
