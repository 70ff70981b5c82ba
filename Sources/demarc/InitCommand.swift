internal import ArgumentParser
internal import Diagnostics
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
      """)

  enum Template: String, CaseIterable, ExpressibleByArgument {
    case responsibility, controls, minimal
  }

  @Argument(help: ArgumentHelp("The folder of the site.", valueName: "dir"))
  var folder = "."

  @Option(help: ArgumentHelp("The site to write.", valueName: "template"))
  var template = Template.responsibility

  @Flag(help: "List the files without writing them.")
  var dryRun = false

  func run() throws {
    let folder = SiteOptions.folder(folder)
    guard let site = StarterSites.files(of: template.rawValue) else {
      throw EnvironmentError("the program has no template \(template.rawValue)")
    }
    let files = try NewFiles(site.map { ($0.path, $0.bytes) }, in: folder)
    let existing = files.existing
    // The rules of the author's own file stay.
    let kept = existing.filter { $0 == ".gitignore" }
    guard existing.count == kept.count else { throw Self.conflict(existing, folder) }
    let new = try NewFiles(files.files.filter { !kept.contains($0.path) }, in: folder)
    if !dryRun { try new.write() }
    for file in new.files { Console.output(Self.shown(file.path, in: folder)) }
    if !kept.isEmpty {
      Console.error("\(Self.shown(".gitignore", in: folder)) exists: add the line `Public/` to it")
    }
    guard !dryRun else { return }
    Console.error("\nThe site has \(counted(new.files.count, "file")). Preview it, and check it:\n")
    if folder != "." { Console.error("  cd \(folder)") }
    Console.error("  demarc serve --open\n  demarc check")
  }

  private static func shown(_ path: String, in folder: String) -> String {
    folder == "." ? path : "\(folder)/\(path)"
  }

  private static func conflict(_ existing: [String], _ folder: String) -> EnvironmentError {
    if existing.contains("Content/site.yml") {
      return EnvironmentError(
        "\(shown("Content", in: folder)) has a site: preview it with `demarc serve`, or name another folder"
      )
    }
    let others = existing.filter { $0 != ".gitignore" }
    let shown = others.prefix(3).map { Self.shown($0, in: folder) }.joined(separator: ", ")
    let rest = others.count > 3 ? " and \(others.count - 3) more" : ""
    return EnvironmentError(
      "\(shown)\(rest) \(others.count == 1 ? "exists" : "exist"): `demarc init` replaces nothing, so name another folder"
    )
  }
}
