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
    guard fix else {
      var options = options
      options.endsProcess = true
      return (try await SiteBuild.check(options), true)
    }
    var fixes = try await SiteFixes(options, counts: counts)
    if dryRun {
      Console.data(fixes.difference)
    } else {
      try await fixes.write()
    }
    for file in fixes.unfixed {
      Console.error("warning: \(file.path) was not changed: \(file.reason)")
    }
    let done = "\(counted(fixes.fixedCount, "finding")) in \(counted(fixes.files.count, "file"))"
    Console.error(dryRun ? "would fix \(done)" : "fixed \(done)")
    // A dry run changes nothing, so report the files on disk.
    return dryRun ? (fixes.before, false) : (fixes.report, true)
  }
}
