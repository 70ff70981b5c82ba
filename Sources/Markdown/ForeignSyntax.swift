package import Diagnostics

extension MarkdownDocument {
  /// Syntax of another tool that is shown as text.
  package struct ForeignSyntax: Sendable, Hashable {
    package enum Kind: Sendable, Hashable, CaseIterable {
      /// `{% include x %}` and `{# comment #}`.
      case tag
      /// `{{ value }}`.
      case expression
      /// `{{< name >}}` and `{{% name %}}`.
      case shortcode
      /// `::: note`.
      case container
      /// `!!! note` and `??? note`.
      case admonition
      /// `=== "Title"`.
      case tab
      /// `[[Page]]`.
      case wikiLink
      /// `![[file]]`.
      case embed
      /// `{#id}`, `{.class}` and `{: … }`.
      case attributes
      /// `{::comment}`.
      case comment
      /// `{::nomarkdown}` and `{::options … /}`.
      case blockExtension
      /// A line `: definition` below a term.
      case definition
      /// `[TOC]` and its other forms.
      case contents
      /// `--8<-- "file"`.
      case snippet
    }

    package let kind: Kind
    /// The range of the first use in the text.
    package let range: SourceRange
    /// The number of uses in the text.
    package internal(set) var count: Int
  }
}
