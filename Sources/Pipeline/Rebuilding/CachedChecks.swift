internal import Checks
internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// The findings of all checks, with the dependencies of each check.
struct CachedChecks: Sendable {
  private var context: CheckContext
  private var entries: EntryTable<CheckedEntry>
  private var siteResults: [SiteResult]

  /// The result of one check over all entries.
  private struct SiteResult: Sendable {
    let findings: [Finding]
    let reads: DependencySet
  }

  /// Runs every check.
  ///
  /// - Parameter tracksDependencies: Whether to record the dependencies of each check.
  init(
    _ context: CheckContext, _ facts: EntryTable<CheckedEntry.Inputs>, tracksDependencies: Bool,
    jobs: Int
  ) async throws {
    self.context = context
    entries = EntryTable(
      try await parallelMap(Array(facts.indices), jobs: jobs) { position in
        CheckedEntry(position, context, facts[position].reads)
      })
    siteResults = try await parallelMap(Check.all, jobs: jobs) {
      Self.run($0, context, tracksDependencies: tracksDependencies)
    }
  }

  /// All findings.
  var findings: [Finding] { entries.flatMap(\.findings) + siteResults.flatMap(\.findings) }

  /// Returns the checks after an update of some entries and the data derived from them. A check
  /// without changed dependencies keeps its findings.
  ///
  /// - Parameter structureReads: Records the dependencies of the vocabulary if it is created again.
  func updated(
    _ graph: ContentGraph, _ siteMap: SiteMap, _ changes: Changes,
    structureReads: DependencyRecorder?, jobs: Int
  ) async throws -> CachedChecks {
    guard case .some(let changed) = changes, !changed.isEmpty else { return self }
    var copy = self
    let faces = changed.positions(.face)
    let renamed = context.vocabulary.replacing(faces, of: context.graph, in: graph)
    let vocabulary = renamed?.vocabulary ?? Vocabulary(graph.tracked(by: structureReads))
    let affected = affected(by: changed, renamed?.changes)
    let facts = try await CheckedEntry.Inputs.some(
      affected, graph, vocabulary, tracksDependencies: true, jobs: jobs)
    copy.context.replace(
      Dictionary(uniqueKeysWithValues: zip(affected, facts.map(\.facts))), graph: graph,
      siteMap: siteMap, vocabulary: vocabulary, faces: faces)
    let context = copy.context
    let done = try await parallelMap(Array(zip(affected, facts)), jobs: jobs) { position, facts in
      CheckedEntry(position, context, facts.reads)
    }
    for (position, entry) in zip(affected, done) { copy.entries[position] = entry }
    // Nearly all of these checks depend on the front matter of all entries, so it is not recorded.
    let again = siteResults.indices.filter {
      !faces.isEmpty || siteResults[$0].reads.intersects(changed)
    }
    let found = try await parallelMap(again, jobs: jobs) {
      Self.run(Check.all[$0], context, tracksDependencies: true)
    }
    for (index, whole) in zip(again, found) { copy.siteResults[index] = whole }
    return copy
  }

  /// Returns the entries whose findings may be different.
  ///
  /// - Parameter names: The names that changed, or nil if all words of the site may have.
  private func affected(by changed: DependencySet, _ names: NameChanges?) -> [EntryIndex] {
    guard let names else { return Array(entries.indices) }
    let linked = Set(names.headers.flatMap { context.graph.backlinks[$0].map(\.from) })
    return Set(
      entries.indices.filter {
        entries[$0].reads.intersects(changed) || !names.isEmpty && context.mayRefer($0, to: names)
          || linked.contains($0)
      }
    ).union(changed.positions(.body)).sorted()
  }

  private static func run(_ check: Check, _ context: CheckContext, tracksDependencies: Bool)
    -> SiteResult
  {
    guard case .whole(let whole) = check.scope else {
      return SiteResult(findings: [], reads: DependencySet())
    }
    guard tracksDependencies else {
      return SiteResult(findings: whole(context), reads: DependencySet())
    }
    let reads = DependencyRecorder([.body, .links, .backlinks, .views], recordsPositions: false)
    let findings = whole(context.tracked(by: reads))
    return SiteResult(findings: findings, reads: reads.dependencies)
  }
}

/// The findings in one entry, with the dependencies on all entries that the checks read.
struct CheckedEntry: Sendable {
  let findings: [Finding]
  let reads: DependencySet

  /// The data of one entry that its checks use.
  struct Inputs: Sendable {
    let facts: CheckContext.EntryInputs
    /// Dependency recorder, or nil if tracking is off.
    let reads: DependencyRecorder?

    /// Computes the facts of every entry.
    static func all(
      _ graph: ContentGraph, _ vocabulary: Vocabulary, tracksDependencies: Bool, jobs: Int
    ) async throws -> EntryTable<Inputs> {
      let all = Array(graph.entries.indices)
      return EntryTable(
        try await some(all, graph, vocabulary, tracksDependencies: tracksDependencies, jobs: jobs))
    }

    /// Computes the facts of some entries.
    static func some(
      _ positions: [EntryIndex], _ graph: ContentGraph, _ vocabulary: Vocabulary,
      tracksDependencies: Bool,
      jobs: Int
    ) async throws -> [Inputs] {
      try await parallelMap(positions, jobs: jobs) { position in
        let reads = tracksDependencies ? DependencyRecorder() : nil
        let tracked = reads.map { graph.tracked(by: $0) } ?? graph
        return Inputs(facts: .init(of: position, in: tracked, vocabulary), reads: reads)
      }
    }
  }

  /// Runs the checks that handle one entry at a time.
  init(_ position: EntryIndex, _ context: CheckContext, _ reads: DependencyRecorder?) {
    let context = reads.map { context.tracked(by: $0) } ?? context
    var findings: [Finding] = []
    for check in Check.ofEntries { findings += check(context, position) }
    self.findings = findings
    self.reads = reads?.dependencies ?? DependencySet()
  }
}
