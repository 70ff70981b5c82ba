internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Pipeline

/// The options of baselines.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Hide the findings that this file lists.", valueName: "file"))
  var baseline: String?

  /// Reads the baseline, or returns nil without the option.
  ///
  /// - Throws: `EnvironmentError` if the file is missing or not a baseline.
  func read() throws -> Baseline? {
    guard let path = baseline else { return nil }
    guard let text = try text(path) else {
      throw EnvironmentError(
        "there is no baseline \(path): run `demarc check --baseline \(path) --update-baseline` to "
          + "write one with the current findings")
    }
    do {
      return try Baseline(text)
    } catch {
      throw EnvironmentError(
        "line \(error.line) of the baseline \(path) does not begin with a fingerprint: "
          + "\(error.text.printableLine.quoted); remove the file and run --update-baseline to write a new one"
      )
    }
  }

  /// Writes findings to the file.
  ///
  /// - Parameter items: findings with paths relative to the root.
  /// - Throws: `EnvironmentError` if the file is not a baseline or cannot be written.
  func adopt(_ items: [FingerprintedFinding]) throws {
    guard let path = baseline else { return }
    if let old = try text(path), !old.isEmpty, !Baseline.isBaseline(old) {
      throw EnvironmentError("\(path) exists and is not a baseline, so it is not overwritten")
    }
    let text = Baseline.text(of: items, alwaysCounts: Reporting.alwaysCounts)
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw EnvironmentError("cannot write the baseline \(path)")
    }
  }

  /// Returns the contents of the file, or nil if it does not exist.
  private func text(_ path: String) throws -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw EnvironmentError("cannot read the baseline \(path)")
    }
    return String(decoding: data, as: UTF8.self)
  }
}

extension Baseline {
  /// Returns a filter that keeps the findings that are not in the baseline.
  func filter(_ paths: ReportPaths) -> FindingFilter {
    { [self] findings, checkedBytes in
      let items = Reporting.fingerprinted(findings, paths, checkedBytes: checkedBytes)
      return compare(items, alwaysCounts: Reporting.alwaysCounts).new.map(\.finding)
    }
  }
}
