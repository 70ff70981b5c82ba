extension MarkdownOptions {
  /// The syntax of other tools that is translated. All of it is off by default.
  package struct Syntax: Sendable, Hashable {
    /// `!!! note "Title"` and `??? note`, each with an indented body.
    package var admonitions = false
    /// `::: note` up to `:::`.
    package var containers = false
    /// `{#id .class}` after a heading or an inline element, `{: #id }` after or below it or below a
    /// table, and comments between `{::comment}` and `{:/comment}`.
    package var attributes = false
    /// A term, and `: definition` on the next line.
    package var definitionLists = false
    /// `[[Page]]` and `[[Page#Heading|text]]`.
    package var wikiLinks = false
    /// `=== "Title"` with an indented body.
    package var tabs = false

    package init() {}

    /// Whether any of it changes the structure of blocks, so that lines are translated before they
    /// are parsed.
    var hasBlocks: Bool { admonitions || containers || attributes || definitionLists || tabs }

    /// Whether any of it is inside of text.
    var hasInlines: Bool { attributes || wikiLinks }
  }
}
