internal import ContentFormat
package import Diagnostics

/// What a site changes of its theme without a template: `theme` in `site.yml`.
///
/// Files are those in the folder `assets` of the site's own theme. They are named by their paths there.
package struct ThemeSettings: Sendable {
  /// A value with its range in `site.yml`.
  package struct Setting: Sendable {
    /// The value as written.
    package let text: String
    /// The range of the value.
    package let range: SourceRange
  }

  /// The colour of links and of what is selected, for the light scheme.
  package var accent: Setting?
  /// The same for the dark scheme, or nil to derive it from ``accent``.
  package var darkAccent: Setting?
  /// The picture in the header.
  package var logo: Setting?
  /// The icon in the browser's tab.
  package var favicon: Setting?
  /// A file with a font, or names of fonts that readers have.
  package var font: Setting?
  /// Style sheets after those of the theme.
  package var styleSheets: [Setting] = []
  /// A file with the end of the head of every page.
  package var head: Setting?
  /// Whether these files may load something from other sites.
  package var loadsRemote = false

  /// Whether the site sets nothing.
  package var isEmpty: Bool {
    accent == nil && darkAccent == nil && logo == nil && favicon == nil && font == nil
      && styleSheets.isEmpty && head == nil
  }

  /// Creates settings that change nothing.
  package init() {}

  /// Reads `theme` of `site.yml`.
  init(_ values: Fields) {
    func setting(_ name: String) -> Setting? {
      guard let field = values[name], case .text(let text) = field.value else { return nil }
      return Setting(text: text, range: field.range)
    }
    accent = setting("accent")
    darkAccent = setting("accent_dark")
    logo = setting("logo")
    favicon = setting("favicon")
    font = setting("font")
    styleSheets = values.texts("css").map { Setting(text: $0.text, range: $0.range) }
    head = setting("head")
    loadsRemote = values.flag("remote") ?? false
  }

  /// The schema of `theme` in `site.yml`.
  static let schema: [FieldSchema] = {
    var css = FieldSchema(
      "css", .list(FieldSchema("css", .string)),
      meaning: "Style sheets in `Theme/assets/`, after those of the theme.")
    css.allowsSingle = true
    return [
      FieldSchema(
        "accent", .string,
        meaning:
          "The colour of links and of what is selected, as `#rrggbb`. Its contrast is checked."),
      FieldSchema(
        "accent_dark", .string,
        meaning:
          "The same for the dark scheme. The default is the nearest lighter colour that can be read."
      ),
      FieldSchema(
        "logo", .string,
        meaning: "The picture in the header: an SVG or PNG file in `Theme/assets/`."),
      FieldSchema(
        "favicon", .string,
        meaning: "The icon in the browser's tab: an SVG, PNG or ICO file in `Theme/assets/`."),
      FieldSchema(
        "font", .string,
        meaning:
          "The font of texts: a `.woff2` file in `Theme/assets/`, or names such as `Inter, sans-serif`."
      ),
      css,
      FieldSchema(
        "head", .string,
        meaning: "A file in `Theme/assets/` with the end of the head of every page."),
      FieldSchema(
        "remote", .boolean, meaning: "`true`: these files may load something from other sites."),
    ]
  }()
}
