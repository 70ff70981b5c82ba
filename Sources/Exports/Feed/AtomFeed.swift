internal import Bytes
internal import FrameworkData

extension Exporter {
  /// Feeds (RFC 4287) of releases and of the collections that the site names.
  static let atom = Exporter(
    name: "atom", title: "Atom",
    purpose: "For feed readers: the releases, and other collections, newest first.",
    needs: [.siteID, .releases]
  ) { outline in
    let releases = outline.roles.releases != nil || outline.hasRecords
    return (releases ? [AtomFeed.ofReleases.file] : [])
      + outline.feeds.filter { !releases || $0.name != outline.roles.releases }.map {
        AtomFeed(collection: $0.name, title: $0.title).file
      }
  }
}

/// A feed: the releases, with what recorded comparisons say about them, or the entries of a collection.
struct AtomFeed {
  /// The collection, or nil for the releases.
  let collection: String?
  /// The title after that of the framework. Empty for the releases.
  let title: String

  /// The feed of releases.
  static let ofReleases = AtomFeed(collection: nil, title: "")

  private var path: String { "\(ExportToken.fileName(collection ?? "releases")).atom" }

  /// The file of the feed.
  var file: ExportFile {
    ExportFile(
      format: "atom", path: path, mediaType: "application/atom+xml",
      title: collection == nil ? "Feed of releases" : "Feed: \(title)", subject: .framework,
      bytes: bytes)
  }

  /// The greatest number of entries.
  private static let limit = 50
  /// The greatest number of changes in an entry.
  private static let shownChanges = 50

  /// An entry of the collection, a recorded comparison, or both.
  private struct Release {
    /// The id of the entry, or else the version.
    let id: String
    let uuid: String
    let title: String
    let day: String
    let lastDay: String
    let route: String
    var description: String?
    var record: ExportSource.Record?
  }

  private func bytes(_ source: ExportSource) -> [UInt8] {
    let framework = source.framework
    let releases = collection.map { Self.entries(of: $0, source) } ?? Self.releases(source)
    let title = framework.site.title + (title.isEmpty ? "" : ": \(title)")
    var lines = [
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(Self.escaped(framework.site.language))\">",
      "<id>urn:uuid:\(source.uuid("feed", collection ?? "releases"))</id>",
      "<title>\(Self.escaped(title))</title>",
    ]
    if let text = framework.site.description {
      lines.append("<subtitle>\(Self.escaped(text))</subtitle>")
    }
    lines.append("<updated>\(source.moment(releases.first?.day ?? source.day))</updated>")
    lines.append("<author><name>\(Self.escaped(framework.site.title))</name></author>")
    lines.append("<generator>\(Self.escaped(source.generator))</generator>")
    if framework.site.url != nil {
      lines.append(
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"\(Self.escaped(framework.address("data/\(path)")))\"/>"
      )
      lines.append("<link rel=\"alternate\" href=\"\(Self.escaped(framework.address("")))\"/>")
    }
    for release in releases.prefix(Self.limit) { lines += Self.entry(release, source) }
    lines.append("</feed>")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Returns the entries of a collection that declare a day, the newest first. Days from git would
  /// depend on the clone.
  private static func entries(of collection: String, _ source: ExportSource) -> [Release] {
    source.entries(collection).filter { !$0.isUnlisted }.compactMap { entry in
      guard let day = entry.day("date") ?? entry.day("last_updated") else { return nil }
      return Release(
        id: entry.name.id, uuid: source.uuid(entry.name), title: entry.title, day: day,
        lastDay: entry.day("last_updated") ?? day, route: entry.route,
        description: entry.description)
    }.sorted { ($1.day, $0.id) < ($0.day, $1.id) }
  }

  /// Returns the releases, the newest first. A record belongs to the entry whose id or `version` it has.
  private static func releases(_ source: ExportSource) -> [Release] {
    var records = source.records
    var releases = source.entries(source.roles.releases).map { entry in
      let day = entry.day("date") ?? source.day(of: entry) ?? "1970-01-01"
      let names = [entry.name.id, entry["version"]?.cell].compactMap(\.self)
      let record = records.firstIndex { names.contains($0.version) }.map { records.remove(at: $0) }
      return Release(
        id: entry.name.id, uuid: source.uuid(entry.name), title: entry.title, day: day,
        lastDay: entry.day("last_updated") ?? day, route: entry.route,
        description: entry.description, record: record)
    }
    let site = source.framework.site
    releases += records.map { record in
      let day = (record.version == site.version ? site.versionDate : nil) ?? record.day
      return Release(
        id: record.version, uuid: source.uuid("release", record.version),
        title: "\(site.title) \(record.version)", day: day ?? "1970-01-01",
        lastDay: day ?? "1970-01-01", route: record.route,
        description: nil, record: record)
    }
    return releases.sorted { ($1.day, $0.id, $0.uuid) < ($0.day, $1.id, $1.uuid) }
  }

  private static func entry(_ release: Release, _ source: ExportSource) -> [String] {
    func link(_ relation: String, _ route: String) -> String {
      let framework = source.framework
      let address = framework.site.url == nil ? "../\(route)" : framework.address(route)
      return "<link rel=\"\(relation)\" href=\"\(escaped(address))\"/>"
    }
    var lines = [
      "<entry>", "<id>urn:uuid:\(release.uuid)</id>",
      "<title>\(escaped(release.title))</title>",
      "<published>\(source.moment(release.day))</published>",
      "<updated>\(source.moment(release.lastDay))</updated>",
      link("alternate", release.route),
    ]
    if let record = release.record, record.route != release.route {
      lines.append(link("related", record.route))
    }
    if let text = release.description ?? release.record?.summary {
      lines.append("<summary>\(escaped(text))</summary>")
    }
    if let record = release.record {
      lines.append("<content type=\"html\">\(escaped(content(record)))</content>")
    }
    return lines + ["</entry>"]
  }

  /// Returns the changes as HTML.
  private static func content(_ record: ExportSource.Record) -> String {
    let rest = record.changes.count - shownChanges
    let items =
      record.changes.prefix(shownChanges).map(escaped) + (rest > 0 ? ["and \(rest) more"] : [])
    return "<p>\(escaped(record.summary))</p>"
      + (items.isEmpty ? "" : "<ul>\(items.map { "<li>\($0)</li>" }.joined())</ul>")
  }

  private static func escaped(_ text: String) -> String {
    // XML has no form for other control characters.
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    let text =
      isPlain ? text : String(text.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) })
    return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
      ">", with: "&gt;"
    )
    .replacing("\"", with: "&quot;")
  }
}
