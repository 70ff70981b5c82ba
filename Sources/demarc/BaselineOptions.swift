internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Pipeline

/// Which findings are known, and whether today's are to be.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Leave out the findings that this file lists.", valueName: "file"))
  var baseline: String?

  @Flag(help: "Write today's findings to the file of --baseline.")
  var updateBaseline = false

  func validate() throws {
    if updateBaseline, baseline == nil {
      throw ValidationError("--update-baseline needs --baseline, the file to write.")
    }
  }

  /// Takes the known findings out of a report.
  ///
  /// - Throws: `EnvironmentError` where the file is missing, is no baseline or cannot be written.
  func apply(to reporting: inout Reporting) throws {
    guard let baseline else { return }
    if updateBaseline { try adopt(reporting.items, into: baseline) }
    reporting.leaveOut(try read(baseline))
  }

  /// Those findings that the baseline does not know; all of them where it is being written.
  ///
  /// - Throws: `EnvironmentError` where the file is missing or no baseline.
  func filter() throws -> @Sendable ([Finding]) -> [Finding] {
    guard let path = baseline, !updateBaseline else { return { $0 } }
    let known = try read(path)
    return { findings in
      known.compare(
        findings.fingerprinted(source: Reporting.source), alwaysCounts: Reporting.alwaysCounts
      ).new.map(\.finding)
    }
  }

  private func read(_ path: String) throws -> Baseline {
    guard let text = try text(path) else {
      throw EnvironmentError(
        "there is no baseline \(path); --update-baseline writes one with today's findings")
    }
    do {
      return try Baseline(text)
    } catch {
      throw EnvironmentError(
        "line \(error.line) of the baseline \(path) does not begin with a fingerprint: "
          + "\(error.text.printableLine.quoted); --update-baseline writes the file anew")
    }
  }

  private func adopt(_ items: [FingerprintedFinding], into path: String) throws {
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
