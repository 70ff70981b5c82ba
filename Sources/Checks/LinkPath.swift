internal import Bytes
internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Returns a relative path for a link, percent-encoded where Markdown, YAML or a URL gives a
/// character a meaning.
func linkPath(from file: String, to target: String) -> String {
  let here = ContentPath.folder(of: file).split(separator: "/")
  let there = target.split(separator: "/")
  let common = zip(here, there.dropLast()).prefix { $0 == $1 }.count
  let up = Array(repeating: "..", count: here.count - common)
  let path = (up + there.dropFirst(common).map(String.init)).joined(separator: "/")
  return encoded(path + (target.hasSuffix("/") ? "/" : ""), "%#?:&()<>\"'\\`*|[]{}")
}

/// Returns query and anchor of a destination, escaped for Markdown.
private func linkEnd(_ text: Substring) -> String {
  encoded(String(text), "()<>\"'\\`|").replacing("&", with: "&amp;")
}

private func encoded(_ text: String, _ signs: String) -> String {
  guard text.unicodeScalars.contains(where: { isEncoded($0, signs) }) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isEncoded(scalar, signs) {
      for byte in String(scalar).utf8 {
        result += PercentEncoding.encoded(byte)
      }
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func isEncoded(_ scalar: Unicode.Scalar, _ signs: String) -> Bool {
  scalar.properties.isWhitespace || scalar.value < 0x20 || signs.unicodeScalars.contains(scalar)
}

extension CheckContext {
  /// Returns the source file or folder of a page, or nil if it has none. `fragment` identifies an
  /// entry in a file of several.
  func source(of page: SiteMap.Page) -> (path: String, fragment: String)? {
    switch page.kind {
    case .entry(let entry), .redirect(let entry):
      (graph.entries[entry].path, graph.entries[entry].linkFragment)
    case .collection(let collection): graph.folder(of: collection).map { ($0 + "/", "") }
    case .home, .tag, .tags, .notFound, .rules, .rule, .duties, .compare, .data, .changeLog,
      .changeRecord, .print, .embed:
      nil
    }
  }

  /// Returns the title of a page, or nil if it depends on the theme.
  func title(of page: SiteMap.Page) -> String? {
    switch page.kind {
    case .entry(let entry), .redirect(let entry): graph.entries[entry].title
    case .collection(let collection): graph.collections[collection].schema.title
    case .home, .tag, .tags, .notFound, .rules, .rule, .duties, .compare, .data, .changeLog,
      .changeRecord, .print, .embed:
      nil
    }
  }

  /// Returns the link to a file, with the query and the anchor of `destination`, or else with the
  /// fragment of the file.
  func link(
    to file: (path: String, fragment: String), from entry: EntryIndex,
    insteadOf destination: String
  ) -> String {
    let (_, rest) = SiteAddresses.parts(destination)
    let end = rest.contains("#") ? rest : rest + file.fragment
    return linkPath(from: graph.entries[entry].path, to: file.path) + linkEnd(end)
  }

  /// Returns the page that a link refers to by URL instead of by file.
  func page(meantBy link: Link) -> SiteMap.Page? {
    addresses.page(meantBy: link, route: siteMap.entryRoutes[link.entry])
  }
}
