internal import Comparison
internal import ContentFormat
internal import Diagnostics

/// A version of a site that can be loaded: the working tree, another folder, or a commit whose files
/// are in a temporary folder.
struct SiteVersion: Sendable {
  /// The options with which it is loaded.
  let options: BuildOptions
  /// The folder to which the paths of its findings are relative, or nil for the default.
  let root: String?
  /// Its name.
  let side: ChangeReport.Side
  /// What could not be read of it.
  var limits: [String] = []
  /// The temporary folder, which the caller removes.
  var temporary: RevisionFolder?

  /// The folders that the command line names, relative to the folder of the site, and the settings
  /// that both versions share.
  struct Settings: Sendable {
    /// The options of the working tree.
    let options: BuildOptions
    /// The folder of the site in the working tree, with all links resolved.
    let folder: String
    /// The content folder that the command line names, relative to the folder of the site.
    let content: String?
    /// The theme folder that the command line names, likewise.
    let theme: String?
    /// The folder of schemas that the command line names, likewise.
    let schemas: String?

    /// Returns the options for the site in a folder, whose own `demarc.yml` counts.
    ///
    /// - Parameter name: The name of the version, for messages.
    /// - Throws: ``EnvironmentError`` if there is no site.
    func options(in root: String, of name: String) throws -> BuildOptions {
      let path = "\(root)/\(ProjectFile.fileName)"
      var project: ProjectFile?
      if FileSystem.target(path) != nil {
        let bytes = try FileSystem.read(path, atMost: ContentFiles.maximumTextSize)
        let file = SourceFile(path: ProjectFile.fileName, displayPath: path, bytes: bytes)
        project = ProjectFile(file) { FileSystem.target("\(root)/\($0)") == .folder }
      }
      if let project, project.findings.haveErrors {
        throw EnvironmentError(
          "\(name): \(ProjectFile.fileName) has errors, so its folders are unknown")
      }
      func place(_ path: String) -> String { path.hasPrefix("/") ? path : "\(root)/\(path)" }
      var options = BuildOptions()
      options.project = project
      options.content = place(content ?? project?.content ?? "Content")
      options.theme = place(theme ?? project?.theme ?? ThemeReader.defaultFolder)
      options.hasOptionalTheme = theme == nil && project?.theme == nil
      options.schemas = (schemas ?? project?.schemas).map(place)
      options.baseURL = self.options.baseURL
      options.includesDrafts = self.options.includesDrafts
      options.today = self.options.today
      options.jobs = self.options.jobs
      options.readsHistory = false
      guard FileSystem.target(options.content) == .folder else {
        let shown = content ?? project?.content ?? "Content"
        throw EnvironmentError("\(name) has no content folder \(shown)")
      }
      return options
    }
  }

  /// The working tree.
  init(workingTree settings: Settings) {
    var options = settings.options
    options.readsHistory = false
    self.options = options
    let content = FileSystem.resolved(options.content)
    root = FileSystem.isAtOrBelow(content, settings.folder) ? settings.folder : nil
    side = ChangeReport.Side(name: "the working tree")
  }

  /// The site in another folder.
  init(folder: String, _ settings: Settings) throws {
    let place = FileSystem.resolved(folder)
    options = try settings.options(in: place, of: folder)
    root = place
    side = ChangeReport.Side(name: folder)
  }

  /// The site in a commit.
  ///
  /// - Parameters:
  ///   - name: The revision as named, for messages.
  ///   - commit: The full hash of the commit.
  ///   - inside: The folder of the site below the root of the repository, or an empty text.
  init(
    _ name: String, commit: String, of repository: GitRepository, inside: String,
    _ settings: Settings
  ) async throws {
    let tree = try await repository.tree(of: commit)
    let folder = try RevisionFolder()
    do {
      let root = inside.isEmpty ? folder.root : "\(folder.root)/\(inside)"
      let prefix = inside.isEmpty ? "" : "\(inside)/"
      let project = "\(prefix)\(ProjectFile.fileName)"
      var left = try await folder.write(tree.files.filter { $0.path == project }, of: repository)
      // The folders that `demarc.yml` names do not exist yet.
      let named = Self.project(at: "\(root)/\(ProjectFile.fileName)")
      let folders =
        [
          settings.content ?? named?.content ?? "Content",
          settings.theme ?? named?.theme ?? ThemeReader.defaultFolder,
        ] + [settings.schemas ?? named?.schemas].compactMap(\.self)
      let places = folders.map { Self.normalized(prefix + $0) }
      let files = tree.files.filter { file in
        file.path != project
          && (file.path == ".gitignore" || file.path.hasSuffix("/.gitignore")
            || places.contains { $0.isEmpty || file.path.hasPrefix("\($0)/") })
      }
      left += try await folder.write(files, of: repository)
      options = try settings.options(in: root, of: name)
      self.root = root
      side = ChangeReport.Side(name: name, commit: commit)
      temporary = folder
      let skipped =
        left
        + tree.skipped.filter { path in
          places.contains { $0.isEmpty || path.hasPrefix("\($0)/") }
        }
      if let first = skipped.first {
        limits = [
          skipped.count == 1
            ? "\(first) is no file of the repository"
            : "\(skipped.count) paths such as \(first) are no files of the repository"
        ]
      }
    } catch {
      folder.remove()
      throw error
    }
  }

  /// Reads `demarc.yml` without asking whether its folders exist.
  private static func project(at path: String) -> ProjectFile? {
    guard let bytes = try? FileSystem.read(path, atMost: ContentFiles.maximumTextSize) else {
      return nil
    }
    return ProjectFile(SourceFile(path: ProjectFile.fileName, displayPath: path, bytes: bytes)) {
      _ in
      true
    }
  }

  /// Returns a path without `.` and `..`. A path above the root of the repository is empty.
  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
