import Diagnostics
import TestSupport
import Testing

/// Properties of fixes at random locations: a fix removes its finding, adds none, and a second run
/// changes nothing.
@Suite("Rules: properties of fixes")
struct FixPropertyTests {
  private static let rules: Set = [
    "stated-count", "read-time-drift", "matrix-name-drift", "prerequisite-order",
    "duplicate-reference", "redirected-link", "link-to-output", "absolute-self-link",
    "second-title", "id-removed", "value-not-allowed", "wrong-type", "invalid-date",
    "duplicate-value",
  ]

  /// How a file may be written besides.
  enum Form: String, CaseIterable, Sendable {
    case plain, windowsLines, noLastLine

    func apply(_ bytes: [UInt8]) -> [UInt8] {
      switch self {
      case .plain: bytes
      case .windowsLines: bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
      case .noLastLine: bytes.last == 0x0A ? Array(bytes.dropLast()) : bytes
      }
    }
  }

  @Test(
    "a fix removes its finding, and a second run changes nothing",
    arguments: MutationKind.all.filter { rules.contains($0.rule) }, Form.allCases)
  func mends(kind: MutationKind, form: Form) async throws {
    var mutant = Mutant(
      site: MutationTests.content, random: SeededGenerator(seed: 4099 &+ UInt64(kind.name.count)))
    mutant.site.today = kind.today
    let place = try kind.apply(&mutant)
    var site = mutant.site
    let name = String(place.path.dropFirst("Content/".count))
    site.content[name] = site.content[name].map(form.apply)
    let before = try await site.check()
    let fixable = before.findings.filter { $0.fix != nil }
    guard !fixable.isEmpty else { return }
    for (path, findings) in Dictionary(grouping: fixable, by: \.fix?.path) {
      let file = String((path ?? "").dropFirst("Content/".count))
      let bytes = try #require(site.content[file], "\(path ?? "")")
      let plan = FixPlan(findings, in: bytes)
      #expect(!plan.fixed.isEmpty, "\(kind.name): no fix can be made")
      let kept = bytes.count - plan.edits.reduce(0) { $0 + $1.range.indices.count }
      let added = plan.edits.reduce(0) { $0 + $1.replacement.utf8.count }
      #expect(plan.result.count == kept + added)
      site.content[file] = plan.result
    }
    let after = try await site.check()
    let left = after.findings.filter { finding in
      finding.fix != nil
        && fixable.contains { $0.rule == finding.rule && $0.message == finding.message }
    }
    #expect(left.isEmpty, "\(kind.name), \(form): \(after.terminal)")
    let known = Set(before.rules)
    #expect(Set(after.rules).isSubset(of: known), "\(kind.name), \(form): \(after.terminal)")
  }
}
