internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Pipeline

/// The findings that are known.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Leave out the findings that this file lists.", valueName: "file"))
  var baseline: String?

  /// Reads the file; nil without one.
  ///
  /// - Throws: `EnvironmentError` where the file is missing or is no baseline.
  func read() throws -> Baseline? {
    guard let path = baseline else { return nil }
    guard let text = try text(path) else {
      throw EnvironmentError(
        "there is no baseline \(path); `demarc check --baseline \(path) --update-baseline` writes "
          + "one with today's findings")
    }
    do {
      return try Baseline(text)
    } catch {
      throw EnvironmentError(
        "line \(error.line) of the baseline \(path) does not begin with a fingerprint: "
          + "\(error.text.printableLine.quoted); remove the file, and --update-baseline writes it anew"
      )
    }
  }

  /// Writes these findings to the file.
  ///
  /// - Parameter items: with paths seen from the root.
  /// - Throws: `EnvironmentError` where it holds something else or cannot be written.
  func adopt(_ items: [FingerprintedFinding]) throws {
    guard let path = baseline else { return }
    if let old = try text(path), !old.isEmpty, !Baseline.isBaseline(old) {
      throw EnvironmentError("\(path) is no baseline and would be overwritten")
    }
    let text = Baseline.text(of: items, alwaysCounts: Reporting.alwaysCounts)
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw EnvironmentError("cannot write the baseline \(path)")
    }
  }

  /// What the file holds; nil where there is none.
  private func text(_ path: String) throws -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw EnvironmentError("cannot read the baseline \(path)")
    }
    return String(decoding: data, as: UTF8.self)
  }
}

extension Baseline {
  /// Leaves the findings that the baseline does not know.
  func filter(_ paths: ReportPaths) -> FindingFilter {
    { [self] findings, replaced in
      let items = Reporting.fingerprinted(findings, paths, replaced: replaced)
      return compare(items, alwaysCounts: Reporting.alwaysCounts).new.map(\.finding)
    }
  }
}
