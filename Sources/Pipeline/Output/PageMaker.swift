internal import ContentModel
internal import Diagnostics

/// Makes every file of a site, reads the pages among them as a browser would, and writes what
/// changed beside the site where there is a folder for it. No two batches are ever in memory whole.
struct PageMaker: Sendable {
  let site: LoadedSite
  let outputs: Outputs
  let jobs: Int
  /// Where files are written; nil for a check.
  var folder: OutputFolder?

  /// What became of a batch of files.
  private struct Batch: Sendable {
    var facts = BatchFacts()
    var changed: [Int] = []
    /// How long its pages were read.
    var reading = Duration.zero
  }

  /// Makes the files: what is wrong with them, and the numbers of those that changed.
  func make(stages: inout StageTimes) async throws -> (findings: [Finding], changed: [Int]) {
    let start = ContinuousClock.now
    let budget = OutputBudget(files: outputs.paths.count)
    let batches = try await parallelMap(outputs.batches(jobs: jobs), jobs: jobs) {
      try make($0, within: budget)
    }
    let made = ContinuousClock.now
    let facts = OutputFacts(batches.map(\.facts), fileCount: outputs.paths.count)
    let findings = try await OutputReview.findings(site, outputs, facts, jobs: jobs)
    // The threads read while others render: what counts is their share of the time that went by.
    let reading = batches.reduce(.zero) { $0 + $1.reading } / min(jobs, max(1, batches.count))
    stages.add(folder == nil ? "render" : "render and write", made - start - reading)
    stages.add("check pages", reading + (ContinuousClock.now - made))
    return (findings, batches.flatMap(\.changed))
  }

  private func make(_ files: Range<Int>, within budget: OutputBudget) throws -> Batch {
    var batch = Batch()
    for file in files {
      let isMarkup = outputs.files[file].format.isMarkup
      guard isMarkup || folder != nil, !budget.isUsedUp else { continue }
      let bytes = try outputs.bytes(file)
      if isMarkup {
        budget.spend(bytes.count)
        let start = ContinuousClock.now
        batch.facts.add(PageFacts(bytes, file: file, book: outputs.book), file: file)
        batch.reading += ContinuousClock.now - start
      }
      if try folder?.stage(bytes, number: file) == true { batch.changed.append(file) }
    }
    return batch
  }
}
