internal import ArgumentParser
internal import Pipeline

/// What `check` is told of links to other sites.
struct ExternalLinkOptions: ParsableArguments {
  @Flag(help: "Look at links to other sites as well, with lychee.")
  var external = false

  @Option(
    help: ArgumentHelp(
      "With --external: the folder that keeps what servers said, for a day.", valueName: "dir"))
  var linkCache = ".demarc"

  @Option(
    help: ArgumentHelp(
      "With --external: how long a server has for an answer.", valueName: "seconds"))
  var linkTimeout = 20

  func validate() throws {
    if linkTimeout < 1 || linkTimeout > 600 {
      throw ValidationError("--link-timeout is a number of seconds from 1 to 600.")
    }
  }

  /// Adds them to a site's.
  func apply(to options: inout BuildOptions) {
    guard external else { return }
    var wanted = ExternalOptions()
    wanted.cache = SiteOptions.folder(linkCache)
    wanted.timeout = linkTimeout
    options.external = wanted
  }
}
