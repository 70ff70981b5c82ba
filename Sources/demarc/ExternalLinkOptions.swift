internal import ArgumentParser
internal import Pipeline

/// The options for links to other sites.
struct ExternalLinkOptions: ParsableArguments {
  @Flag(help: "Also check links to other sites, with lychee.")
  var external = false

  @Option(
    help: ArgumentHelp(
      "With --external: the cache folder. Results are cached for a day. Default: .demarc.",
      valueName: "dir"))
  var linkCache: String?

  @Option(
    help: ArgumentHelp(
      "With --external: the timeout of a request.", valueName: "seconds"))
  var linkTimeout = 20

  func validate() throws {
    if linkTimeout < 1 || linkTimeout > 600 {
      throw ValidationError("--link-timeout must be between 1 and 600 seconds.")
    }
  }

  /// Adds the options to those of a build.
  func apply(to options: inout BuildOptions) {
    guard external else { return }
    var externalOptions = ExternalOptions()
    externalOptions.cache =
      linkCache.map(SiteOptions.folder) ?? options.folder.path(of: ExternalOptions.cacheFolder)
    externalOptions.timeout = linkTimeout
    options.external = externalOptions
  }
}
