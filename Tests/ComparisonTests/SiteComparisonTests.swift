import Comparison
import Foundation
import Testing

@Suite("Comparisons of two versions")
struct SiteComparisonTests {
  @Test("a version is equal to itself")
  func same() {
    let report = compare(SampleSite.site(), SampleSite.site())
    #expect(report.isEmpty)
    #expect(report.effects.isEmpty)
    #expect(report.matrices.isEmpty)
    #expect(report.bump == .none)
    #expect(report.advice == nil)
  }

  @Test("a new order of anything is no change")
  func order() {
    let old = SampleSite.site()
    var new = SampleSite.site(domains: ["data", "network"], models: ["paas", "saas"])
    new.entries.reverse()
    new.collections.reverse()
    new.matrices[0].levels.reverse()
    #expect(compare(old, new).isEmpty)
  }

  @Test(
    "a level that asks more of the user is breaking, and one that asks less is additive",
    arguments: [
      ("provider", "customer", "duty-added breaking newly falls on the customer"),
      ("shared", "customer", "duty-added breaking newly falls on the customer"),
      ("provider", "shared", "duty-added breaking the customer newly carries a part"),
      ("na", "shared", "duty-added breaking the customer newly carries a part"),
      ("customer", "shared", "duty-removed additive relieves the customer of a part"),
      ("customer", "provider", "duty-removed additive relieves the customer"),
      ("customer", "na", "duty-removed additive relieves the customer"),
      ("na", "provider", "level-added additive "),
      ("provider", "na", "level-removed breaking nobody carries it now"),
    ])
  func levels(from: String, to: String, expected: String) throws {
    func site(_ level: String) -> ComparedSite {
      SampleSite.site(domains: ["data"], models: ["saas"], cells: ["data": ["saas": level]])
    }
    let change = try #require(compare(site(from), site(to)).changes.first)
    #expect(
      "\(change.kind.rawValue) \(change.class.rawValue) \(change.reason ?? "")" == expected)
    let back = try #require(compare(site(to), site(from)).changes.first)
    #expect(back.kind == change.kind.mirrored)
  }

  @Test("without duties, another level is breaking, and one in an empty cell is additive")
  func plain() throws {
    func site(_ level: String?) -> ComparedSite {
      SampleSite.site(
        domains: ["data"], models: ["saas"], cells: ["data": level.map { ["saas": $0] } ?? [:]],
        hasDuties: false)
    }
    let changed = try #require(compare(site("provider"), site("customer")).changes.first)
    #expect(ChangeWords(changed).line == "Saas × Data: Provider → Customer (breaking)")
    let filled = try #require(compare(site(nil), site("customer")).changes.first)
    #expect(ChangeWords(filled).line == "Saas × Data: empty → Customer (additive)")
    let emptied = try #require(compare(site("customer"), site(nil)).changes.first)
    #expect(ChangeWords(emptied).line == "Saas × Data: Customer → empty (breaking)")
  }

  @Test("the site sets other classes")
  func classes() throws {
    let new = SampleSite.site(models: ["saas"])
    let report = compare(SampleSite.site(), new, classes: [.lineRemoved: .editorial])
    let change = try #require(report.changes.first { $0.kind == .lineRemoved })
    #expect(change.class == .editorial)
    #expect(report.counts.editorial == 1)
  }

  @Test("another id of a level is breaking, and its cells are the same")
  func renamedLevel() throws {
    let old = SampleSite.site()
    var new = SampleSite.site()
    let index = try #require(new.matrices[0].levels.firstIndex { $0.id == "customer" })
    new.matrices[0].levels[index] = .init(
      id: "buyer", label: "Customer", meaning: "", isApplicable: true)
    new.matrices[0].duties = ["buyer", "shared"]
    for key in new.matrices[0].cells.keys where new.matrices[0].cells[key]?.levels == ["customer"] {
      new.matrices[0].cells[key]?.levels = ["buyer"]
    }
    let report = compare(old, new)
    #expect(
      report.lines == [
        "level Customer: id `customer` → `buyer` (breaking: cells and exported files name it by its id)"
      ])
    #expect(compare(old, new, classes: [.scaleRenamed: .editorial]).counts.breaking == 0)
    #expect(compare(new, old).changes.map(\.kind) == [.scaleRenamed])
  }

  @Test("a new domain with duties is breaking, and a new model is additive")
  func lines() throws {
    let old = SampleSite.site()
    let domain = SampleSite.site(
      domains: ["network", "data", "agents"],
      cells: [
        "network": ["saas": "provider", "paas": "shared"],
        "data": ["saas": "shared", "paas": "customer"],
        "agents": ["saas": "provider", "paas": "customer"],
      ])
    let added = try #require(
      compare(old, domain).changes.first { $0.kind == .lineWithDutiesAdded })
    #expect(ChangeWords(added).line == "row Agents: new (breaking: it has duties for the customer)")
    #expect(added.details == ["Provider 1, Customer 1"])
    let model = SampleSite.site(
      models: ["saas", "paas", "iaas"],
      cells: [
        "network": ["saas": "provider", "paas": "shared", "iaas": "customer"],
        "data": ["saas": "shared", "paas": "customer", "iaas": "customer"],
      ])
    #expect(compare(old, model).changes.contains { $0.kind == .lineAdded })
    #expect(compare(old, model).counts.breaking == 0)
  }

  @Test("effects name the counts and ranks that changed")
  func effects() {
    let new = SampleSite.site(
      cells: [
        "network": ["saas": "customer", "paas": "shared"],
        "data": ["saas": "customer", "paas": "customer"],
      ])
    let effects = compare(SampleSite.site(), new).effects.map { "\($0.title): \($0.text)" }
    #expect(
      effects == [
        "Saas: Provider 1 → 0, Shared 1 → 0, Customer 0 → 2, rank by Customer 2 → 1 of 2",
        "Paas: rank by Customer 1 → 2 of 2",
        "In all: Provider 1 → 0, Shared 2 → 1, Customer 1 → 3",
      ])
  }

  @Test("the matrix has old and new cells side by side, also of lines that are gone")
  func sideBySide() throws {
    let new = SampleSite.site(
      models: ["saas", "iaas"],
      cells: [
        "network": ["saas": "customer", "iaas": "customer"],
        "data": ["saas": "shared", "iaas": "customer"],
      ])
    let matrix = try #require(compare(SampleSite.site(), new).matrices.first)
    #expect(matrix.columns.map(\.title) == ["Saas", "Iaas", "Paas"])
    #expect(matrix.columns.map(\.state) == [.kept, .added, .removed])
    let cells = matrix.cells[0].map { "\($0.from ?? "") → \($0.to ?? "")" }
    #expect(cells == ["Provider → Customer", " → Customer", "Shared → "])
    #expect(!matrix.cells[1][0].isChanged)
  }

  @Test("references to an entry that is gone are a detail of that change")
  func references() throws {
    var old = SampleSite.site()
    old.entries[0].relations = [
      ComparedRelation(
        field: "uses", label: "Uses", part: nil, target: EntryKey("models", "paas"),
        targetPart: nil)
    ]
    var new = old
    new.entries.removeAll { $0.key.id == "paas" }
    let report = compare(old, new)
    #expect(!report.changes.contains { $0.kind == .relationRemoved })
    let removed = try #require(report.changes.first { $0.kind == .entryRemoved })
    #expect(removed.details == ["referred to by Network"])
    var other = old
    other.entries[0].relations = []
    #expect(
      compare(old, other).lines == ["Network, Uses: no longer refers to Paas (breaking)"])
  }

  @Test(
    "a reference to the same clause of another edition is one change", arguments: [true, false])
  func editions(isForward: Bool) {
    func site(_ edition: String) -> ComparedSite {
      var site = SampleSite.site()
      var old = SampleSite.entry("norms", "norm-1")
      old.successor = EntryKey("norms", "norm-2")
      site.entries += [old, SampleSite.entry("norms", "norm-2")]
      site.entries[0].relations = ["a", "b"].map {
        ComparedRelation(
          field: "serves", label: "Serves", part: nil, target: EntryKey("norms", edition),
          targetPart: $0)
      }
      return site
    }
    let (old, new) = isForward ? ("norm-1", "norm-2") : ("norm-2", "norm-1")
    #expect(
      compare(site(old), site(new)).lines
        == ["a", "b"].map {
          "Network, Serves: “\(old.capitalized) \($0)” → “\(new.capitalized) \($0)” (additive)"
        })
  }

  @Test("what hides content of a side makes the report incomplete, not wrong")
  func partial() {
    var old = SampleSite.site()
    old.limits = ["2 errors may hide some of it"]
    let report = compare(old, SampleSite.site())
    #expect(report.isEmpty)
    #expect(report.limits == ["in the old version, 2 errors may hide some of it"])
    #expect(TextReport(report).text.contains("Incomplete: in the old version, 2 errors"))
  }

  @Test("a comparison is the mirror of the other direction", arguments: 0..<40)
  func mirrored(seed: Int) {
    var random = Random(seed: UInt64(seed))
    let (old, new) = (random.site(), random.site())
    func keys(_ report: ChangeReport, isMirrored: Bool) -> [String] {
      // Redirects and classes have a direction, and a kept entry has the title of either side.
      report.changes.filter { $0.kind != .addressLost && $0.kind != .addressMoved }.map { change in
        let kind = isMirrored ? change.kind.mirrored : change.kind
        let same = kind == .lineWithDutiesAdded ? ChangeKind.lineAdded : kind
        let (from, to) = isMirrored ? (change.to, change.from) : (change.from, change.to)
        let subject = change.subject
        return [
          same.rawValue, subject.collection, subject.id, subject.matrix, subject.row,
          subject.column, subject.part, from, to,
        ].map { $0 ?? "-" }.joined(separator: "|")
      }.sorted()
    }
    #expect(
      keys(compare(old, new), isMirrored: false) == keys(compare(new, old), isMirrored: true))
  }

  @Test("5,000 changes are compared in little time")
  func speed() {
    func site(_ text: String) -> ComparedSite {
      var site = ComparedSite()
      site.entries = (0..<5_000).map {
        SampleSite.entry("c\($0 % 7)", "\(text.prefix(1))\($0)", text: "\(text) number \($0)")
      }
      return site
    }
    let duration = ContinuousClock().measure {
      #expect(compare(site("one"), site("two")).changes.count == 10_000)
    }
    #expect(duration < .seconds(20))
  }
}

