import Diagnostics
import Testing

@testable import ContentFormat
@testable import ContentModel

/// Every view with a filter reports a misspelt value.
@Suite("Views: filters")
struct ViewFilterTests {
  private let base = [
    "phases/_collection.yml": "singular: phase\n",
    "phases/deployment.md": page("title: Deployment phase"),
    "phases/design.md": page("title: Design"),
    "controls/_collection.yml": """
    singular: control
    plural: controls
    fields:
      phase: { type: reference, to: phases }
      also: { type: list, of: reference, to: phases }
      kind: { type: enum, values: [detect, { id: prevent, label: Prevents }] }
      kinds: { type: list, of: enum, values: [detect, prevent] }
      done: boolean
      open: { type: boolean, values: [Yes, No] }
      seen: { type: list, of: boolean, values: [on, off] }
      owner: string
      start: date
      needs: { type: list, of: reference, to: controls }
      parts: { type: entries, fields: { leads: { type: list, of: reference, to: phases } } }

    """,
    "controls/a.md": page(
      "title: A\nphase: deployment\nkind: detect\ndone: true\nopen: no\nseen: [on]\nowner: platform\nstart: 2026-01-01"
    ),
  ]

  private func report(_ view: String) -> [String] {
    Content(base.merging(["x.md": page("title: X", "```view\n\(view)\n```")]) { $1 }).findings
      .map { finding in
        ([finding.message] + finding.help).joined(separator: " / ")
      }
  }

  @Test(
    "the words of a boolean are values of a filter",
    arguments: [
      ("open: no", []), ("open: false", []), ("seen: on", []), ("seen: true", []),
      (
        "open: maybe",
        ["`maybe` is not a value of `open` / write `Yes` or `No`"]
      ),
    ] as [(String, [String])])
  func words(filter: String, expected: [String]) {
    #expect(report("list: controls\nfilter: { \(filter) }") == expected)
  }

  @Test("the words of a boolean select entries")
  func selection() {
    let content = Content(
      base.merging([
        "x.md": page(
          "title: X",
          "```view\ncount: controls\nfilter: { open: no }\n```\n\n"
            + "```view\ncount: controls\nfilter: { open: yes }\n```")
      ]) { $1 })
    let counts = [0, 1].map { block -> Int in
      if case .count(_, let count)? = content.graph.views[content.position("x.md")]?[block] {
        count
      } else {
        -1
      }
    }
    #expect(counts == [1, 0])
  }

  @Test(
    "a wrong value is reported in every kind of view",
    arguments: [
      "list: controls", "count: controls", "graph: controls\nrelation: needs",
      "timeline: controls\nfrom: start", "checklist: controls", "guide: controls",
    ])
  func everywhere(view: String) {
    #expect(
      report("\(view)\nfilter: { phase: deploymnet }") == [
        "there is no phase `deploymnet`, so nothing has it as `phase` / did you mean `deployment`?"
      ])
  }

  @Test(
    "wrong fields and values are reported",
    arguments: [
      (
        "also: desing",
        "there is no phase `desing`, so nothing has it as `also` / did you mean `design`?"
      ),
      (
        "phase: Deployment phase",
        "there is no phase `Deployment phase`, so nothing has it as `phase` / did you mean `deployment`?"
      ),
      ("kind: detct", "`detct` is not a value of `kind` / did you mean `detect`?"),
      ("kind: Prevents", "`Prevents` is not a value of `kind` / did you mean `prevent`?"),
      ("kinds: prevnt", "`prevnt` is not a value of `kinds` / did you mean `prevent`?"),
      ("done: yes", "`yes` is not a value of `done` / write `true` or `false`"),
      (
        "owner: platfrom",
        "no control has `platfrom` as `owner`, so this view shows nothing / did you mean `platform`?"
      ),
      ("ownr: platform", "controls have no field `ownr` / did you mean `owner`?"),
    ])
  func misspelt(filter: String, message: String) {
    #expect(report("list: controls\nfilter: { \(filter) }") == [message])
  }

  @Test(
    "a valid filter is not reported, even without matches",
    arguments: [
      "phase: design", "also: deployment", "kind: prevent", "done: false", "owner: platform",
      "phase: deployment",
    ])
  func right(filter: String) {
    #expect(report("list: controls\nfilter: { \(filter) }") == [])
  }
}
