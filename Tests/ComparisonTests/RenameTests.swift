import Comparison
import Testing

@Suite("Renamed entries")
struct RenameTests {
  private func sites(
    _ old: [ComparedEntry], _ new: [ComparedEntry]
  ) -> (ComparedSite, ComparedSite) {
    var (a, b) = (ComparedSite(), ComparedSite())
    (a.entries, b.entries) = (old, new)
    for entry in old { a.addresses[entry.address] = .page }
    for entry in new { b.addresses[entry.address] = .page }
    for entry in new {
      for address in entry.redirects { b.addresses[address] = .redirect(to: entry.address) }
    }
    return (a, b)
  }

  private let words = (0..<30).map { "word\($0)" }

  private func text(_ count: Int, of other: String) -> String {
    (words.prefix(count) + (0..<(30 - count)).map { "\(other)\($0)" }).joined(separator: " ")
  }

  @Test("a redirect declares a rename, however different the texts are")
  func redirect() {
    var new = SampleSite.entry("models", "cloud", text: "Nothing of it is left.")
    new.redirects = ["models/saas/"]
    let (a, b) = sites([SampleSite.entry("models", "saas")], [new])
    let report = compare(a, b)
    #expect(
      report.lines.contains { $0.hasPrefix("Cloud: id `saas` → `cloud` (breaking: the address") })
    #expect(report.lines.contains { $0.contains("(additive: the old one redirects)") })
    #expect(report.renames.isEmpty)
    #expect(!compare(b, a).changes.contains { $0.kind == .entryRemoved })
  }

  @Test("another id, an alias and a successor declare a rename")
  func declared() {
    var named = SampleSite.entry("models", "a-new", text: "x")
    named.otherIDs = ["a"]
    var titled = SampleSite.entry("models", "b-new", text: "y")
    titled.aliases = ["B"]
    var old = SampleSite.entry("models", "c")
    old.successor = EntryKey("models", "c-new")
    let (a, b) = sites(
      [SampleSite.entry("models", "a"), SampleSite.entry("models", "b"), old],
      [named, titled, SampleSite.entry("models", "c-new", text: "z")])
    let kinds = compare(a, b).changes.map(\.kind)
    #expect(kinds.count { $0 == .entryRenamed } == 3)
    #expect(!kinds.contains(.entryRemoved))
    #expect(!kinds.contains(.entryAdded))
  }

  @Test("a retired id is a declared end, and one whose address redirects is a declared rename")
  func retired() {
    let old = SampleSite.entry("models", "saas", text: text(30, of: "a"))
    let new = SampleSite.entry("models", "cloud", text: text(24, of: "b"))
    var (a, b) = sites([old], [new])
    #expect(compare(a, b).renames.count == 1)
    b.retired = [old.key: "models/saas/"]
    var report = compare(a, b)
    #expect(report.renames.isEmpty)
    #expect(report.changes.map(\.kind).sorted() == [.entryAdded, .entryRemoved].sorted())
    #expect(report.lines.contains { $0.contains("its id is retired, its address") })
    // The other direction reads the same lock.
    let mirrored = compare(b, a).changes.map(\.kind).sorted()
    #expect(mirrored == [.entryAdded, .entryRemoved].sorted())
    b.addresses["models/software/"] = .redirect(to: new.address)
    b.retired = [old.key: "models/software/"]
    report = compare(a, b)
    #expect(report.lines.contains { $0.contains("the address of the retired id redirects to it") })
    #expect(!report.changes.contains { $0.kind == .entryRemoved })
    #expect(!compare(b, a).changes.contains { $0.kind == .entryRemoved })
    // Equal words make no rename of a retired id either.
    (a, b) = sites([old], [SampleSite.entry("models", "cloud", text: text(30, of: "a"))])
    b.retired = [old.key: "models/saas/"]
    #expect(compare(a, b).renames.isEmpty)
  }

  @Test("another id at the same address is the same entry, also if the old id is retired")
  func sameAddress() throws {
    let old = SampleSite.entry("models", "saas", text: text(30, of: "a"))
    var new = ComparedEntry(
      key: EntryKey("models", "cloud"), title: "Cloud", address: old.address, path: old.path,
      noun: "model")
    new.body = ["Nothing of it is left."]
    for retired in [[:], [old.key: old.address]] {
      var (a, b) = sites([old], [new])
      b.retired = retired
      for report in [compare(a, b), compare(b, a)] {
        let kinds = report.changes.map(\.kind)
        #expect(kinds.contains(.entryRenamed))
        #expect(!kinds.contains(.entryRemoved) && !kinds.contains(.entryAdded))
        #expect(!kinds.contains(.addressLost))
        #expect(report.lines.contains { $0.hasSuffix("(breaking: it has the same address)") })
      }
    }
    // Two entries at one address, such as items of a page, say nothing.
    var other = new
    other = ComparedEntry(
      key: EntryKey("models", "other"), title: "Other", address: old.address, path: old.path,
      noun: "model")
    let (a, b) = sites([old], [new, other])
    #expect(compare(a, b).changes.contains { $0.kind == .entryRemoved })
  }

  @Test("the same id in another collection is moved, unless two collections have it")
  func moved() {
    let (a, b) = sites(
      [SampleSite.entry("models", "x")], [SampleSite.entry("services", "x", text: "Other.")])
    let report = compare(a, b)
    #expect(report.changes.first?.kind == .entryMoved)
    #expect(report.changes.first?.from == "models:x")
    let (c, d) = sites(
      [SampleSite.entry("models", "x")],
      [SampleSite.entry("p", "x", text: "Other."), SampleSite.entry("q", "x", text: "Others.")])
    #expect(!compare(c, d).changes.contains { $0.kind == .entryMoved })
  }

  @Test("from 60 % of the words on, an entry is probably renamed, with the line to paste")
  func similar() throws {
    var old = SampleSite.entry("models", "saas", text: text(30, of: ""))
    old.body = [text(30, of: "")]
    let near = SampleSite.entry("models", "cloud", text: text(20, of: "p"))
    let (a, b) = sites([old], [near])
    let rename = try #require(compare(a, b).renames.first)
    #expect((rename.from, rename.to) == ("saas", "cloud"))
    #expect(rename.redirect == "redirect_from: [models/saas/]")
    #expect(rename.similarity == 200 * 20 / 62)
    let far = SampleSite.entry("models", "cloud", text: text(15, of: "p"))
    let (c, d) = sites([old], [far])
    #expect(compare(c, d).renames.isEmpty)
    #expect(compare(c, d).changes.map(\.kind).contains(.entryRemoved))
  }

  @Test("renames are one to one, the most similar first, in both directions alike")
  func oneToOne() {
    let old = ["a", "b"].map { SampleSite.entry("models", $0, text: text(30, of: "")) }
    let new = [
      SampleSite.entry("models", "c", text: text(25, of: "p")),
      SampleSite.entry("models", "d", text: text(29, of: "q")),
      SampleSite.entry("models", "e", text: text(20, of: "r")),
    ]
    let (a, b) = sites(old, new)
    let forward = compare(a, b).renames.map { [$0.from, $0.to].sorted() }
    let back = compare(b, a).renames.map { [$0.from, $0.to].sorted() }
    #expect(Set(forward) == Set(back))
    #expect(forward.count == 2)
    #expect(Set(forward.flatMap { $0 }) == ["a", "b", "c", "d"])
  }

  @Test("only equal texts are found among more than 50 entries a side, and the report says so")
  func limit() {
    func entries(_ prefix: String, _ count: Int) -> [ComparedEntry] {
      (0..<count).map {
        SampleSite.entry(
          "models", "\(prefix)\($0)", text: "\(text(28, of: prefix)) \(prefix) \($0)")
      }
    }
    let (a, b) = sites(entries("a", 51), entries("b", 51))
    let report = compare(a, b)
    #expect(report.renames.isEmpty)
    #expect(report.limits.contains { $0.contains("more than 50 entries of `models`") })
    let (c, d) = sites(entries("a", 50), entries("b", 50))
    #expect(compare(c, d).renames.count == 50)
    // Equal entries are found at any number. Their titles must be equal too.
    let same = (0..<200).map { number in
      ("old\(number)", "new\(number)", "Text number \(number).")
    }
    func titled(_ id: String, _ text: String) -> ComparedEntry {
      var entry = ComparedEntry(
        key: EntryKey("models", id), title: text, address: "models/\(id)/", path: "\(id).md",
        noun: "model")
      entry.body = [text]
      return entry
    }
    let (e, f) = sites(same.map { titled($0.0, $0.2) }, same.map { titled($0.1, $0.2) })
    #expect(compare(e, f).renames.count == 200)
  }

  @Test("references follow a part with another id")
  func parts() {
    func site(_ id: String) -> (ComparedEntry, ComparedEntry) {
      var norm = SampleSite.entry("norms", "norm")
      norm.parts = [ComparedPart(id: id, title: "Ropes", noun: "part", text: "")]
      var rule = SampleSite.entry("rules", "rule")
      rule.relations = [
        ComparedRelation(
          field: "meets", label: "Meets", part: nil, target: norm.key, targetPart: id)
      ]
      return (norm, rule)
    }
    let (old, new) = (site("5.1"), site("5.2"))
    let (a, b) = sites([old.0, old.1], [new.0, new.1])
    #expect(compare(a, b).changes.map(\.kind) == [.partRenamed])
    #expect(compare(b, a).changes.map(\.kind) == [.partRenamed])
  }

  @Test("rows and columns of renamed entries are the same lines")
  func lines() {
    let old = SampleSite.site()
    var new = SampleSite.site(
      models: ["saas", "platform"],
      cells: [
        "network": ["saas": "provider", "platform": "shared"],
        "data": ["saas": "shared", "platform": "customer"],
      ])
    let index = new.entries.firstIndex { $0.key.id == "platform" }!
    new.entries[index].redirects = ["models/paas/"]
    new.addresses["models/paas/"] = .redirect(to: "models/platform/")
    let report = compare(old, new)
    #expect(report.changes.allSatisfy { $0.subject.matrix == nil })
    #expect(report.effects.isEmpty)
  }
}

extension ChangeKind {
  fileprivate static func order(_ a: ChangeKind, _ b: ChangeKind) -> Bool {
    a.rawValue < b.rawValue
  }
}

extension [ChangeKind] {
  fileprivate func sorted() -> [ChangeKind] { sorted(by: ChangeKind.order) }
}
