internal import Bytes
internal import FrameworkData

extension Exporter {
  /// The file by which a framework is cited (citation-file-format.github.io, version 1.2.0).
  static let citation = Exporter(
    name: "citation", title: "Citation",
    purpose: "For those who cite the framework: GitHub, Zenodo and Zotero read `CITATION.cff`."
  ) { _ in
    [
      ExportFile(
        format: "citation", path: CitationFile.name, place: .site, mediaType: "application/yaml",
        title: "How to cite the framework", subject: .framework, bytes: CitationFile.bytes)
    ]
  }
}

/// How a framework is cited, as YAML. All texts are quoted as in JSON, which is also YAML.
enum CitationFile {
  static let name = "CITATION.cff"

  static func bytes(_ source: ExportSource) -> [UInt8] {
    let site = source.framework.site
    var bytes: [UInt8] = []
    func add(_ key: String, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      bytes += "\(key): ".utf8
      bytes.append(jsonString: text)
      bytes.append(UInt8(ascii: "\n"))
    }
    bytes += "cff-version: 1.2.0\n".utf8
    add("message", "If you use this framework, cite it as follows.")
    bytes += "type: dataset\n".utf8
    add("title", site.title)
    add("abstract", site.description)
    bytes += "authors:\n".utf8
    // Without authors, the title is the author, as in the feed.
    for author in source.authors.isEmpty ? [site.title] : source.authors { add("  - name", author) }
    add("version", site.version)
    add("date-released", source.framework.site.versionDate)
    add("url", address(site.url).map { $0 + "/" })
    add("repository-code", address(site.repository))
    return bytes
  }

  /// An address that the format allows.
  private static func address(_ url: String?) -> String? {
    url.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
  }
}
