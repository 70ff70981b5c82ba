internal import ArgumentParser
internal import ContentFormat
internal import Diagnostics
internal import Foundation
internal import Pipeline
internal import StarterSites

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a small site to begin with.",
    discussion: """
      The comments in its files explain the format. No file is replaced: if one of them exists, \
      nothing is written.

      Templates: responsibility (a matrix of who does what), controls (risks, controls and the \
      clauses of a standard), minimal (one collection).

      With --from, no site is written, but schemas for the content in a folder: which folders are \
      collections, and which fields their entries have. What could not be told is reported.
      """)

  enum Template: String, CaseIterable, ExpressibleByArgument {
    case responsibility, controls, minimal
  }

  /// A service that runs the check and publishes the site.
  enum Service: String, CaseIterable, ExpressibleByArgument {
    case github, gitlab
  }

  @Argument(help: ArgumentHelp("The folder of the site.", valueName: "dir"))
  var folder = "."

  @Option(
    help: ArgumentHelp("The site to write. Default: responsibility.", valueName: "template"))
  var template: Template?

  @Option(
    help: ArgumentHelp(
      "Also write the file that checks and publishes the site, and a README about it; without a template, also in a folder that has a site.",
      valueName: "service"))
  var ci: Service?

  @Option(
    help: ArgumentHelp("Propose schemas for the content in this folder.", valueName: "dir"))
  var from: String?

  @Flag(help: "List the files without writing them; with --from, print them.")
  var dryRun = false

  func validate() throws {
    if from != nil, folder != "." || template != nil || ci != nil {
      throw ValidationError("--from cannot be combined with a folder, --template or --ci.")
    }
  }

  func run() throws {
    if let from { return try propose(SiteOptions.folder(from)) }
    let folder = SiteOptions.folder(folder)
    if let content = SiteFolder.content(around: folder) {
      throw EnvironmentError(
        "\(folder) is in the content folder of a site, \(content): name a folder outside of it")
    }
    var files = try NewFiles(try contents(), in: folder)
    let isAddition = ci != nil && template == nil && files.existing.contains("Content/site.yml")
    if isAddition { files = try NewFiles(try contents(ofSite: false), in: folder) }
    if let obstacle = files.obstacle {
      throw EnvironmentError("\(obstacle) is in the way: it is not a folder")
    }
    let existing = files.existing
    // The author's own rules and texts stay.
    let kept = existing.filter { $0 == ".gitignore" || $0 == "README.md" }
    guard existing.count == kept.count else { throw Self.conflict(existing, folder) }
    let new = try NewFiles(files.files.filter { !kept.contains($0.path) }, in: folder)
    if !dryRun { try new.write() }
    for file in new.files { Console.output(Self.shown(file.path, in: folder)) }
    for path in kept { Console.error(Self.remark(onKept: path, in: folder)) }
    if let ci, let root = SiteFolder.repository(around: folder) {
      let file = ci == .github ? ".github" : ".gitlab-ci.yml"
      Console.error(
        "\(ci.rawValue) reads \(file) only in the root of the repository: move it to \(root) and "
          + "add the folder of the site to its commands")
    }
    guard !dryRun else { return }
    if !isAddition {
      Console.error(
        "\nThe site has \(counted(new.files.count, "file")). Preview it, and check it:\n")
      if folder != "." { Console.error("  cd \(folder.quotedForShell)") }
      Console.error("  demarc serve --open\n  demarc check")
    }
    if let ci {
      let file = ci == .github ? ".github/workflows/site.yml" : ".gitlab-ci.yml"
      Console.error("\nThe comment in \(file) says which settings it needs.")
    }
  }

  /// Writes or prints the schemas for content that exists.
  private func propose(_ content: String) throws {
    guard FileManager.default.fileExists(atPath: content) else {
      throw EnvironmentError("there is no folder \(content)")
    }
    let proposal = try SchemaProposal(of: content)
    let new = proposal.files
    if let first = new.existing.first {
      throw EnvironmentError("\(content)/\(first) exists: `demarc init` replaces nothing")
    }
    if dryRun {
      for file in new.files {
        Console.data("# \(content)/\(file.path)\n\(String(decoding: file.bytes, as: UTF8.self))\n")
      }
    } else {
      try new.write()
      for file in new.files { Console.output("\(content)/\(file.path)") }
    }
    for (path, count) in proposal.entryCounts {
      Console.error("\(content)/\(path): \(counted(count, "entry", "entries"))")
    }
    if proposal.entryCounts.isEmpty {
      Console.error("no folder below \(content) has several files with front matter")
    }
    if !proposal.remarks.isEmpty {
      Console.error("\nFor you to decide:")
      for remark in proposal.remarks { Console.error("  \(remark)".printableLine) }
    }
    guard !dryRun, !new.files.isEmpty else { return }
    let option = content == "Content" ? "" : " --content \(content.quotedForShell)"
    Console.error("\nRead the schemas, and check the content:\n\n  demarc check\(option)")
  }

  /// Returns the files to write.
  ///
  /// - Parameter ofSite: Whether those of the site belong to them, and not only those of a service.
  private func contents(ofSite: Bool = true) throws -> [(path: String, bytes: [UInt8])] {
    let names =
      (ofSite ? [(template ?? .responsibility).rawValue] : [])
      + (ci.map { ["ci/\($0.rawValue)"] } ?? [])
    // The files of the site name these schemas in their first lines.
    let schemas = EditorSchemas.ofEverySite.filter {
      ofSite && ["site", "collection"].contains($0.name)
    }
    let editor = schemas.map { ("\(EditorSchemas.folder)/\($0.name).json", Array($0.text.utf8)) }
    return try editor
      + names.flatMap { name in
        guard let files = StarterSites.files(of: name) else {
          throw EnvironmentError("the program has no template \(name)")
        }
        return files.map { ($0.path, $0.bytes) }
      }
  }

  private static func shown(_ path: String, in folder: String) -> String {
    folder == "." ? path : "\(folder)/\(path)"
  }

  private static func remark(onKept path: String, in folder: String) -> String {
    let place = shown(path, in: folder)
    return path == ".gitignore"
      ? "\(place) exists: add the line `Public/` to it"
      : "\(place) exists and stays as it is"
  }

  private static func conflict(_ existing: [String], _ folder: String) -> EnvironmentError {
    if existing.contains("Content/site.yml") {
      return EnvironmentError(
        "\(shown("Content", in: folder)) has a site: preview it with `demarc serve`, or name another folder"
      )
    }
    let others = existing.filter { $0 != ".gitignore" && $0 != "README.md" }
    let shown = others.prefix(3).map { Self.shown($0, in: folder) }.joined(separator: ", ")
    let rest = others.count > 3 ? " and \(others.count - 3) more" : ""
    return EnvironmentError(
      "\(shown)\(rest) \(others.count == 1 ? "exists" : "exist"): `demarc init` replaces nothing, so name another folder"
    )
  }
}

extension String {
  /// The text as one word of a POSIX shell, and never an option.
  var quotedForShell: String {
    let isPlain = unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "_-./".unicodeScalars.contains($0))
    }
    let path = hasPrefix("-") ? "./" + self : self
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
