import Diagnostics
import Foundation
import Pipeline
import TestSupport
import Testing

/// Mutations of the shipped content, one at a time. Each is reported by the right rule at the right
/// line, and nothing else is.
@Suite("Mutations of the shipped content")
struct MutationTests {
  static let content: TestSite = {
    var site = TestSite()
    let files = try? TestSite.files(below: "\(Repository.root)/Content")
    site.content = files ?? [:]
    site.theme = (try? TestSite.files(below: "\(Repository.root)/Theme")) ?? [:]
    return site
  }()

  @Test("the shipped content has no finding")
  func clean() async throws {
    let outcome = try await Self.content.check()
    #expect(!Self.content.content.isEmpty)
    #expect(outcome.findings == [], "\(outcome.terminal)")
  }

  @Test("there are at least forty distinct kinds")
  func kinds() {
    #expect(MutationKind.all.count >= 40)
    #expect(Set(MutationKind.all.map(\.name)).count == MutationKind.all.count)
  }

  /// How often each kind is tried, elsewhere each time: `MUTATION_ROUNDS=20 swift test --filter Mutation`.
  static let rounds =
    ProcessInfo.processInfo.environment["MUTATION_ROUNDS"].flatMap { Int($0) } ?? 1

  @Test("a mutation is reported", arguments: MutationKind.all)
  func found(kind: MutationKind) async throws {
    for seed in 1...max(1, Self.rounds) { try await find(kind, seed: seed) }
  }

  private func find(_ kind: MutationKind, seed: Int) async throws {
    var mutant = Mutant(
      site: Self.content,
      random: SeededGenerator(seed: UInt64(seed) &* 7919 &+ UInt64(kind.name.count)))
    mutant.site.today = kind.today
    let place = try kind.apply(&mutant)
    let outcome = try await mutant.site.check()
    let places = outcome.findings(kind.rule).map { finding -> Mutant.Place in
      let bytes = outcome.sources[finding.location.path] ?? []
      let offset = max(0, Int(finding.location.range.start))
      return Mutant.Place(
        path: finding.location.path,
        line: finding.location.range == .wholeFile ? 0 : LineIndex(bytes).line(at: offset))
    }
    #expect(
      places.contains(place), "seed \(seed): wanted \(kind.rule) at \(place)\n\(outcome.terminal)")
    let others = Set(outcome.rules).subtracting(kind.also + [kind.rule])
    #expect(others.isEmpty, "seed \(seed): \(others) as well\n\(outcome.terminal)")
  }
}
