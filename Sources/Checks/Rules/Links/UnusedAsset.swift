internal import Bytes
internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A published file is not used by any page.
  package static let unusedAsset = Rule(
    "unused-asset", .warning, stage: .check,
    what: "A file is published although no page links to it, shows it or names it.",
    why: """
      Anyone can download it. Often it is an image that was replaced, or a file that should not be \
      public.
      """,
    example: """
      images/matrix-old.png    # the page shows images/matrix.png
      """,
    fix: """
      Link to the file, remove it, or exclude it from the site by a name that begins with `_`. If \
      other programs fetch it by its address, name it below `static` in `site.yml`.
      """)
}

extension Check {
  static let unusedAsset = Check(.unusedAsset) { context in
    // An unreadable file may use any of the assets.
    guard !context.graph.assets.isEmpty, !context.graph.hasUnparsedFiles else { return [] }
    let published = context.graph.site.staticFiles
    var unused = Set(
      context.graph.assets.filter { path in
        let parts = ContentPath.components(of: path)
        return !isWellKnown(path) && !published.contains { $0.matches(parts) }
      })
    for case .asset(let path) in context.links.map(\.target) { unused.remove(path) }
    // Pages of changes link to these.
    if context.graph.site.changes.isDeclared {
      let folder = context.graph.site.changes.folder
      unused = unused.filter { ContentPath.folder(of: $0) != folder || !isJSONFile($0) }
    }
    for entry in context.graph.entries { unused.subtract(entry.origin.included.lazy.map(\.path)) }
    if !unused.isEmpty { removeNamed(from: &unused, context) }
    if !unused.isEmpty { removeMeant(from: &unused, context) }
    let folder = context.graph.site.contentFolder
    let help = ["link to it, remove it, or begin its name with `_` to exclude it from the site"]
    let drafts = ["a draft may use it, but the file is already published"]
    return unused.sorted().map { path in
      Finding(
        .unusedAsset, at: SourceLocation(folder.isEmpty ? path : "\(folder)/\(path)"),
        "this file is published, but nothing on the site refers to it",
        help: context.graph.drafts.isEmpty ? help : help + drafts)
    }
  }

  /// Removes files that front matter, `site.yml`, raw HTML or a full address of this site names.
  private static func removeNamed(from unused: inout Set<String>, _ context: CheckContext) {
    var mentions = Mentions(of: unused)
    for entry in context.graph.entries { visitTexts(of: entry) { mentions.read($0) } }
    let site = context.graph.site
    let texts = [site.title, site.description, site.url, site.repository, site.editURL]
    for text in texts.compactMap(\.self) { mentions.read(text) }
    for item in site.navigation { mentions.read(item.target) }
    for text in context.texts {
      for (link, target) in text.links where target == .external {
        if case .asset(let path) = context.addresses.own(link.destination) { unused.remove(path) }
      }
      if site.rawHTML == .allow, !text.document.rawHTML.isEmpty {
        mentions.read(String(decoding: text.document.html.bytes, as: UTF8.self))
      }
    }
    unused.subtract(mentions.found)
  }

  /// Removes files that a broken link most likely means, since `broken-link` reports those links.
  private static func removeMeant(from unused: inout Set<String>, _ context: CheckContext) {
    var candidates = NearestNames(unused.sorted())
    var names: Set<String> = []
    for case .missing(let path) in context.links.map(\.target) where !path.hasSuffix(".md") {
      names.insert(ContentPath.name(of: path))
      guard let meant = candidates.nearest(to: path) else { continue }
      unused.remove(meant)
    }
    for link in context.links where link.target == .outside {
      names.insert(ContentPath.name(of: link.destination))
    }
    for entry in context.graph.entries {
      for miss in entry.document.nearMisses where miss.kind == .spacedDestination {
        if let path = miss.replacement { names.insert(ContentPath.name(of: path)) }
      }
    }
    unused = unused.filter { !names.contains(ContentPath.name(of: $0)) }
  }

  private static func visitTexts(of entry: Entry, _ visit: (String) -> Void) {
    visitLeaves(of: entry.fields) { _, field in
      if case .text(let text) = field.value { visit(text) }
      if case .markdown(let document) = field.value { visit(document.text.string) }
      if case .any(let node) = field.value { visitTexts(of: node, visit) }
    }
  }

  private static func visitTexts(of node: YAMLNode, _ visit: (String) -> Void) {
    switch node.value {
    case .scalar(let text, _): visit(text)
    case .sequence(let items): for item in items { visitTexts(of: item, visit) }
    case .mapping(let pairs): for pair in pairs { visitTexts(of: pair.value, visit) }
    }
  }

  /// Returns whether browsers, search engines or hosts request a file by its well-known name, or
  /// whether it is a license.
  private static func isWellKnown(_ path: String) -> Bool {
    let name = ContentPath.name(of: path).lowercased()
    let stem = name.prefix { $0 != "." && $0 != "-" }
    if ["license", "licence", "copying", "copyright", "notice"].contains(stem) { return true }
    if path.hasPrefix(".well-known/") { return true }
    guard !path.contains("/") else { return false }
    let names = [
      "robots.txt", "cname", "security.txt", "humans.txt", "ads.txt", "site.webmanifest",
      "manifest.json", "browserconfig.xml", "_headers", "_redirects",
    ]
    return names.contains(name) || name.hasPrefix("favicon.")
      || name.hasPrefix("apple-touch-icon")
  }
}

/// Searches texts for file names.
private struct Mentions {
  private(set) var found: Set<String> = []
  private let paths: [String: [String]]

  init(of paths: Set<String>) {
    self.paths = Dictionary(grouping: paths) { ContentPath.name(of: $0) }
  }

  /// Records the files that a text names, as a whole or in one of its words.
  mutating func read(_ text: String) {
    guard text.utf8.contains(UInt8(ascii: ".")) || paths[text] != nil else { return }
    note(text[...])
    let words = text.split { $0.isWhitespace || "\"'`()[]{}<>|,;=#?".contains($0) }
    for word in words where words.count > 1 || word.count != text.count { note(word) }
  }

  private mutating func note(_ word: Substring) {
    let word = word.last == "." || word.last == ":" ? word.dropLast() : word
    let name = PercentEncoding.decode(
      word[(word.lastIndex(of: "/").map(word.index(after:)) ?? word.startIndex)...])
    if let named = paths[name] { found.formUnion(named) }
  }
}
