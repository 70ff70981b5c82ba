internal import Bytes
internal import FrameworkData

extension Exporter {
  /// The former addresses for hosts that read `_redirects`.
  static let redirects = Exporter(
    name: "redirects", title: "Redirects",
    purpose:
      "For hosts that read `_redirects`, such as Netlify, Cloudflare Pages and GitLab Pages: former addresses answer with status 301."
  ) { _ in
    [
      ExportFile(
        format: "redirects", path: RedirectsFile.name, place: .site, mediaType: "text/plain",
        title: "Redirects from former addresses", subject: .framework, isListed: false,
        bytes: RedirectsFile.bytes)
    ]
  }
}

/// The redirects of a site in the form that hosts share: `FROM TO STATUS` on a line, without wildcards.
enum RedirectsFile {
  static let name = "_redirects"

  static func bytes(_ source: ExportSource) -> [UInt8] {
    let framework = source.framework
    let lines = framework.redirects.compactMap { redirect -> String? in
      guard let target = framework.entry(redirect.target) else { return nil }
      return "\(source.basePath)\(encoded(redirect.route)) \(source.basePath)\(target.route) 301\n"
    }
    return Array(lines.joined().utf8)
  }

  /// Encodes everything that is not plain in a path, `*` and `:` too, which would be wildcards.
  private static func encoded(_ route: String) -> String {
    PercentEncoding.encode(route, keeping: PercentEncoding.isUnreservedOrSlash)
  }
}
