import Diagnostics
import Foundation

@testable import Pipeline

/// A site that is rebuilt in steps and compared with a clean build after each.
struct SessionComparison {
  private let site: Workspace
  private var session: SiteSession
  private(set) var counts = Counts()

  /// The number of all rebuilds, of those without errors, and of those among them that rendered
  /// only some of the pages.
  struct Counts {
    var all = 0
    var clean = 0
    var partial = 0
    /// Number of consecutive rebuilds with errors up to now.
    var failing = 0
  }

  /// Creates a site with these files, by path below the workspace.
  ///
  /// - Parameter schemas: The folder of schemas outside of the content, if any.
  init(_ files: [String: [UInt8]], schemas: String? = nil) throws {
    site = try Workspace()
    for (path, bytes) in files { try site.write(path, bytes) }
    session = SiteSession(Self.options(of: site, schemas: schemas))
  }

  private static func options(of site: Workspace, schemas: String?) -> BuildOptions {
    var options = site.options
    options.schemas = schemas.map { site[$0] }
    options.theme = site["Theme"]
    options.jobs = 1
    return options
  }

  /// Applies a step and rebuilds. Returns a description of the differences from a clean build, or
  /// nil.
  mutating func difference(after step: Step) async throws -> String? {
    var changes = FileChanges.only([])
    for (path, bytes) in step.writes {
      let wasThere = site.exists(path)
      if let bytes {
        do { try site.write(path, bytes) } catch { changes.isComplete = false }
      } else if wasThere {
        try site.remove(path)
      }
      changes.files.insert(site[path])
    }
    return try await difference(step.isTold ? changes : .any)
  }

  /// Rebuilds and compares.
  mutating func difference(_ changes: FileChanges = .any) async throws -> String? {
    let clean = await Clean(session.options)
    var found = Clean()
    do {
      let rebuild = try await session.rebuild(changes)
      found.take(rebuild.report)
      counts.all += 1
      counts.failing = rebuild.report.succeeded ? 0 : counts.failing + 1
      if rebuild.report.succeeded {
        counts.clean += 1
        let isPartial = rebuild.rendered.count < rebuild.report.pageCount
        if isPartial && !rebuild.rendered.isEmpty { counts.partial += 1 }
      }
      if rebuild.report.succeeded, let shown = session.shown {
        for path in shown.paths {
          let bytes = try shown.bytes(path)
          found.files[path] = bytes
          if let key = shown.key(path), key != bytes?.key { found.stale.append(path) }
        }
      }
    } catch {
      found.error = "\(error)"
    }
    return found.difference(from: clean)
  }
}

/// The result of a build.
private struct Clean {
  var findings: [Finding] = []
  var counts: [Int] = []
  var files: [String: [UInt8]] = [:]
  /// Files whose bytes differ from those that were rendered at their last change.
  var stale: [String] = []
  var error: String?

  init() {}

  init(_ options: BuildOptions) async {
    do {
      var loader = SiteLoader(options)
      let site = try await loader.load()
      let early = SiteBuild.report(site, options, loader.stages)
      take(early)
      guard early.succeeded else { return }
      let outputs = Outputs(site)
      let renderer = OutputRenderer(site: site, outputs: outputs, jobs: 1)
      let rendered = try await renderer.make(stages: &loader.stages)
      take(SiteBuild.report(site, options, loader.stages, onPages: rendered.findings))
      guard !findings.haveErrors else { return }
      for (number, path) in outputs.paths.enumerated() { files[path] = try outputs.bytes(number) }
    } catch {
      self.error = "\(error)"
    }
  }

  mutating func take(_ report: BuildReport) {
    findings = report.findings
    counts = [report.suppressed, report.fileCount, report.pageCount, report.ruleCount]
  }

  func difference(from clean: Clean) -> String? {
    if error != clean.error { return "error \(error ?? "none"), not \(clean.error ?? "none")" }
    if findings != clean.findings {
      let more = findings.filter { !clean.findings.contains($0) }.map { "+ \(words($0))" }
      let less = clean.findings.filter { !findings.contains($0) }.map { "- \(words($0))" }
      return "findings\n" + (more + less).prefix(8).joined(separator: "\n")
    }
    if counts != clean.counts { return "counts \(counts), not \(clean.counts)" }
    if !stale.isEmpty { return "not rendered again: \(stale.sorted())" }
    let paths = Set(files.keys).union(clean.files.keys).filter { files[$0] != clean.files[$0] }
    return paths.isEmpty ? nil : "bytes of \(paths.sorted())"
  }

  private func words(_ finding: Finding) -> String {
    "\(finding.location.path):\(finding.location.range.start) \(finding.rule) \(finding.message)"
  }
}
