import Diagnostics
import Testing

@testable import Pipeline

/// Files with several entries, edited and rebuilt.
@Suite("Rebuilds of files with several entries")
struct ItemRebuildingTests {
  private static func files() -> [String: [UInt8]] {
    let texts = [
      "site.yml": "title: Items\n",
      "index.md":
        "---\ntitle: Items\n---\n[All](risks/all.md) [one](tasks/all.json#t-1) [signs](risks/all.md#signs-1)\n\n```view\nlist: tasks\n```\n",
      "risks/_collection.yml": "items: heading 2\nsort: id\n",
      "risks/all.md": markdown(1...6),
      "tasks/_collection.yml":
        "items: '[*]'\nfields:\n  risk: { type: reference, to: risks }\n  text: markdown\n",
      "tasks/all.json": json(Array(1...6)),
      "kinds.collection.yml": "entries: { from: [kinds.yml] }\nitems: kinds\n",
      "sizes.collection.yml":
        "entries: { from: [kinds.yml] }\nitems: sizes\nfields: { kind: { type: reference, to: kinds } }\n",
      "kinds.yml":
        "kinds:\n- { id: k1, title: K }\nsizes:\n- { id: s1, title: S, kind: k1 }\n",
      "notes/_collection.yml": "{}\n",
      "notes/a.md": "---\ntitle: A note\n---\nSee [a task](../tasks/all.json#t-2).\n",
    ]
    return Dictionary(
      uniqueKeysWithValues: texts.map { ("Content/\($0)", Array($1.utf8)) })
  }

  private static func markdown(_ numbers: some Sequence<Int>, text: String = "Text") -> String {
    numbers.map {
      "## Risk \($0)\n\n\(text) \($0), see [the first](#risk-1).\n\n### Signs\n\nA sign.\n\n"
    }
    .joined()
  }

  private static func json(_ numbers: [Int], text: String = "Text") -> String {
    let items = numbers.map {
      "{\"id\": \"t-\($0)\", \"title\": \"Task \($0)\", \"risk\": \"risk-1\", \"text\": \"\(text) [x](all.json#t-1)\"}"
    }
    return "[\n\(items.joined(separator: ",\n"))\n]\n"
  }

  private static func step(_ path: String, _ text: String?) -> Step {
    Step(
      writes: [("Content/\(path)", text.map { Array($0.utf8) })], words: path, isTold: true)
  }

  private static let steps: [(String, Step)] = [
    ("an edited section", step("risks/all.md", markdown(1...6, text: "Other"))),
    ("an added section", step("risks/all.md", markdown(1...7))),
    ("a section at the start", step("risks/all.md", markdown([0, 1, 2, 3, 4, 5, 6]))),
    ("reordered sections", step("risks/all.md", markdown([3, 1, 2, 4, 5, 6]))),
    ("a removed section", step("risks/all.md", markdown([1, 2, 4, 5, 6]))),
    ("no sections", step("risks/all.md", "Text.\n")),
    ("sections again", step("risks/all.md", markdown(1...6))),
    ("a duplicate section", step("risks/all.md", markdown([1, 2, 2, 3]))),
    ("one line longer", step("risks/all.md", "\n" + markdown(1...6))),
    ("edited items", step("tasks/all.json", json(Array(1...6), text: "Other"))),
    ("an added item", step("tasks/all.json", json(Array(1...8)))),
    ("reordered items", step("tasks/all.json", json([4, 2, 1, 3]))),
    ("a removed item", step("tasks/all.json", json([2, 3]))),
    ("broken JSON", step("tasks/all.json", "[{")),
    ("mended JSON", step("tasks/all.json", json(Array(1...6)))),
    ("a removed file", step("tasks/all.json", nil)),
    ("a file again", step("tasks/all.json", json(Array(1...6)))),
    ("a second file", step("tasks/more.json", json([7, 8]))),
    ("one item for two", step("tasks/more.json", json([6]))),
    ("no second file", step("tasks/more.json", nil)),
    (
      "a note",
      step("notes/a.md", "---\ntitle: A note\n---\nSee [a task](../tasks/all.json#t-3).\n")
    ),
    (
      "a note with a mistake",
      step("notes/a.md", "---\ntitle: A note\n---\n[x](../tasks/all.json#t-9)\n")
    ),
    ("a mended note", step("notes/a.md", "---\ntitle: A note\n---\nText.\n")),
    ("files, not items", step("tasks/_collection.yml", "fields: {}\n")),
    (
      "items again",
      step(
        "tasks/_collection.yml",
        "items: '[*]'\nfields:\n  risk: { type: reference, to: risks }\n  text: markdown\n")
    ),
    (
      "a link to the last sign",
      step("index.md", "---\ntitle: Items\n---\n[signs](risks/all.md#signs-5)\n")
    ),
    (
      "an item of each of two collections in a file",
      step(
        "kinds.yml",
        "kinds:\n- { id: k1, title: K }\n- { id: k2, title: K2 }\nsizes:\n- { id: s1, title: S2, kind: k2 }\n"
      )
    ),
    ("a file with one of its parts", step("kinds.yml", "kinds:\n- { id: k1, title: K }\n")),
    ("a shared file that is broken", step("kinds.yml", "kinds: [\n")),
    (
      "a shared file again",
      step(
        "kinds.yml", "kinds:\n- { id: k1, title: K }\nsizes:\n- { id: s1, title: S, kind: k1 }\n")
    ),
    ("a shorter file", step("risks/all.md", markdown(1...5))),
  ]

  @Test("a rebuild equals a clean build after each edit")
  func edits() async throws {
    var comparison = try SessionComparison(Self.files())
    #expect(try await comparison.difference() == nil)
    for (name, step) in Self.steps {
      let difference = try await comparison.difference(after: step)
      #expect(difference == nil, "\(name): \(difference ?? "")")
    }
    #expect(comparison.counts.clean > 12, "\(comparison.counts)")
    #expect(comparison.counts.partial > 2, "\(comparison.counts)")
  }

  @Test("an edited section renders its own page, and not those of the sections that it moves")
  func pages() async throws {
    let site = try Workspace()
    for (path, bytes) in Self.files() { try site.write(path, bytes) }
    var session = SiteSession(site.options)
    let first = try await session.rebuild()
    #expect(first.report.succeeded, "\(first.report.findings.map(\.message))")
    try site.edit("Content/risks/all.md", "Text 5", "Longer text 5")
    let sections = try await session.rebuild(.only([site["Content/risks/all.md"]]))
    #expect(sections.rendered.map(\.address).sorted() == ["/", "/risks/risk-5/"])
  }
}
