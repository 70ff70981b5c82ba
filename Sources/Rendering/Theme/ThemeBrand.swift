internal import ContentFormat

/// The logo and the icon that `site.yml` sets, by their paths among the assets.
package struct ThemeBrand: Sendable {
  var logo: String?
  /// The width of the logo at ``logoHeight``.
  var logoWidth = ThemeBrand.logoHeight
  var favicon: String?
  /// The paths of all assets that `site.yml` names.
  var named: Set<String> = []

  /// The height of the logo in the header, in pixels.
  static let logoHeight = 28

  /// Creates a brand without pictures of its own.
  package init() {}

  /// The media type of the icon.
  var faviconType: String {
    switch favicon.map({ ContentPath.fileExtension(of: $0) }) {
    case "png": "image/png"
    case "ico": "image/x-icon"
    default: "image/svg+xml"
    }
  }
}

extension ContentPath {
  /// Returns the part of a path after the last dot of its name, in lower case.
  static func fileExtension(of path: String) -> String {
    let name = name(of: path)
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }
}
