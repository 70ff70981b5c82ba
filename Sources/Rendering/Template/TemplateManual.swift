internal import ContentFormat
internal import ContentModel

/// The reference page of all names that templates can use. It is generated from the shapes against
/// which templates are checked, so the two cannot differ.
package enum TemplateManual {
  /// Returns the page as Markdown.
  package static func text() -> String {
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
      lines += own.isEmpty ? ["Nothing besides."] : own
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let introduction = [
    "# What templates are given", "",
    "Written by `make snapshots` from the models in `Sources/Rendering`; a test says when it is out of date.",
    "",
    "A theme is a folder: `templates/*.mustache`, `assets/`, `strings/en.yml`. What a site's own `Theme/`",
    "(or `--theme DIR`) lacks comes from the theme that is built in, file by file, and word by word in",
    "`strings/`: to change the footer, write `Theme/templates/partials/footer.mustache` and nothing else.",
    "The built-in files are in `Sources/BuiltinTheme/Theme/`. They fit any schema, so they name no field of one.",
    "This repository's own `Theme/` holds the templates of the framework in its `Content/`, as that of any site.",
    "",
    "Templates are Mustache: variables, sections, inverted sections, partials, and inheritance (`{{<layout}}`",
    "with `{{$block}}`). Text is always escaped and HTML never, whichever braces are used. A *group* is an",
    "object with `items`, absent where there are none, so that a heading can stand in the section and the",
    "items in `{{#items}}` inside it. A name that nobody gives is a finding, at its place.", "",
    "The entries of a collection are shown with the template that its schema names (`template: risk`), else with",
    "the site's own template of the collection's name (`templates/risks.mustache`), else with `entry`. In a site's",
    "own template `fields` has each field of the schema by name, with `label` and, by type, `value`, `html`, `id`,",
    "`href`, `title` or `items`. The fields that the template does not name are in `facts`, those that fit on a line,",
    "and in `details`, those that need more room; `{{> partials/details}}` shows both. A template that leaves a field",
    "out on purpose says so: `{{! fields.risk is for the authors }}`.",
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
