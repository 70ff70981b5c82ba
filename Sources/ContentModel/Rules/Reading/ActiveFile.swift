public import Diagnostics

extension Rule {
  /// A file of the content that would be copied can carry a script: HTML, XML, JavaScript, or an …
  public static let activeFile = Rule(
    "active-file",
    what: """
      A file of the content that would be copied can carry a script: HTML, XML, \
      JavaScript, or an SVG with scripts or outside references in it.
      """,
    why: "Content can come from a stranger; a script in it would run on your site.",
    example: """
      Content/guide/widget.html
      """,
    fix: """
      Write a page in Markdown; take scripts out of drawings; or set `raw_html: allow` in \
      `site.yml` if every author is trusted.
      """)
}

extension Finding {
  /// A file that can carry a script; `reason` says what in it.
  public static func activeFile(_ path: String, reason: String) -> Finding {
    Finding(
      .activeFile, at: SourceLocation(path), "this file would be published as it is, and \(reason)",
      help: ["write a page in Markdown, or set `raw_html: allow` in `site.yml`"])
  }
}

/// Why a file that is copied as it is could run a script in a reader's browser; nil where it could
/// not. Drawings are looked into, other kinds are judged by their names.
public func scriptRisk(path: String, bytes: () throws -> [UInt8]) rethrows -> String? {
  let name = ContentPath.name(of: path).lowercased()
  guard let dot = name.lastIndex(of: ".") else { return nil }
  let kind = String(name[name.index(after: dot)...])
  if activeKinds.contains(kind) { return "a file of this kind can carry a script" }
  guard kind == "svg" else { return nil }
  let text = String(decoding: try bytes(), as: UTF8.self).lowercased()
  return activeMarkup.first { text.contains($0) }.map { "it contains \($0.quoted)" }
}

private let activeKinds: Set<String> = [
  "html", "htm", "xhtml", "xht", "shtml", "js", "mjs", "cjs", "xml", "xsl", "xslt", "svgz", "swf",
  "php", "wasm",
]

/// What makes a drawing more than a drawing. Attributes such as `onload` are found by their `on`
/// after white space; false alarms are cheap here.
private let activeMarkup = [
  "<script", "javascript:", "<foreignobject", "<!entity", "<iframe", "<embed", "<object",
  " onload", "\nonload", "\tonload", " onclick", " onerror", " onmouse", " onfocus", " onbegin",
  "\nonclick", "\nonerror", "href=\"data:", "href='data:", "@import", "<set ", "<animate",
]
