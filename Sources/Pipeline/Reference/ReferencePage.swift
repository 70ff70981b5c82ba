internal import ContentFormat

/// A page of the reference: Markdown with front matter, made from the declarations of the program.
package struct ReferencePage: Sendable {
  /// The name of its file, such as `views.md`.
  package let name: String
  /// The contents of the file.
  package let text: String

  /// Creates a page.
  ///
  /// - Parameters:
  ///   - description: A sentence for lists and search.
  ///   - parts: The blocks of the body.
  package init(_ name: String, title: String, description: String, weight: Int, _ parts: [String]) {
    self.name = name
    text = """
      ---
      title: \(WrittenScalar.source(of: title))
      description: \(WrittenScalar.source(of: description))
      weight: \(weight)
      ---

      <!-- `demarc reference` writes this page. -->

      \(parts.joined(separator: "\n\n"))

      """
  }

  /// Returns a table in Markdown.
  package static func table(_ header: [String], _ rows: [[String]]) -> String {
    let lines = [header, header.map { _ in "---" }] + rows
    return lines.map { cells in
      "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |"
    }.joined(separator: "\n")
  }
}
