/// Markdown in places that show plain text.
enum PlainWords {
  /// Returns a text without the addresses of links, emphasis and code marks.
  static func text(_ markdown: String) -> String {
    markdown.replacing(/\[([^\[\]]*)\]\([^()\s]*\)/) { String($0.output.1) }
      .replacing("**", with: "").replacing("`", with: "")
  }

  /// Returns the beginning of a text, with a mark where it was cut.
  static func shortened(_ text: String, to count: Int) -> String {
    text.count <= count ? text : text.prefix(count - 1) + "…"
  }
}
