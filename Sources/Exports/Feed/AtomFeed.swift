internal import Bytes
internal import FrameworkData

extension Exporter {
  /// A feed of releases (RFC 4287).
  static let atom = Exporter(
    name: "atom", title: "Atom",
    purpose: "For feed readers: the releases, newest first.", needs: [.siteID, .releases]
  ) { outline in
    guard outline.roles.releases != nil else { return [] }
    return [
      ExportFile(
        format: "atom", path: "releases.atom", mediaType: "application/atom+xml",
        title: "Feed of releases", subject: .framework, bytes: AtomFeed.bytes)
    ]
  }
}

/// The releases as a feed.
enum AtomFeed {
  /// The greatest number of entries.
  private static let limit = 50

  static func bytes(_ source: ExportSource) -> [UInt8] {
    let framework = source.framework
    let releases = source.entries(source.roles.releases)
      .map { (day: $0.day("date") ?? source.day(of: $0) ?? "1970-01-01", entry: $0) }
      .sorted { ($1.day, $0.entry.name) < ($0.day, $1.entry.name) }
    var lines = [
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(escaped(framework.site.language))\">",
      "<id>urn:uuid:\(source.uuid("feed", "releases"))</id>",
      "<title>\(escaped(framework.site.title))</title>",
    ]
    if let text = framework.site.description {
      lines.append("<subtitle>\(escaped(text))</subtitle>")
    }
    lines.append("<updated>\(source.moment(releases.first?.day ?? source.day))</updated>")
    lines.append("<author><name>\(escaped(framework.site.title))</name></author>")
    lines.append("<generator>\(escaped(source.generator))</generator>")
    if framework.site.url != nil {
      lines.append(
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"\(escaped(framework.address("data/releases.atom")))\"/>"
      )
      lines.append("<link rel=\"alternate\" href=\"\(escaped(framework.address("")))\"/>")
    }
    for release in releases.prefix(limit) {
      let entry = release.entry
      let address =
        framework.site.url == nil ? "../\(entry.route)" : framework.address(entry.route)
      lines += [
        "<entry>", "<id>urn:uuid:\(source.uuid(entry.name))</id>",
        "<title>\(escaped(entry.title))</title>",
        "<published>\(source.moment(release.day))</published>",
        "<updated>\(source.moment(entry.day("last_updated") ?? release.day))</updated>",
        "<link rel=\"alternate\" href=\"\(escaped(address))\"/>",
      ]
      if let text = entry.description { lines.append("<summary>\(escaped(text))</summary>") }
      lines.append("</entry>")
    }
    lines.append("</feed>")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
