/// Duration of each stage of a build, in the order in which the stages first ran.
package struct StageTimes: Sendable {
  /// Names and total durations of the stages.
  package private(set) var stages: [(name: String, duration: Duration)] = []

  /// Creates an empty record.
  package init() {}

  mutating func time<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
    let start = ContinuousClock.now
    defer { add(name, ContinuousClock.now - start) }
    return try work()
  }

  mutating func time<Result: Sendable>(
    _ name: String, _ work: @Sendable () async throws -> Result
  ) async rethrows -> Result {
    let start = ContinuousClock.now
    defer { add(name, ContinuousClock.now - start) }
    return try await work()
  }

  mutating func add(_ name: String, _ duration: Duration) {
    if let index = stages.firstIndex(where: { $0.name == name }) {
      stages[index].duration += duration
    } else {
      stages.append((name, duration))
    }
  }
}
