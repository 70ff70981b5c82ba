/// Keys that other programs use for what Demarc has under another name.
enum ForeignKey {
  /// The field that takes the place of a key, and a sentence that says how.
  typealias Advice = (field: String, text: String)

  /// Returns the advice for a key, or nil if it is of no known program.
  ///
  /// - Parameters:
  ///   - owner: The name of the mapping in messages.
  ///   - isDeclared: Whether the site declares the keys of the mapping.
  ///   - known: The keys that the mapping may have.
  static func advice(
    for key: String, of owner: String, isDeclared: Bool, in known: [String]
  ) -> Advice? {
    let name = key.lowercased().replacing("-", with: "_")
    let advice = isDeclared ? ofPages[name] : ofSettings[owner]?[name]
    return advice.flatMap { known.contains($0.field) ? $0 : nil }
  }

  /// Keys of front matter.
  static let ofPages: [String: Advice] = [
    "draft": ("status", "write `status: draft` for a draft"),
    "published": ("status", "write `status: draft` while it is not published"),
    "layout": ("demarc", "write `demarc: { template: NAME }` for a template of this page"),
    "template": ("demarc", "write `demarc: { template: NAME }` for a template of this page"),
    "toc": ("demarc", "write `demarc: { toc: false }` for a page without a list of headings"),
    "hide": ("demarc", "write `demarc: { toc: false }` for a page without a list of headings"),
    "hide_table_of_contents": (
      "demarc", "write `demarc: { toc: false }` for a page without a list of headings"
    ),
    "noindex": ("demarc", "write `demarc: { noindex: true }` to hide it from search engines"),
    "robots": ("demarc", "write `demarc: { noindex: true }` to hide it from search engines"),
    "permalink": ("slug", "write `slug: NAME` for the last part of the address"),
    "url": ("slug", "write `slug: NAME` for the last part of the address"),
    "categories": ("tags", "write `tags: […]`"), "keywords": ("tags", "write `tags: […]`"),
    "summary": ("description", "write `description: …`"),
    "excerpt": ("description", "write `description: …`"),
    "subtitle": ("description", "write `description: …`"),
    "lastmod": ("last_updated", "write `last_updated: …`"),
    "last_update": ("last_updated", "write `last_updated: …`"),
    "updated": ("last_updated", "write `last_updated: …`"),
    "modified": ("last_updated", "write `last_updated: …`"),
    "created": ("date", "write `date: …`"), "publishdate": ("date", "write `date: …`"),
    "pubdate": ("date", "write `date: …`"),
    "order": ("weight", "write `weight: …`"), "nav_order": ("weight", "write `weight: …`"),
    "position": ("weight", "write `weight: …`"),
    "sidebar_position": ("weight", "write `weight: …`"),
    "redirects": ("redirect_from", "write `redirect_from: […]` with the old addresses"),
    "name": ("title", "write `title: …`"),
    "linktitle": ("title", "remove it: lists and the navigation show `title`"),
    "nav_title": ("title", "remove it: lists and the navigation show `title`"),
    "sidebar_label": ("title", "remove it: lists and the navigation show `title`"),
  ]

