internal import ArgumentParser
internal import Diagnostics
internal import Pipeline

/// The options for automatic fixes.
struct FixOptions: ParsableArguments {
  @Flag(help: "Apply automatic fixes, then check again.")
  var fix = false

  @Flag(help: "With --fix: print the changes as a patch, and write nothing.")
  var dryRun = false

  func validate() throws {
    if dryRun && !fix { throw ValidationError("--dry-run requires --fix.") }
  }

  /// Checks a site, and optionally fixes it.
  ///
  /// - Parameter counts: selects the findings that count. Others are not fixed.
  /// - Returns: the report of the resulting files, and whether to show it. It is not shown if
  ///   standard output holds a patch.
  func check(
    _ options: BuildOptions, counts: @Sendable ([Finding]) -> [Finding] = { $0 }
  ) async throws -> (report: BuildReport, isShown: Bool) {
    guard fix else { return (try await SiteBuild.check(options), true) }
    var mending = try await SiteFixes(options, counts: counts)
    if dryRun {
      Console.data(mending.difference)
    } else {
      try await mending.write()
    }
    for file in mending.leftAlone {
      Console.error("warning: \(file.path) was not changed: \(file.reason)")
    }
    let done = "\(counted(mending.mended, "finding")) in \(counted(mending.files.count, "file"))"
    Console.error(dryRun ? "would fix \(done)" : "fixed \(done)")
    // A dry run changes nothing, so report the files on disk.
    return dryRun ? (mending.before, false) : (mending.report, true)
  }
}
