internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// No link uses an alias or a pattern in `site.yml`.
  package static let unusedLinkSetting = Rule(
    "unused-link-setting", .warning, stage: .check,
    what: "`site.yml` declares an alias or a pattern below `links` that no link uses.",
    why: """
      Usually it is misspelt, and the links that it should explain are text on the page.
      """,
    example: """
      links:
        patterns: ['{% lnk {path} %}']
      """,
    fix: "Correct it, or remove it.")
}

extension Check {
  static let unusedLinkSetting = Check(.unusedLinkSetting) { context in
    let site = context.graph.site
    let links = site.links
    // An unreadable file may use any of them.
    guard !(links.aliases.isEmpty && links.patterns.isEmpty), !context.graph.hasUnparsedFiles
    else { return [] }
    var unused = Unused(of: links)
    for text in context.texts {
      let folder = ContentPath.folder(of: context.graph.entries[text.entry].path)
      for (link, target) in text.links { unused.remove(link.destination, target, folder) }
      for (image, target) in text.images { unused.remove(image.source, target, folder) }
    }
    return unused.aliases.sorted().map { index in
      let alias = links.aliases[index]
      return Finding(
        .unusedLinkSetting, at: SourceLocation(site.location.path, alias.range),
        "no link uses the alias \(alias.written.written.quoted)")
    }
      + unused.patterns.sorted().map { index in
        let pattern = links.patterns[index]
        return Finding(
          .unusedLinkSetting, at: SourceLocation(site.location.path, pattern.range),
          "no link has the form \(pattern.form.written.quoted)")
      }
      + unknownCollections(context)
  }

  /// Reports collections in `to` that do not exist.
  private static func unknownCollections(_ context: CheckContext) -> [Finding] {
    let graph = context.graph
    let known = graph.collections.map(\.schema.name)
    return graph.site.links.patterns.flatMap { pattern in
      pattern.collections.filter { graph.collection($0) == nil }.map {
        .unknownCollection(
          $0, known: known, at: SourceLocation(graph.site.location.path, pattern.range))
      }
    }
  }
}

/// The settings that no link has used so far.
private struct Unused {
  let links: LinkSettings
  var aliases: Set<Int>
  var patterns: Set<Int>

  init(of links: LinkSettings) {
    self.links = links
    aliases = Set(links.aliases.indices)
    patterns = Set(links.patterns.indices)
  }

  mutating func remove(_ destination: String, _ target: LinkTarget, _ folder: String) {
    if let link = links.pattern(of: destination) { patterns.remove(link.pattern) }
    guard !aliases.isEmpty, target != .external else { return }
    if let (index, _) = links.alias(of: destination) { aliases.remove(index) }
    let path = destination.prefix { $0 != "#" && $0 != "?" }
    let base = path.hasPrefix("/") ? "" : folder
    if let full = ContentPath.join(base, String(path)), let (index, _) = links.alias(ofPath: full) {
      aliases.remove(index)
    }
  }
}
