package import ContentFormat
package import ContentModel
package import Diagnostics

/// Which of a site's findings count.
///
/// - Parameter replaced: gives the bytes that a file has in this check, by its path as findings show
///   it; nil where those on the disk count.
package typealias FindingFilter =
  @Sendable (
    _ findings: [Finding], _ replaced: @escaping @Sendable (String) -> [UInt8]?
  ) -> [Finding]

/// What a build is told.
package struct BuildOptions: Sendable {
  /// The folder of the content.
  package var content = "Content"
  /// The folder of the theme; `Theme` itself need not be there.
  package var theme = "Theme"
  /// The folder that is written.
  package var output = "Public"
  /// Where the site will be: an address, or a path that begins with `/`; nil for what `site.yml`
  /// says.
  package var baseURL: String?
  /// Whether drafts are part of the site.
  package var includesDrafts = false
  /// Today, for the rules that ask for it; without it they are not looked for, so that a build is
  /// a function of its input.
  package var today: CalendarDate?
  /// How many threads work at once.
  package var jobs = 1
  /// How links to other sites are looked at; nil where they are not.
  package var external: ExternalOptions?
  /// What makes the index of the search; without it the site has none.
  package var search: Pagefind?
  /// What is read in the place of files of the content, by the path with all links resolved.
  var replaced: [String: [UInt8]] = [:]
  /// Which findings count; nil for all. The others are in ``BuildReport/all`` and stop nothing.
  package var counts: FindingFilter?

  /// Makes the options of a plain `demarc build`.
  package init() {}
}

/// The program's name and version, as pages show it.
package enum Program {
  /// The name.
  package static let name = "Demarc"
  /// The version (semver.org).
  package static let version = "0.1.0"
  /// What made a page.
  package static let generator = "\(name) \(version)"
}
