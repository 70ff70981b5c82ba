import ContentFormat
import ContentModel
import Diagnostics
import Testing

@testable import Rendering

/// The settings of the theme in `site.yml`.
@Suite("Theme settings")
struct ThemeSettingsTests {
  private static let svg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 20\"><path d=\"M0 0\"/></svg>"

  /// The header of a font of 48 bytes, with nothing after it.
  private static let woff2 =
    "wOF2\0\u{1}\0\0\0\0\0\u{30}" + String(repeating: "\0", count: 36)

  /// Applies settings to the built-in theme with some files more.
  private func applied(
    _ settings: String, _ assets: [String: String] = [:]
  ) throws -> (files: ThemeFiles, findings: [String]) {
    var files = try ShippedTheme.files()
    files.builtinNames = Set(files.assets.keys.map { "assets/\($0)" })
    // A site without a partial of its own.
    if let head = files.templates[ThemeFiles.headPartial] {
      files.templates[ThemeFiles.headPartial] = SourceFile(
        path: head.path, displayPath: "built-in/\(head.path)", bytes: head.bytes)
    }
    for (path, text) in assets { files.assets[path] = ShippedTheme.file("assets/\(path)", text) }
    let text = "title: T\ntheme:\n" + settings.split(separator: "\n").map { "  \($0)\n" }.joined()
    let source = SourceFile(
      path: "site.yml", displayPath: "Content/site.yml", bytes: Array(text.utf8))
    let (site, problems) = SiteConfiguration.read(source)
    let findings = problems + files.apply(site)
    return (files, findings.map { "\($0.rule) \($0.message)" })
  }

  private func text(_ file: SourceFile?) -> String {
    String(decoding: file?.bytes ?? [], as: UTF8.self)
  }

  @Test("a site without settings keeps its theme")
  func none() throws {
    let (files, findings) = try applied("remote: true")
    #expect(findings == [])
    #expect(files.assets["theme.css"] == nil)
    #expect(text(files.templates["partials/theme-head"]).hasPrefix("{{!"))
  }

