internal import ArgumentParser
internal import Pipeline

struct EjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eject",
    abstract: "Copy files of the built-in theme into the site's theme, to change them.",
    discussion: """
      A name is a path or its end: templates/partials/footer.mustache, partials/footer or footer. \
      No file is replaced. The first line of a copy is a comment with the hash of the built-in \
      file. A check notes it if a later version of the program has another built-in file.
      """)

  @Argument(help: ArgumentHelp("The files.", valueName: "name"))
  var names: [String] = []

  @Flag(help: "List the files with their purpose, and those that the site overrides.")
  var list = false

  @Flag(help: "Print what the site changed in these files, or in all, as a patch.")
  var diff = false

  @Option(
    help: ArgumentHelp(
      "The theme folder. Default: that in demarc.yml, or Theme.", valueName: "dir"))
  var theme: String?

  func validate() throws {
    if list, diff || !names.isEmpty {
      throw ValidationError("--list lists all files and cannot be combined with names or --diff.")
    }
    if names.isEmpty, !list, !diff {
      throw ValidationError("Name the files to copy. --list lists them.")
    }
  }

  func run() throws {
    let ejection = try Ejection(theme: try SiteOptions.site(theme: theme).theme)
    if list { return show(ejection) }
    let chosen = try ejection.find(names)
    if diff { return try compare(chosen, ejection) }
    let new = try ejection.copies(of: chosen)
    try new.write()
    for file in new.files { Console.output("\(new.folder)/\(file.path)") }
    Console.error(
      "The site uses \(new.files.count == 1 ? "this copy" : "these copies") from now on. "
        + "Remove what you do not change.")
  }

  private func show(_ ejection: Ejection) {
    let width = ejection.files.map(\.path.count).max() ?? 0
    for file in ejection.files {
      let space = String(repeating: " ", count: width - file.path.count)
      let state = file.state == .builtin ? "" : "  [\(file.state.rawValue)]"
      Console.output("\(file.path)\(space)  \(file.purpose)\(state)")
    }
    let outdated = ejection.files.filter { $0.state == .outdated }.map(\.path)
    guard !outdated.isEmpty else { return }
    Console.error(
      "compare with the built-in files: demarc eject --diff \(outdated.joined(separator: " "))")
  }

  private func compare(_ chosen: [Ejection.File], _ ejection: Ejection) throws {
    if let first = chosen.first(where: { $0.state == .builtin }) {
      throw EnvironmentError("the site does not override \(first.path), so there is no difference")
    }
    let files = chosen.isEmpty ? ejection.files : chosen
    for file in files {
      Console.data(ejection.difference(of: file))
      guard file.state == .outdated else { continue }
      Console.error("note: the built-in \(file.path) has changed since it was copied")
    }
  }
}