  /// Keys of settings and schemas, by the name of the mapping.
  static let ofSettings: [String: [String: Advice]] = [
    "site.yml": [
      "site_name": ("title", "write `title: …`"), "name": ("title", "write `title: …`"),
      "site_title": ("title", "write `title: …`"),
      "baseurl": ("url", "write `url: …`"), "base_url": ("url", "write `url: …`"),
      "site_url": ("url", "write `url: …`"), "canonical_url": ("url", "write `url: …`"),
      "site_description": ("description", "write `description: …`"),
      "tagline": ("description", "write `description: …`"),
      "languagecode": ("language", "write `language: …`"),
      "lang": ("language", "write `language: …`"), "locale": ("language", "write `language: …`"),
      "defaultcontentlanguage": ("language", "write `language: …`"),
      "repo": ("repository", "write `repository: …`"),
      "repo_url": ("repository", "write `repository: …`"),
      "edit_uri": ("edit_url", "write `edit_url: …` with `{path}` for the path of the file"),
      "nav": ("navigation", navigation), "menu": ("navigation", navigation),
      "menus": ("navigation", navigation), "sidebar": ("navigation", navigation),
      "markdown_extensions": ("syntax", "switch the syntax of other tools on by `syntax: { … }`"),
      "plugins": ("syntax", "switch the syntax of other tools on by `syntax: { … }`"),
      "extra_css": ("theme", "write `theme: { css: … }`"),
      "logo": ("theme", "write `theme: { logo: … }`"),
      "favicon": ("theme", "write `theme: { favicon: … }`"),
      "exclude_docs": ("exclude", "write `exclude: […]`"),
    ],
    "theme": [
      "name": ("accent", "remove it: there is one theme, and the other keys change it"),
      "primary": ("accent", "write `accent: \"#0a6570\"`"),
      "color": ("accent", "write `accent: \"#0a6570\"`"),
      "colour": ("accent", "write `accent: \"#0a6570\"`"),
      "palette": ("accent", "write `accent: \"#0a6570\"`"),
      "icon": ("favicon", "write `favicon: …`"), "style": ("css", "write `css: …`"),
    ],
    "a navigation item": [
      "label": ("title", "write `title: …`"), "text": ("title", "write `title: …`"),
      "name": ("title", "write `title: …`"), "href": ("to", "write `to: …`"),
      "url": ("to", "write `to: …`"), "link": ("to", "write `to: …`"),
      "path": ("to", "write `to: …`"), "page": ("to", "write `to: …`"),
      "file": ("to", "write `to: …`"), "doc": ("to", "write `to: …`"),
      "children": ("to", "write `items: […]` for a group"),
      "pages": ("to", "write `items: […]` for a group"),
    ],
    "a collection": [
      "required": ("fields", "write `required: true` in the declaration of each field"),
      "order_by": ("sort", "write `sort: …`"), "sort_by": ("sort", "write `sort: …`"),
      "layout": ("template", "write `template: …`"), "url": ("route", "write `route: …`"),
      "permalink": ("route", "write `route: …`"), "path": ("route", "write `route: …`"),
      "type": ("kind", "write `kind: matrix` for matrices, and nothing for entries"),
    ],
    "a field": [
      "optional": ("required", "remove it: a field without `required: true` is optional"),
      "nullable": ("required", "remove it: a field without `required: true` is optional"),
      "choices": ("values", "write `values: […]`"), "options": ("values", "write `values: […]`"),
      "allowed": ("values", "write `values: […]`"),
      "regex": ("pattern", "write `pattern: …`"), "format": ("pattern", "write `pattern: …`"),
      "collection": ("to", "write `to: …`"), "target": ("to", "write `to: …`"),
      "title": ("label", "write `label: …`"), "help": ("description", "write `description: …`"),
      "comment": ("description", "write `description: …`"),
      "minimum": ("min", "write `min: …`"), "minlength": ("min", "write `min: …`"),
      "maximum": ("max", "write `max: …`"), "maxlength": ("max", "write `max: …`"),
      "multiple": ("type", "write `type: list` and `of: …`"),
    ],
    "level": [
      "name": ("label", "write `label: …`"), "title": ("label", "write `label: …`"),
      "description": ("meaning", "write `meaning: …`"),
      "short": ("letter", "write `letter: …`"), "symbol": ("letter", "write `letter: …`"),
    ],
    "mark": [
      "name": ("label", "write `label: …`"), "title": ("label", "write `label: …`"),
      "description": ("meaning", "write `meaning: …`"),
      "symbol": ("sign", "write `sign: …`"), "char": ("sign", "write `sign: …`"),
      "letter": ("sign", "write `sign: …`"),
    ],
  ]

  private static let navigation =
    "write `navigation:`, and each item as `- { title: Page, to: page.md }`"
}
