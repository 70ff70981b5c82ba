internal import ContentFormat
package import ContentModel
package import Diagnostics
internal import Markdown

/// Finds unused parts of a site's own theme. Most of them have the wrong name.
package struct ThemeReview {
  private let files: ThemeFiles
  private let theme: Theme

  private init(_ files: ThemeFiles, _ theme: Theme) {
    self.files = files
    self.theme = theme
  }

  /// Returns findings for unused parts and for a missing word list in the site's language.
  package static func findings(
    _ files: ThemeFiles, _ theme: Theme, _ site: SiteConfiguration
  ) -> [Finding] {
    let review = ThemeReview(files, theme)
    if files.isBuiltin { return review.language(site) }
    return review.templates() + review.pages() + review.assets() + review.words()
      + review.language(site)
  }

  // MARK: Templates

  private func templates() -> [Finding] {
    let used = theme.templates(reachedFrom: Array(theme.roots))
    let unused = files.templates.keys.filter {
      !used.contains($0) && !files.builtinNames.contains("templates/\($0)")
    }
    guard !unused.isEmpty else { return [] }
    let known = used.union(
      files.builtinNames.filter { $0.hasPrefix("templates/") }.map { String($0.dropFirst(10)) }
    ).sorted()
    return unused.sorted().compactMap { name in
      guard let file = files.templates[name] else { return nil }
      return .unusedThemeFile(
        file.displayPath, "no template includes \(name.quoted), and no collection uses it",
        suggestion: suggestion(for: name, in: known).map { "templates/\($0).mustache" })
    }
  }

  /// Returns a template of the same name in another folder, or else one with a similar name.
  private func suggestion(for name: String, in known: [String]) -> String? {
    func last(_ name: String) -> Substring { name.split(separator: "/").last ?? "" }
    let same = known.filter { last($0).lowercased() == last(name).lowercased() && $0 != name }
    // Page templates are at the top level, so a misplaced file is most likely a partial.
    return same.first { $0.contains("/") } ?? same.first ?? nearestName(to: name, in: known)
  }

  // MARK: Pages

  /// Returns findings for the templates of pages that make no whole document. If they extend the
  /// site's own layout, the finding is about the layout.
  private func pages() -> [Finding] {
    let parts = Set(PageShapes.onAnyPage + [PageShapes.printedEntry])
    let found = theme.roots.filter { !parts.contains($0) }.compactMap { root -> String? in
      guard theme.templates[root] != nil else { return nil }
      let reached = theme.templates(reachedFrom: [root])
      let own = ["layout", root].first { reached.contains($0) && isOwn($0) }
      guard let own, !reached.contains(where: { isDocument($0) || isIncomplete($0) }) else {
        return nil
      }
      return own
    }
    return Set(found).sorted().compactMap { name in
      files.templates[name].map {
        .templateWithoutLayout(name, at: SourceLocation($0.displayPath))
      }
    }
  }

  /// True if a template is a file of the site's own theme.
  private func isOwn(_ name: String) -> Bool {
    files.templates[name]?.displayPath.hasPrefix(files.displayPath + "/") ?? false
  }

  /// True if another finding reports that a template lacks a part.
  private func isIncomplete(_ name: String) -> Bool {
    guard let template = theme.templates[name] else { return true }
    return !template.problems.isEmpty
      || template.included.contains { theme.templates[$0.text] == nil }
  }

  /// True if a template has the start of an HTML document. The tag `<html>` may be omitted after
  /// the document type.
  private func isDocument(_ name: String) -> Bool {
    guard let template = theme.templates[name] else { return false }
    var isDocument = false
    template.visit(template.nodes) { node in
      guard case .text(let bytes) = node, !isDocument else { return }
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      isDocument = text.contains("<html") || text.contains("<!doctype")
    }
    return isDocument
  }

  // MARK: Assets

  private func assets() -> [Finding] {
    let unused = files.assets.filter {
      !files.builtinNames.contains("assets/\($0.key)") && !files.brand.named.contains($0.key)
    }
    guard !unused.isEmpty else { return [] }
    var named: Set<String> = []
    for template in theme.templates.values {
      template.visit(template.nodes) { node in
        switch node {
        case .variable(let name, _), .section(let name, _, _): named.formUnion(name.parts)
        default: break
        }
      }
    }
    let others = namedInAssets()
    return unused.sorted { $0.key < $1.key }.compactMap { path, file in
      let name = Theme.assetName(path)
      let fileName = ContentPath.name(of: path)
      if named.contains(name) || others[fileName]?.contains(where: { $0 != path }) == true {
        return nil
      }
      return .unusedThemeFile(
        file.displayPath, "no template names `asset.\(name)`",
        suggestion: nearestName(
          to: path,
          in: files.builtinNames.filter { $0.hasPrefix("assets/") }.map { String($0.dropFirst(7)) }
        ).map { "assets/\($0)" },
        help: path.hasSuffix(".css")
          ? [
            "write `<link rel=\"stylesheet\" href=\"{{asset.\(name)}}\">` into `templates/partials/head.mustache`"
          ] : [])
    }
  }

  /// Returns the file names that style sheets and scripts mention, each with the files that do.
  private func namedInAssets() -> [String: Set<String>] {
    let names = Set(files.assets.keys.map { ContentPath.name(of: $0) })
    var named: [String: Set<String>] = [:]
    for (path, file) in files.assets where path.hasSuffix(".css") || path.hasSuffix(".js") {
      for word in file.bytes.split(whereSeparator: { "\"'()/ \n\t,;?#".utf8.contains($0) }) {
        let word = String(decoding: word, as: UTF8.self)
        if names.contains(word) { named[word, default: []].insert(path) }
      }
    }
    return named
  }

  // MARK: Words

  /// Returns findings for words in the theme's own word lists that no template uses.
  private func words() -> [Finding] {
    guard let english = files.builtinStrings["en"] else { return [] }
    var known = Set(Theme.words(of: english).map(\.key))
    for template in theme.templates.values {
      template.visit(template.nodes) { node in
        switch node {
        case .variable(let name, _), .section(let name, _, _):
          if name.parts.count == 2, name.parts[0] == "strings" { known.insert(name.parts[1]) }
        default: break
        }
      }
    }
    return files.strings.sorted { $0.key < $1.key }.flatMap { name, file -> [Finding] in
      if !LanguageTag.isValid(name) {
        return [
          .unusedThemeFile(
            file.displayPath, "\(name.quoted) is not a language tag",
            suggestion: LanguageTag.meant(by: name).map { "strings/\($0).yml" })
        ]
      }
      return Theme.words(of: file).filter { !known.contains($0.key) }.prefix(50).map { key, range in
        Finding(
          .unusedThemePart, at: file.at(range), "nothing uses the word \(key.quoted)",
          help: didYouMean(key, in: known.sorted()))
      }
    }
  }

  private func language(_ site: SiteConfiguration) -> [Finding] {
    guard let range = site.languageRange else { return [] }
    let base = LanguageTag.base(of: site.language)
    let known = Set(files.strings.keys).union(files.builtinStrings.keys)
    guard LanguageTag.isValid(site.language), base != "en",
      !known.contains(site.language), !known.contains(base)
    else { return [] }
    return [
      Finding(
        .untranslated, at: SourceLocation(site.location.path, range),
        "the theme has no word list for \(base.quoted), so pages show the English words",
        help: ["add them in `\(files.displayPath)/strings/\(base).yml`"])
    ]
  }
}
