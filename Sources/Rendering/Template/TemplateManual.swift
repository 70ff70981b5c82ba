internal import ContentFormat
internal import ContentModel

/// The reference page of all names that templates can use. It is generated from the shapes against
/// which templates are checked, so the two cannot differ.
package enum TemplateManual {
  /// Returns the page as Markdown, without its heading.
  package static func body() -> String {
    let shapes = PageShapes.own()
    var lines = introduction
    lines += ["", "## In every template", ""]
    lines += items(SiteConstants.names(assets: [], strings: []).shape, without: [])
    lines += ["", "## On every page", ""]
    lines += items(PageRoot.shape, without: [])
    for name in shapes.keys.sorted() {
      guard let shape = shapes[name] else { continue }
      let isPage = shape["page"] != nil
      let own = items(shape, without: isPage ? Set(PageRoot.shape.names.keys) : [])
      lines += ["", "## `\(name)`", ""]
      lines += own.isEmpty ? ["No other names."] : own
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let introduction = [
    "A theme is a folder with `templates/*.mustache`, `assets/` and `strings/en.yml`. Demarc looks for each file in",
    "the site's own `Theme/` (or `--theme DIR`) first and then in the built-in theme, and for each word in `strings/`",
    "likewise. To change the footer, you only write `Theme/templates/partials/footer.mustache`. To add a style sheet,",
    "write `Theme/assets/own.css` and `Theme/templates/partials/head.mustache`, which ends the head of every",
    "page: `<link rel=\"stylesheet\" href=\"{{asset.own_css}}\">`. The built-in files are in",
    "`Sources/BuiltinTheme/Theme/`. They fit any schema, so they name no field of one. The `Theme/` of this repository",
    "is the theme of one site: it has the templates and the style sheet for the framework in `Content/`.",
    "",
    "Templates are Mustache, with variables, sections, inverted sections, partials and inheritance (`{{<layout}}`",
    "with `{{$block}}`). Demarc always escapes text and never escapes HTML, with two braces as well as with three.",
    "A *group* is an object with `items` that is absent if it has none. You can write a heading inside the section",
    "and the items in `{{#items}}` inside it. If a template uses a name that Demarc does not provide, a finding",
    "points to it. The template of a page needs an `<html>`, which `layout` has.", "",
    "Demarc renders the entries of a collection with the first of these templates that applies:",
    "",
    "1. the template that the schema names (`template: risk`)",
    "2. the site's own template with the name of the collection (`templates/risks.mustache`)",
    "3. `entry`", "",
    "In a site's own template, `fields` has each field of the schema by name. A field has a `label` and, depending on",
    "its type, `value`, `html`, `id`, `href`, `title` or `items`. The fields that the template does not name are in",
    "`facts` if they fit on a line, and otherwise in `details`. `{{> partials/details}}` shows both. If you leave a",
    "field out on purpose, say so in a comment: `{{! fields.risk is for the authors }}`.",
  ]

  private static func items(_ shape: Shape, without hidden: Set<String>, depth: Int = 0) -> [String]
  {
    shape.names.filter { !hidden.contains($0.key) }.sorted { $0.key < $1.key }
      .flatMap { name, kind -> [String] in
        let indent = String(repeating: "  ", count: depth)
        let (word, inside) = description(kind, name)
        return ["\(indent)- `\(name)`: \(word)"]
          + (inside.map { items($0, without: [], depth: depth + 1) } ?? [])
      }
  }

  private static func description(_ kind: Shape.Kind, _ name: String) -> (String, Shape?) {
    switch kind {
    case .text: ("text", nil)
    case .html: ("HTML", nil)
    case .flag: ("yes or no", nil)
    case .list(let shape): ("list of", shape)
    case .object(let shape):
      if shape.names.count == 1, case .list(let inner)? = shape["items"] {
        ("group of", inner)
      } else if shape.names.isEmpty {
        (note(name), nil)
      } else {
        ("object", shape)
      }
    }
  }

  /// Describes objects whose names depend on the site or the theme.
  private static func note(_ name: String) -> String {
    switch name {
    case "asset":
      "the address of each file of `assets/`: `css/site.css` is `asset.css_site_css`"
    case "strings": "each word of `strings/en.yml`"
    default: "the fields of the collection's schema"
    }
  }
}
