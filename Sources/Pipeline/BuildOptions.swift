package import ContentFormat
internal import ContentModel
package import Diagnostics

/// Selects the findings that count.
///
/// - Parameter contentOverrides: Returns the bytes that this check uses for a file instead of those
///   on disk, by its path as findings show it, or nil if it uses those on disk.
package typealias FindingFilter =
  @Sendable (
    _ findings: [Finding], _ contentOverrides: @escaping @Sendable (String) -> [UInt8]?
  ) -> [Finding]

/// Options of a build or a check.
package struct BuildOptions: Sendable {
  /// Folder of the site. The other defaults are relative to it.
  package var folder = SiteFolder.here
  /// Content folder.
  package var content = "Content"
  /// Theme folder. The default, `Theme`, may be missing.
  package var theme = "Theme"
  /// Folder of schemas outside of the content, or nil if all are in the content.
  package var schemas: String?
  /// `demarc.yml`, from which folders were taken, or nil if there is none.
  package var project: ProjectFile?
  /// Output folder.
  package var output = "Public"
  /// URL of the published site, or its path if it begins with `/`. If nil, `site.yml` decides.
  package var baseURL: String?
  /// Whether all addresses are relative and name files, so that the site works without a server.
  package var hasRelativeAddresses = false
  /// Whether drafts are included.
  package var includesDrafts = false
  /// Current day for the rules that compare dates. If nil, those rules are skipped, so that a build
  /// depends only on its input.
  package var today: CalendarDate?
  /// Maximum number of concurrent tasks.
  package var jobs = 1
  /// How external links are checked, or nil to skip them.
  package var external: ExternalOptions?
  /// Pagefind settings, or nil to build no search index.
  package var search: Pagefind?
  /// The program that makes workbooks, or nil to publish none.
  package var spreadsheets: SpreadsheetProgram?
  /// The renderer of pictures for other sites, or nil if it is not installed.
  package var pictures: PictureRenderer?
  /// Whether a check also measures how much of the prose is compared with the data.
  package var measuresCoverage = false
  /// Whether the process ends soon after the build. The memory of the site is then not freed, which
  /// would take time.
  package var endsProcess = false
  /// Bytes of HTML and text that a build keeps in memory. A larger site keeps the rest in a file.
  var documentMemory = 1 << 20
  /// Contents that replace those of content files on disk, by resolved path.
  var contentOverrides: [String: [UInt8]] = [:]
  /// Selects the findings that count, or nil if all count. The others are only listed in
  /// ``BuildReport/all`` and do not fail the build.
  package var counts: FindingFilter?

  /// Creates the options of `demarc build` without arguments, for a site in the working directory.
  package init() {}

  /// Creates the options for a site, with the folders that its `demarc.yml` names.
  ///
  /// - Parameter content: The content folder, or nil for that of the site.
  /// - Throws: ``EnvironmentError`` if `demarc.yml` cannot be read.
  package init(siteIn folder: SiteFolder, content: String? = nil) throws {
    self.folder = folder
    project = try ProjectFile(in: folder)
    self.content = content ?? folder.path(of: project?.content ?? self.content)
    theme = folder.path(of: project?.theme ?? theme)
    schemas = project?.schemas.map(folder.path)
    output = folder.path(of: project?.output ?? output)
  }

  /// The path of `demarc.yml`, which may be missing.
  package var projectPath: String { folder.path(of: ProjectFile.fileName) }

  /// Whether the dates of commits are read for pages that show them. A comparison ignores them.
  var readsHistory = true
  /// Whether the theme folder may be missing although its path is not the default.
  var hasOptionalTheme = false

  /// True if the theme folder may be missing, because it is the default.
  var mayLackTheme: Bool {
    hasOptionalTheme || theme == folder.path(of: ThemeReader.defaultFolder)
  }
}

/// Name and version of the program, as pages show them.
package enum Program {
  /// Program name.
  package static let name = "Demarc"
  /// Program version (semver.org).
  package static let version = "0.1.0"
  /// Value of the generator tag of a page.
  package static let generator = "\(name) \(version)"
}
