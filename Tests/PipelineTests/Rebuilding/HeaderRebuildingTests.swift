import Foundation
import Testing

@testable import Pipeline

/// Texts name rows and columns of matrices in full, in part and by links, and findings about other texts
/// show their titles.
@Suite("Rebuilding: names of rows and columns")
struct HeaderRebuildingTests {
  private static func entry(_ title: String, _ more: String = "") -> String {
    "---\ntitle: \(title)\n\(more)---\n"
  }

  private static let files = [
    "Content/site.yml": """
    title: Duties
    language: en
    print_pages: true
    severities: { stated-ranking: warning, stated-count: warning, stated-level: warning }

    """,
    "Content/index.md": entry("Home")
      + "Patching of Managed Cloud is shared. Managed Cloud has the most provider cells.\n",
    "Content/models/_collection.yml": "singular: model\nplural: models\nsort: weight\n",
    "Content/models/own.md": entry("Own Servers", "weight: 1\n"),
    "Content/models/managed.md": entry("Managed Cloud", "weight: 2\n"),
    "Content/models/hosted.md": entry("Hosted AI", "weight: 3\n"),
    "Content/tasks/_collection.yml": "singular: task\nplural: tasks\n",
    "Content/tasks/patching.md": entry("Patching") + "Two of the models are customer.\n",
    "Content/tasks/logging.md": entry("Logging") + "In Own Servers, logging is provider.\n",
    "Content/phases/_collection.yml":
      "singular: phase\nplural: phases\nsort: weight\nfields: { after: { type: reference, to: phases, acyclic: true } }\n",
    "Content/phases/plan.md": entry("Plan", "weight: 1\n"),
    "Content/phases/run.md": entry("Run", "weight: 2\nafter: plan\n")
      + "The second phase is Run. The third phase is Own Servers. Plan comes after Run.\n",
    "Content/notes/_collection.yml": "singular: note\nplural: notes\n",
    "Content/notes/ranks.md": entry("Ranks")
      + "Own Servers has the most provider cells. Hosted AI has two customer cells.\n",
    "Content/notes/links.md": entry("Links")
      + "In [hosted](../models/hosted.md) AI, Patching is customer.\n",
    "Content/notes/plain.md": entry("Plain") + "Nothing of the kind.\n",
    "Content/duties/_collection.yml": "kind: matrix\n",
    "Content/duties/duties.md": entry(
      "Duties",
      "rows: tasks\ncolumns: models\nlevels: [{ id: customer }, { id: shared }, { id: provider }]\n"
    )
      + "| Task | own | managed | hosted |\n| --- | --- | --- | --- |\n"
      + "| patching | customer | shared | customer |\n| logging | customer | provider | provider |\n",
  ]

  @Test("a rebuild after each new name equals a clean build")
  func names() async throws {
    var comparison = try SessionComparison(Self.files.mapValues { Array($0.utf8) })
    #expect(try await comparison.difference() == nil)
    let edits = [
      ("models/own.md", Self.entry("Own Machines", "weight: 1\n")),
      ("models/own.md", Self.entry("Hosted AI", "weight: 1\n")),
      ("models/hosted.md", Self.entry("Own Servers", "weight: 3\n")),
      ("models/own.md", Self.entry("Servers", "weight: 1\n")),
      ("models/own.md", Self.entry("Own Servers", "weight: 1\n")),
      ("models/hosted.md", Self.entry("Hosted AI", "weight: 3\n")),
      ("models/hosted.md", Self.entry("Hosted", "weight: 3\naliases: [Hosted AI]\n")),
      ("models/hosted.md", Self.entry("Plain", "weight: 3\n")),
      ("models/hosted.md", Self.entry("Hosted AI", "weight: 3\n")),
      ("models/managed.md", Self.entry("Managed", "weight: 2\n")),
      ("models/managed.md", Self.entry("Own Servers", "weight: 2\naliases: [Managed Cloud]\n")),
      ("models/managed.md", Self.entry("If", "weight: 2\n")),
      ("models/managed.md", Self.entry("Managed Cloud", "weight: 2\n")),
      ("tasks/patching.md", Self.entry("Logging")), ("tasks/patching.md", Self.entry("Patch")),
      ("tasks/logging.md", Self.entry("Patching") + "In Own Servers, logging is provider.\n"),
      ("tasks/logging.md", Self.entry("Logging") + "In Own Servers, logging is provider.\n"),
      ("tasks/patching.md", Self.entry("Patching") + "Three of the models are customer.\n"),
      (
        "duties/duties.md",
        (Self.files["Content/duties/duties.md"] ?? "")
          .replacing("title: Duties", with: "title: The chart")
      ),
      ("notes/plain.md", Self.entry("The chart") + "The chart has 9 cells.\n"),
      ("duties/duties.md", Self.files["Content/duties/duties.md"] ?? ""),
    ]
    for (index, edit) in edits.enumerated() {
      for isTold in [true, false] {
        let step = Step(
          writes: [("Content/\(edit.0)", Array(edit.1.utf8))], words: "edit \(index)",
          isTold: isTold)
        let difference = try await comparison.difference(after: step)
        #expect(difference == nil, "\(step)")
      }
    }
    #expect(comparison.counts.clean > 10 && comparison.counts.partial > 5, "\(comparison.counts)")
  }
}
