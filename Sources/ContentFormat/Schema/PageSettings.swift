package import Diagnostics

/// The settings of one page: the key `demarc` in its front matter. Other programs use names such as
/// `layout` and `toc` with their own meanings, so these are below a name of their own.
package struct PageSettings: Sendable, Equatable {
  /// Whether search engines, the sitemap and the site's own search leave the page out.
  package private(set) var isUnlisted = false
  /// Whether the page has the list of its headings.
  package private(set) var hasOutline = true
  /// Whether the text takes the place of the sidebar and of the list of headings too.
  package private(set) var isWide = false
  /// The name of the page's own template, or nil for that of its collection or kind.
  package private(set) var template: String?
  /// The place of that name in the front matter.
  package private(set) var templateRange: SourceRange?

  /// The values of the key `layout`.
  private enum Layout: String, CaseIterable {
    case normal
    case wide
  }

  /// The declaration of the key.
  static let field = FieldSchema(
    "demarc",
    .record([
      FieldSchema(
        "noindex", .boolean,
        meaning: "`true`: search engines, the sitemap and the search of the site leave it out."),
      FieldSchema("toc", .boolean, meaning: "`false`: the page has no list of its headings."),
      FieldSchema(
        "layout", .choice(of: Layout.self),
        meaning: "`wide`: the text has the full width, without sidebar and list of headings."),
      FieldSchema(
        "template", .string,
        meaning:
          "A template of the site's own theme: `poster` is `templates/poster.mustache` there."
      ),
    ]), meaning: "Settings of this page.")

  /// Reads the settings from the fields of an entry or page.
  package init(_ fields: Fields) {
    guard let values = fields.record(Self.field.name) else { return }
    isUnlisted = values.flag("noindex") ?? false
    isWide = (values.choice("layout", as: Layout.self) ?? .normal) == .wide
    template = values.text("template")
    templateRange = values["template"]?.range
    hasOutline = !isWide && values.flag("toc") ?? true
  }
}
