package import Diagnostics

extension Rule {
  /// The template of a page has no document.
  package static let templateWithoutLayout = Rule(
    "template-without-layout", .warning, stage: .theme,
    what: "The template of a page has no `<html>`, and neither has any template that it includes.",
    why: "The page would have no title, no styles and no navigation.",
    example: """
      <h1>{{page.title}}</h1>
      {{{content}}}
      """,
    fix: "Write the template inside of the layout: `{{<layout}}{{$main}} … {{/main}}{{/layout}}`.")
}

extension Finding {
  static func templateWithoutLayout(_ name: String, at location: SourceLocation) -> Finding {
    Finding(
      .templateWithoutLayout, at: location,
      "\(name.quoted) has no `<html>`, so its pages have neither a title nor styles",
      help: [
        name == "layout"
          ? "begin it with `<!doctype html>`"
          : "write its text in `{{<layout}}{{$main}} … {{/main}}{{/layout}}`"
      ])
  }
}
