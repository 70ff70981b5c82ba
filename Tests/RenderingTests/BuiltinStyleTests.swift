import ContentFormat
import Foundation
import Markdown
import Testing

@testable import Rendering

/// A class that only the templates of one site write belongs to the style sheet of that site's
/// theme.
@Suite("Built-in style sheets")
struct BuiltinStyleTests {
  @Test("style sheets only use classes that the built-in theme or the program emits")
  func classes() throws {
    let files = try ShippedTheme.files()
    let sheets = files.assets.filter { $0.key.hasSuffix(".css") }
    #expect(sheets.count > 1)
    let written = try writtenClasses(files)
    for (path, sheet) in sheets.sorted(by: { $0.key < $1.key }) {
      let classes = selectedClasses(String(decoding: sheet.bytes, as: UTF8.self))
      #expect(classes.count > 3, "\(path)")
      #expect(classes.subtracting(written).sorted() == [], "\(path)")
    }
  }

  @Test("a class that only the theme of the shipped framework writes is found")
  func classOfSite() throws {
    let css =
      "/* .a */ .crosswalk > .badge:not(.level-low) { margin: .5rem } @media (x) { .pill {} }"
    #expect(selectedClasses(css) == ["crosswalk", "badge", "level-low", "pill"])
    let written = try writtenClasses(ShippedTheme.files())
    #expect(selectedClasses(css).subtracting(written) == ["crosswalk", "level-low"])
  }

  /// The classes that are composed of a prefix and a value, with all values that it may have.
  private static let composed: [(prefix: String, values: [String])] = {
    let colors = LevelPalette.colors.map(\.name) + ["several"]
    return [
      // The color of a level, as a schema declares it.
      ("level-", colors), ("hm-bg-", colors), ("hm-fg-", colors),
      // The index of a group in a drawing of a relation.
      ("rg-", (0..<6).map(String.init)),
      // The class of changes.
      ("is-", ["breaking", "additive", "editorial"]),
      // The tenths of a number.
      ("share-", (1...10).map(String.init)),
      // The kind of a page.
      ("kind-", PageTemplate.allCases.map(\.rawValue) + ["entry", "matrix", "page", "404"]),
      // The kind of an alert and the alignment of a column, both from Markdown.
      ("alert-", MarkdownOptions.Words().alerts.keys.sorted()),
      ("align-", ["left", "center", "right"]),
    ]
  }()

  /// Returns the classes in the selectors of a style sheet.
  private func selectedClasses(_ css: String) -> Set<String> {
    let plain = css.replacing(/\/\*(?s:.*?)\*\//, with: "").replacing(/"[^"]*"/, with: "")
    return Set(
      plain.matches(of: /([^{};]+)\{/).flatMap { rule in
        rule.1.matches(of: /\.([A-Za-z_][\w-]*)/).map { String($0.1) }
      })
  }

  /// Returns the classes that templates, scripts and the program write.
  private func writtenClasses(_ files: ThemeFiles) throws -> Set<String> {
    var classes = Set(
      Self.composed.flatMap { composed in composed.values.map { composed.prefix + $0 } })
    for template in files.templates.values {
      let html = String(decoding: template.bytes, as: UTF8.self)
        .replacing(/\{\{[^}]*\}\}\}?/, with: "")
      classes.formUnion(words(html.matches(of: /class="([^"]*)"/).map(\.1)))
    }
    for (path, script) in files.assets where path.hasSuffix(".js") {
      let code = String(decoding: script.bytes, as: UTF8.self)
      let written = /(?:className = |classList\.\w+\(|class=)["`]([^"`$]*)/
      classes.formUnion(words(code.matches(of: written).map(\.1)))
    }
    for source in try sources() {
      classes.formUnion(words(source.matches(of: /class(?:=\\?|: )"([^"\\]*)/).map(\.1)))
    }
    return classes
  }

  private func words(_ lists: [Substring]) -> Set<String> {
    Set(lists.flatMap { $0.split(separator: " ").map(String.init) })
  }

  /// The source files of the modules that write HTML.
  private func sources() throws -> [String] {
    let root = URL(filePath: #filePath).appending(path: "../../../Sources").standardized
    return try ["Markdown", "Rendering"].flatMap { module -> [String] in
      let folder = root.appending(path: module)
      let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
      return try (paths ?? []).filter { $0.hasSuffix(".swift") }.map {
        try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
      }
    }
  }
}
