package import Comparison
internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Compares two versions of a site: revisions, folders or the working tree.
package enum SiteDiff {
  /// What is compared, and how.
  package struct Request: Sendable {
    /// The old version: a revision or a folder. If nil, the newest release tag that the new version
    /// reaches.
    package var base: String?
    /// The new version: a revision or a folder. If nil, the working tree.
    package var head: String?
    /// The content folder that the command line names.
    package var content: String?
    /// The theme folder that the command line names.
    package var theme: String?
    /// The folder of schemas that the command line names.
    package var schemas: String?
    /// Whether all pages are rendered, to list those that differ.
    package var listsPages = false
    /// The options of the working tree.
    package var options: BuildOptions
    /// The folder of the site, or nil for that of the options.
    var siteFolder: String?

    /// Creates a request with these options of the working tree.
    package init(_ options: BuildOptions) { self.options = options }
  }

  /// A comparison.
  package struct Result: Sendable {
    /// The report.
    package var report: ChangeReport
    /// The path of the content folder of the new version from the root of the repository, or from its own folder.
    package let contentPath: String
    /// The folder to which the paths of findings are relative, likewise. `.` is the root itself.
    package let findingFolder: String
    /// The folder of recorded comparisons, relative to the content folder.
    package let recordFolder: String
    /// Whether `site.yml` asks for pages of recorded comparisons.
    package let hasPages: Bool
    /// True if a finding of `version-too-low` is an error, as `site.yml` can set it.
    package let hasVersionError: Bool
  }

  /// Compares two versions.
  ///
  /// - Throws: ``EnvironmentError`` if one cannot be found or read.
  package static func run(_ request: Request) async throws -> Result {
    let settings = try settings(request)
    var finder = VersionFinder(settings)
    let head = try await finder.version(request.head)
    defer { head.temporary?.remove() }
    let (base, isRelease) = try await finder.base(request.base, before: head)
    defer { base.temporary?.remove() }
    let old = try await LoadedVersion(base, listsPages: request.listsPages)
    let new = try await LoadedVersion(head, listsPages: request.listsPages)
    let comparison = SiteComparison(
      from: old.compared, to: new.compared, classes: new.settings.changes.classes)
    var baseSide = base.side.with(old.compared)
    baseSide.isRelease = isRelease
    if isRelease, baseSide.version == nil { baseSide.version = base.side.name }
    var report = comparison.report(base: baseSide, head: head.side.with(new.compared))
    report.newFindings = new.findings(notIn: old)
    report.fixedFindings = old.findings(notIn: new)
    if let before = old.pages, let after = new.pages { report.addPages(before, after) }
    let finding = new.settings.versionFinding(in: report)
    if let finding {
      let paths = try ReportPaths(head.options, root: head.root)
      report.newFindings += LoadedVersion.texts([finding.renamingPaths(paths.path)], paths)
    }
    let places = Self.places(of: head, settings)
    return Result(
      report: report, contentPath: places.content, findingFolder: places.findings,
      recordFolder: new.settings.changes.folder, hasPages: new.settings.changes.isDeclared,
      hasVersionError: finding?.severity == .error)
  }

  /// Returns where the content of a version is in the repository, and the folder to which the paths of its findings are
  /// relative.
  private static func places(
    of head: SiteVersion, _ settings: SiteVersion.Settings
  ) -> (content: String, findings: String) {
    let content = FileSystem.resolved(head.options.content)
    let root = head.root.map { FileSystem.resolved($0) }
    // The files of a commit are in a temporary folder with the paths of the repository.
    let repository =
      head.temporary.map { FileSystem.resolved($0.root) } ?? FileSystem.repository(of: content)
      ?? root ?? settings.folder
    return (
      FileSystem.relative(content, to: repository),
      root.map { FileSystem.relative($0, to: repository) } ?? "."
    )
  }

  private static func settings(_ request: Request) throws -> SiteVersion.Settings {
    let folder = FileSystem.resolved(request.siteFolder ?? request.options.folder.path(of: "."))
    func inside(_ path: String?) -> String? {
      path.map { FileSystem.relative(FileSystem.resolved($0), to: folder) }
    }
    return SiteVersion.Settings(
      options: request.options, folder: folder, content: inside(request.content),
      theme: inside(request.theme), schemas: inside(request.schemas))
  }
}

/// Finds the versions that the command line names.
private struct VersionFinder {
  private let settings: SiteVersion.Settings
  private var repository: GitRepository?

  init(_ settings: SiteVersion.Settings) { self.settings = settings }

  /// Returns the version with a name, or the working tree.
  mutating func version(_ name: String?) async throws -> SiteVersion {
    guard let name else { return SiteVersion(workingTree: settings) }
    let isPath =
      name == "." || name == ".." || name.hasPrefix("/") || name.hasPrefix("./")
      || name.hasPrefix("../")
    if isPath { return try folder(name) }
    // A name may be that of a revision and of a folder. `./name` is always the folder, and folders can
    // be compared without git.
    if FileSystem.target(name) == .folder {
      guard let repository = try? await git(), let commit = try await repository.commit(name) else {
        return try folder(name)
      }
      return try await revision(name, commit)
    }
    let commit = try await git().existingCommit(name)
    return try await revision(name, commit)
  }

  private func folder(_ name: String) throws -> SiteVersion {
    guard FileSystem.target(name) == .folder else {
      throw EnvironmentError("there is no folder \(name)")
    }
    return try SiteVersion(folder: name, settings)
  }

  /// Returns the old version, and whether it is a release.
  mutating func base(
    _ name: String?, before head: SiteVersion
  ) async throws -> (SiteVersion, isRelease: Bool) {
    if let name {
      let version = try await version(name)
      guard version.side.commit != nil else { return (version, false) }
      return (version, try await git().isReleaseTag(name))
    }
    let repository = try await git()
    let commit = try await head.side.commit.asyncOr { try await repository.existingCommit("HEAD") }
    let tag = try await repository.newestRelease(before: commit)
    return (try await revision(tag, try await repository.existingCommit("refs/tags/\(tag)")), true)
  }

  private mutating func git() async throws -> GitRepository {
    if let repository { return repository }
    let new = try await GitRepository(around: settings.folder)
    repository = new
    return new
  }

  private mutating func revision(_ name: String, _ commit: String) async throws -> SiteVersion {
    let repository = try await git()
    let inside = FileSystem.relative(settings.folder, to: repository.root)
    return try await SiteVersion(
      name, commit: commit, of: repository, inside: inside == "." ? "" : inside, settings)
  }
}

extension Optional {
  fileprivate func asyncOr(_ other: () async throws -> Wrapped) async rethrows -> Wrapped {
    if let self { return self }
    return try await other()
  }
}

extension ChangeReport.Side {
  /// Returns the side with the version and the title of a site.
  fileprivate func with(_ site: ComparedSite) -> ChangeReport.Side {
    var copy = self
    copy.version = site.version
    copy.title = site.title
    return copy
  }
}
