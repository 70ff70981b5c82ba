internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A text has the syntax of another tool, and the page shows it as text.
  package static let foreignSyntax = Rule(
    "foreign-syntax", .warning, stage: .check,
    what: """
      A text has syntax of another tool: a template tag, a container, an admonition, a tab, a wiki \
      link, an attribute list, a comment or another extension of kramdown, a definition, a table of \
      contents, or a block that is nearly a view.
      """,
    why: """
      Markdown has no such syntax, so readers see its characters instead of what it means. The first \
      use in each file is reported, with the number of uses.
      """,
    example: """
      !!! note
          Keep a copy.
      """,
    fix: """
      Turn on the translation in `syntax` of `site.yml`, if the finding names one, or write the text \
      in Markdown. Put syntax that readers should see in backticks.
      """)
}

extension Check {
  static let foreignSyntax = Check(.foreignSyntax) { context, position in
    let entry = context.graph.entries[position]
    let texts = context.texts(of: position)
    let uses = texts.flatMap(\.document.foreign)
    let found = MarkdownDocument.ForeignSyntax.Kind.allCases.compactMap { kind -> Finding? in
      let uses = uses.filter { $0.kind == kind }
      guard let first = uses.first else { return nil }
      let count = uses.reduce(0) { $0 + $1.count }
      return finding(kind, count: count, at: entry.at(first.range), context.graph.site.syntax)
    }
    return found + texts.flatMap { nearViews($0.document, entry) }
  }

  private static func finding(
    _ kind: MarkdownDocument.ForeignSyntax.Kind, count: Int, at place: SourceLocation,
    _ syntax: MarkdownOptions.Syntax
  ) -> Finding {
    let manual = SyntaxManual(kind)
    var help = [manual.markdown]
    if let key = manual.key {
      help =
        syntax[keyPath: key.option]
        ? ["it is not translated here: " + manual.requirement, "or " + manual.markdown]
        : ["set `syntax: { \(key.rawValue): true }` in `site.yml`", "or " + manual.markdown]
    }
    let uses = count > 1 ? ", \(count) times in this file" : ""
    return Finding(
      .foreignSyntax, at: place, "\(manual.what), and the page shows it as text\(uses)", help: help)
  }

  // MARK: Views

  /// Finds blocks whose language is nearly `view`. A language that is similar but exists, such as
  /// `vue`, counts only if the block has a key of a view.
  private static func nearViews(_ document: MarkdownDocument, _ entry: Entry) -> [Finding] {
    var seen: Set<String> = []
    return document.codeBlocks.compactMap { block in
      guard let first = block.info.split(whereSeparator: \.isWhitespace).first,
        first.utf8.count <= 12, block.info.lowercased() != "view"
      else { return nil }
      let name = first.lowercased()
      let distance = editDistance(Array(name.unicodeScalars), Array("view".unicodeScalars))
      guard distance < 2 || distance == 2 && hasViewKey(block.content), seen.insert(name).inserted
      else { return nil }
      let start = Int(block.range.start)
      let place = entry.at(SourceRange(start, min(Int(block.range.end), block.contentStart - 1)))
      return Finding(
        .foreignSyntax, at: place,
        distance == 0
          ? "text after `view` makes this block code" : "\(name.quoted) makes this block code",
        help: [distance == 0 ? "write `view` alone" : "did you mean `view`?"])
    }
  }

  private static func hasViewKey(_ content: String) -> Bool {
    content.split(whereSeparator: \.isNewline).prefix(20).contains { line in
      ViewKind.allCases.contains { line.hasPrefix("\($0.rawValue):") }
    }
  }
}

/// What a finding says about a syntax.
private struct SyntaxManual {
  /// The syntax and the tools that have it.
  let what: String
  /// The key of `syntax` that translates it.
  var key: SyntaxKey?
  /// Where it is translated.
  var requirement = ""
  /// The same in Markdown.
  let markdown: String

  init(_ kind: MarkdownDocument.ForeignSyntax.Kind) {
    switch kind {
    case .tag:
      what = "`{% … %}` is a tag of Jekyll, Hugo or Jinja"
      markdown = "write its result, or put it in backticks"
    case .expression:
      what = "`{{ … }}` is an expression of Jekyll, Jinja or MkDocs"
      markdown = "write its value, or put it in backticks"
    case .shortcode:
      what = "`{{< … >}}` is a shortcode of Hugo"
      markdown = "write its result, or put it in backticks"
    case .container:
      what = "`:::` begins a container of Docusaurus, VitePress or Pandoc"
      key = .containers
      requirement = "begin the line with it, outside of quotes"
      markdown = "write an alert: `> [!NOTE]`, and `> ` before each line of its text"
    case .admonition:
      what = "`!!!` or `???` begins an admonition of MkDocs"
      key = .admonitions
      requirement = "begin the line with it, outside of quotes"
      markdown = "write an alert: `> [!NOTE]`, and `> ` before each line of its text"
    case .tab:
      what = "`===` begins a tab of MkDocs"
      key = .tabs
      requirement = "begin the line with it, outside of quotes"
      markdown = "write a heading for each tab"
    case .wikiLink:
      what = "`[[…]]` is a link of Obsidian and other wikis"
      key = .wikiLinks
      requirement = "write it without other markup inside"
      markdown = "write a link to the file: `[text](page.md)`"
    case .embed:
      what = "`![[…]]` embeds a file in Obsidian"
      markdown = "write `![text](picture.png)`, or a link"
    case .attributes:
      what = "`{…}` sets attributes in kramdown, Pandoc or MkDocs"
      key = .attributes
      requirement = "write it at the end of a heading, or on the line below a block"
      markdown = "remove it: headings have anchors, and styles belong to the theme"
    case .comment:
      what = "`{::comment}` is a comment of kramdown"
      key = .attributes
      requirement = "end it with `{:/comment}`, in the same paragraph or after a line `{::comment}`"
      markdown = "write a comment of HTML: `<!-- … -->`"
    case .blockExtension:
      what = "`{::…}` is an extension of kramdown"
      markdown = "remove it, and put text that readers should see as it is in backticks"
    case .definition:
      what = "`: …` is a definition of MkDocs, kramdown or Pandoc"
      key = .definitionLists
      requirement = "put it below a term of at most eight lines, outside of quotes"
      markdown = "write a list: `- **Term**: definition`"
    case .contents:
      what = "`[TOC]` is a table of contents of MkDocs, kramdown or GitLab"
      markdown = "remove it: a page has an outline of its headings"
    case .snippet:
      what = "`--8<--` includes a file in MkDocs"
      markdown = "write the text here, or link to the file"
    }
  }
}