  @Test("an accent gets a colour for the dark scheme, soft colours and the colour of text on it")
  func accent() throws {
    let (files, findings) = try applied("accent: \"#0a6570\"")
    #expect(findings == [])
    let css = text(files.assets["theme.css"])
    #expect(css.contains("--accent: #0a6570; --on-accent: #ffffff;"))
    let dark = try #require(css.firstMatch(of: /--accent: light-dark\(#0a6570, (#\w{6})\)/)?.1)
    let color = try #require(RGB(String(dark)))
    #expect(AccentColors.contrast(of: color, in: .dark) >= 4.5)
    #expect(
      text(files.templates["partials/theme-head"])
        == "<link rel=\"stylesheet\" href=\"{{asset.theme_css}}\">\n")
  }

  @Test(
    "a colour that cannot be read is reported with the nearest one that can",
    arguments: [("accent: \"#7fd1c7\"", "light"), ("accent_dark: \"#0a6570\"", "dark")])
  func contrast(setting: String, scheme: String) throws {
    let (_, findings) = try applied(setting)
    #expect(findings.count == 1)
    #expect(findings.first?.contains("theme-contrast") == true)
    #expect(findings.first?.contains("in the \(scheme) scheme") == true)
  }

  @Test("the nearest colour passes, and the one before it does not")
  func nearest() throws {
    for scheme in AccentColors.Scheme.allCases {
      for text in ["#7fd1c7", "#ff0000", "#ffff00", "#0000ff", "#808080", "#ffffff", "#000000"] {
        let color = try #require(RGB(text))
        let near = AccentColors.nearest(to: color, in: scheme)
        #expect(AccentColors.contrast(of: near, in: scheme) >= 4.5)
        if AccentColors.contrast(of: color, in: scheme) >= 4.5 { #expect(near == color) }
      }
    }
  }

  @Test("files are linked in the order of the settings, and the head ends with the site's own")
  func files() throws {
    let (files, findings) = try applied(
      "font: a.woff2\ncss: [b.css, c.css]\nhead: d.html\nlogo: e.svg\nfavicon: e.svg",
      [
        "a.woff2": Self.woff2, "b.css": "a{}", "c.css": "a{}", "d.html": "<meta name=\"x\">\n",
        "e.svg": Self.svg,
      ])
    #expect(findings == [])
    #expect(
      text(files.templates["partials/theme-head"]) == """
        <link rel="preload" href="{{asset.a_woff2}}" as="font" type="font/woff2" crossorigin>
        <link rel="stylesheet" href="{{asset.theme_css}}">
        <link rel="stylesheet" href="{{asset.b_css}}">
        <link rel="stylesheet" href="{{asset.c_css}}">
        {{> partials/theme-head-end}}
        """)
    #expect(text(files.templates["partials/theme-head-end"]) == "<meta name=\"x\">\n")
    #expect(
      files.templates["partials/theme-head-end"]?.displayPath == "Theme/assets/d.html")
    #expect(files.assets["d.html"] == nil)
    #expect(files.brand.logoWidth == 84)
    #expect(files.brand.faviconType == "image/svg+xml")
    #expect(text(files.assets["theme.css"]).contains("url(\"a."))
  }

  @Test(
    "what cannot be used is reported",
    arguments: [
      ("accent: teal", "`teal` is not a colour"), ("accent: \"#fff\"", "`#fff` is not a colour"),
      ("logo: x.svg", "there is no file `Theme/assets/x.svg`"),
      ("logo: a.css", "`a.css` cannot be the logo: it must end in `.svg` or `.png`"),
      ("logo: b.svg", "`b.svg` does not say how large it is"),
      ("favicon: a.css", "cannot be the icon"), ("font: a.css", "cannot be a font"),
      ("font: \"a; } b {\"", "is neither a `.woff2` file nor a list of fonts"),
      ("font: \"'a\"", "is neither"), ("css: b.svg", "cannot be a style sheet"),
      ("head: a.css", "cannot be the end of the head"), ("css: ../site.yml", "there is no file"),
    ])
  func unusable(setting: String, message: String) throws {
    let (_, findings) = try applied(setting, ["a.css": "", "b.svg": "<svg></svg>"])
    #expect(findings.count == 1)
    #expect(findings.first?.contains(message) == true, "\(findings)")
  }

  @Test(
    "a picture or a font that is not what its name says is reported",
    arguments: [
      ("logo: a.png", "", "`a.png` is empty"),
      ("logo: a.png", "GIF89a", "`a.png` is a GIF picture, not a PNG picture"),
      ("logo: a.svg", "<!doctype html><html><svg>", "`a.svg` is an HTML page, not an SVG drawing"),
      ("logo: a.svg", "an svg", "`a.svg` is not an SVG drawing"),
      ("favicon: a.ico", "\0\0\u{2}\0", "`a.ico` is not an ICO picture"),
      ("font: a.woff2", "OTTO", "`a.woff2` is an OpenType font, not a WOFF2 font"),
      ("font: a.woff2", "wOFF", "`a.woff2` is a WOFF font, not a WOFF2 font"),
      ("font: a.woff2", "wOF2", "`a.woff2` lacks its end"),
      (
        "font: a.woff2", woff2.replacing("\u{30}", with: "\u{7F}"),
        "lacks its end: it has 48 of 127 bytes"
      ),
      ("logo: a.svg", "<svg viewBox=\"0 0 1 1\"><g></svg>", "`<g>` has no end tag"),
      ("favicon: a.svg", "<svg><path d=\"M0 0></svg>", "a quotation mark in `<path` is not closed"),
      ("favicon: a.svg", "<svg></svg></g>", "`</g>` has no start tag"),
      ("favicon: a.svg", "<svg><!-- </svg>", "this comment has no `-->`"),
    ])
  func broken(setting: String, contents: String, message: String) throws {
    let name = String(setting.split(separator: " ")[1])
    let (files, findings) = try applied(setting, [name: contents])
    #expect(findings.count == 1 && findings.first?.contains(message) == true, "\(findings)")
    #expect(files.brand.logo == nil && files.brand.favicon == nil)
  }

  @Test("one drawing for two settings is one finding, and a whole one is none")
  func drawings() throws {
    let (_, broken) = try applied(
      "logo: a.svg\nfavicon: a.svg", ["a.svg": "<svg viewBox=\"0 0 1 1\"><g></svg>"])
    #expect(broken.count == 1)
    let svg = """
      \u{FEFF}<?xml version="1.0"?>
      <!DOCTYPE svg [ <!ENTITY a "b>"> ]>
      <!-- <g> --><svg viewBox="0 0 1 1" data-a='>'><style><![CDATA[ a > b { } ]]></style><g><path/></g></svg>
      """
    #expect(try applied("logo: a.svg", ["a.svg": svg]).findings == [])
    #expect(try applied("font: a.woff2", ["a.woff2": Self.woff2]).findings == [])
  }

  @Test(
    "the end of a head has only what belongs there, closed",
    arguments: [
      ("<meta name=\"a\" content=\">\"><link rel=me href=x>\n<!-- <p> -->", []),
      ("{{#page.title}}<meta name=\"a\">{{/page.title}}{{! <p> }}", []),
      (
        "<script>if (a < b) { '<p>' }</SCRIPT ><style>a > b { }</style><noscript><p></noscript>", []
      ),
      ("<meta name=\"a\">\n<div><meta name=\"b\">", ["2 `<div>` does not belong in the head"]),
      ("<title>A</title>\n\nText", ["3 text does not belong in the head"]),
      ("</head>", ["1 `</head>` has no start tag"]),
      ("<script src=a>", ["1 `<script>` has no end tag"]),
      ("\n<link href=a\n<meta>", ["2 `<link` has no `>`"]),
      ("<meta content=\"a>", ["1 a quotation mark in `<meta` is not closed"]),
      ("<meta>\n<!-- ", ["2 this comment has no `-->`"]),
      ("<p>\n<style>", ["1 `<p>` does not belong", "2 `<style>` has no end tag"]),
      ("<", ["1 text"]), ("</", ["1 `</`"]),
    ])
  func head(html: String, expected: [String]) {
    let bytes = Array(html.utf8)
    let found = ThemeMarkup(html: bytes).problemsOfHead.map { problem in
      let line = bytes[..<Int(problem.range.start)].count { $0 == UInt8(ascii: "\n") } + 1
      return "\(line) \(problem.message)"
    }
    #expect(found.count == expected.count, "\(found)")
    for (found, expected) in zip(found, expected) { #expect(found.hasPrefix(expected), "\(found)") }
  }

  @Test(
    "the brackets of a style sheet are closed",
    arguments: [
      ("@media (min-width: 1px) { a[href=\"}\"]::after { content: '{\\''; } } /* } */", nil),
      ("a { background: url(data:image/svg+xml;utf8,<svg>{') ; b: url( \"a)\" ) }", nil), ("", nil),
      ("a\\{ { }", nil),
      ("a { b: c;\nd { }", "2 `{` has no `}`"), ("a { } }", "6 `}` has no `{`"),
      ("a { b: c(d; }", "8 `(` has no `)`"),
      ("a { } /* b", "6 this comment has no `*/`"),
      ("a { b: \"c;\n}", "7 this quotation mark is not closed"),
      ("a { b: 'c\\", "7 this quotation mark is not closed"), ("\\", nil), ("/*", "0 this comment"),
    ])
  func brackets(css: String, expected: String?) {
    let problem = StyleSheetBrackets.problem(in: Array(css.utf8))
    let found = problem.map { "\($0.range.start) \($0.message)" }
    #expect(
      found == nil ? expected == nil : expected.map { found?.hasPrefix($0) == true } ?? false,
      "\(found ?? "")")
  }

  @Test(
    "what a page would load from other sites is found",
    arguments: [
      ("<script src=\"https://x.org/a.js\">", ["https://x.org/a.js"]),
      ("<SCRIPT SRC=//x.org/a.js>", ["//x.org/a.js"]),
      ("<link rel='preload stylesheet' href='http://x.org/a'>", ["http://x.org/a"]),
      ("<link rel=me href=https://x.org/>", []), ("<a href=https://x.org/>", []),
      ("<meta content=\"https://x.org/\">", []), ("<!-- <img src=https://x.org/> -->", []),
      ("<style>a { b: url( 'https://x.org/a' ) }</style>", ["https://x.org/a"]),
      ("<img src=a.png srcset=\"https://x.org/b 2x\">", ["https://x.org/b 2x"]),
      ("<script src", []), ("<", []), ("<a b='", []),
    ])
  func remote(html: String, expected: [String]) {
    #expect(RemoteLoads.html(Array(html.utf8)).map(\.address) == expected)
  }

  @Test("style sheets load by `url` and `@import`")
  func remoteStyles() {
    let css = "@import \"https://x.org/a.css\";\n@import url(//x.org/b.css);\na { b: url(c.png) }"
    #expect(
      RemoteLoads.css(Array(css.utf8)).map(\.address) == ["https://x.org/a.css", "//x.org/b.css"])
    #expect(RemoteLoads.css(Array("a { b: url(".utf8)) == [])
  }

  @Test("pictures say how large they are")
  func sizes() {
    func svg(_ text: String) -> PictureSize? { PictureSize(svg: Array(text.utf8)) }
    #expect(svg(Self.svg)?.width(forHeight: 28) == 84)
    #expect(svg("<svg width=\"40px\" height='20'>")?.width(forHeight: 10) == 20)
    #expect(svg("<svg width=\"100%\" height=\"20\">") == nil)
    #expect(svg("<svg viewBox=\"0 0 0 0\">") == nil)
    #expect(svg("<svg viewBox=\"0 0 9999 1\">")?.width(forHeight: 28) == 112)
    #expect(svg("no drawing") == nil)
    let head: [UInt8] = [
      0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 73, 72, 68, 82,
    ]
    #expect(PictureSize(png: head + [0, 0, 1, 0, 0, 0, 0, 128])?.width(forHeight: 28) == 56)
    #expect(PictureSize(png: head) == nil)
  }
}