/// Random sites from a seed.
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    // xorshift64 (Marsaglia, "Xorshift RNGs").
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// A site with some of a few entries, levels, fields, parts and references.
  mutating func site() -> ComparedSite {
    func some<Item>(_ items: [Item], _ random: inout Random) -> [Item] {
      items.filter { _ in Bool.random(using: &random) }
    }
    let domains = some(["d1", "d2", "d3", "d4"], &self)
    let models = some(["m1", "m2", "m3"], &self)
    var cells: [String: [String: String]] = [:]
    for domain in domains {
      for model in models {
        let level = ["provider", "shared", "customer", "na", nil].randomElement(using: &self)
        cells[domain, default: [:]][model] = level ?? nil
      }
    }
    var site = SampleSite.site(domains: domains, models: models, cells: cells)
    for (key, cell) in site.matrices[0].cells where Bool.random(using: &self) {
      var cell = cell
      cell.marks = ["critical"]
      site.matrices[0].cells[key] = cell
    }
    for index in site.entries.indices {
      let key = site.entries[index].key
      // No two entries are similar.
      site.entries[index].body = [(0..<30).map { "\(key.id)x\($0)" }.joined(separator: " ")]
      if Bool.random(using: &self) { site.entries[index].isDeprecated = true }
      if Bool.random(using: &self) { site.entries[index].body.append("More about \(key.id).") }
      site.entries[index].fields = some(["a", "b"], &self).map { name in
        ComparedField(
          name: name, label: name, value: ["x", "y"].randomElement(using: &self) ?? "",
          kind: .data)
      }
      site.entries[index].parts = some(["p1", "p2"], &self).map {
        ComparedPart(id: $0, title: $0, noun: "part", text: "")
      }
      site.entries[index].sections = some(["s1", "s2"], &self).map {
        ComparedSection(anchor: $0, title: $0)
      }
      site.entries[index].relations = some(site.entries.map(\.key), &self).map {
        ComparedRelation(field: "uses", label: "Uses", part: nil, target: $0, targetPart: nil)
      }
    }
    site.entries.shuffle(using: &self)
    return site
  }
}
