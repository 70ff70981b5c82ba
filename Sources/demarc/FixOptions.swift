internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

/// What `check` is told of repairs.
struct FixOptions: ParsableArguments {
  @Flag(help: "Mend what needs no judgement, then check again.")
  var fix = false

  @Flag(help: "With --fix: show what would change, as a patch, and write nothing.")
  var dryRun = false

  func validate() throws {
    if dryRun && !fix { throw ValidationError("--dry-run goes with --fix.") }
  }

  /// Checks a site, and mends it where that is wanted.
  ///
  /// - Parameter counts: which findings count; the others are not mended.
  /// - Returns: what stands in the files in the end, and whether it is to be shown: it is not where
  ///   standard output holds a patch.
  func check(
    _ options: BuildOptions, counts: @Sendable ([Finding]) -> [Finding] = { $0 }
  ) async throws -> (report: BuildReport, isShown: Bool) {
    guard fix else { return (try await SiteBuild.check(options), true) }
    var mending = try await Mending(options, counts: counts)
    if dryRun {
      Console.data(mending.difference)
    } else {
      try await mending.write()
    }
    for file in mending.leftAlone {
      Console.error("warning: \(file.path) was left as it is: \(file.reason)")
    }
    let done = "\(counted(mending.mended, "finding")) in \(counted(mending.files.count, "file"))"
    Console.error(dryRun ? "would mend \(done)" : "mended \(done)")
    // A dry run changes nothing: what counts is what stands on the disk.
    return dryRun ? (mending.before, false) : (mending.report, true)
  }
}
