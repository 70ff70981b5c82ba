internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Rendering

/// Renders all files of a site, scans the pages as a browser would, and stages the changed files if
/// there is an output folder. Each task holds only one file in memory.
struct OutputRenderer: Sendable {
  private let site: LoadedSite
  private let outputs: Outputs
  private let jobs: Int
  /// The output folder, or nil if nothing is written.
  private let folder: OutputFolder?

  init(site: LoadedSite, outputs: Outputs, jobs: Int, folder: OutputFolder? = nil) {
    self.site = site
    self.outputs = outputs.sharing(PrintedEntries(rendersCollections: folder != nil))
    self.jobs = jobs
    self.folder = folder
  }

  /// The results of a batch of files.
  private struct Batch: Sendable {
    var scan = BatchScan()
    var changed: [Int] = []
    /// Time spent on scanning pages.
    var reading = Duration.zero
  }

  /// Renders the files. Returns the findings and the numbers of the changed files.
  func make(stages: inout StageTimes) async throws -> (findings: [Finding], changed: [Int]) {
    let start = ContinuousClock.now
    let budget = OutputBudget(files: outputs.paths.count)
    let batches = try await parallelMap(outputs.batches(jobs: jobs), jobs: jobs) {
      try make($0, within: budget)
    }
    let rendered = ContinuousClock.now
    let scan = OutputScan(batches.map(\.scan), fileCount: outputs.paths.count)
    let findings = try await OutputReview.findings(site, outputs, scan, jobs: jobs)
    // The tasks scan in parallel, so their total time is divided by their number.
    let reading = batches.reduce(.zero) { $0 + $1.reading } / min(jobs, max(1, batches.count))
    stages.add(folder == nil ? "render" : "render and write", rendered - start - reading)
    stages.add("check pages", reading + (ContinuousClock.now - rendered))
    let exported = findings.haveErrors ? [] : try await makeExports(&stages)
    return (findings, batches.flatMap(\.changed) + exported)
  }

  /// Stages the exports, if there is an output folder. Returns the numbers of the changed files.
  private func makeExports(_ stages: inout StageTimes) async throws -> [Int] {
    guard let folder, let exports = outputs.exports else { return [] }
    let start = ContinuousClock.now
    let numbers = outputs.files.indices.filter {
      if case .exported = outputs.files[$0].kind { true } else { false }
    }
    let changed = try await exports.stage(in: folder, numbers: numbers, jobs: jobs)
    stages.add("export", ContinuousClock.now - start)
    return changed.map { numbers[$0] }
  }

  /// Returns whether another page has everything that a page has: a page for printing a collection.
  private func isRepeated(_ file: Int) -> Bool {
    if case .print(of: _?) = outputs.page(file)?.kind { true } else { false }
  }

  private func make(_ files: Range<Int>, within budget: OutputBudget) throws -> Batch {
    var batch = Batch()
    for file in files {
      let isMarkup = outputs.files[file].format.isMarkup
      guard isMarkup || folder != nil, !budget.isUsedUp else { continue }
      if folder == nil, isRepeated(file) { continue }
      if case .exported = outputs.files[file].kind { continue }
      let bytes = try outputs.bytes(file)
      if isMarkup {
        budget.spend(bytes.count)
        let start = ContinuousClock.now
        batch.scan.add(PageScan(bytes, file: file, book: outputs.book), file: file)
        batch.reading += ContinuousClock.now - start
      }
      if try folder?.stage(bytes, number: file) == true { batch.changed.append(file) }
    }
    return batch
  }
}
