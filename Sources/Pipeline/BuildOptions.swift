public import ContentModel
public import Diagnostics

/// Which of a site's findings count.
///
/// - Parameter replaced: gives the bytes that a file has in this check, by its path as findings show
///   it; nil where those on the disk count.
public typealias FindingFilter =
  @Sendable (
    _ findings: [Finding], _ replaced: @escaping @Sendable (String) -> [UInt8]?
  ) -> [Finding]

/// What a build is told.
public struct BuildOptions: Sendable {
  /// The folder of the content.
  public var content = "Content"
  /// The folder of the theme; `Theme` itself need not be there.
  public var theme = "Theme"
  /// The folder that is written.
  public var output = "Public"
  /// Where the site will be: an address, or a path that begins with `/`; nil for what `site.yml`
  /// says.
  public var baseURL: String?
  /// Whether drafts are part of the site.
  public var includesDrafts = false
  /// Today, for the rules that ask for it; without it they are not looked for, so that a build is
  /// a function of its input.
  public var today: CalendarDate?
  /// How many threads work at once.
  public var jobs = 1
  /// How links to other sites are looked at; nil where they are not.
  public var external: ExternalOptions?
  /// What makes the index of the search; without it the site has none.
  public var search: Pagefind?
  /// What is read in the place of files of the content, by the path with all links resolved.
  var replaced: [String: [UInt8]] = [:]
  /// Which findings count; nil for all. The others are in ``BuildReport/all`` and stop nothing.
  public var counts: FindingFilter?

  /// Makes the options of a plain `demarc build`.
  public init() {}
}

/// The program's name and version, as pages show it.
public enum Program {
  /// The name.
  public static let name = "Demarc"
  /// The version (semver.org).
  public static let version = "0.1.0"
  /// What made a page.
  public static let generator = "\(name) \(version)"
}
