import Foundation

@testable import Pipeline

/// The sample site with a theme of its own, and with what makes rebuilding harder: mentions, parts
/// of entries, titled references, pages that link to each other's anchors, drawings, a lock.
enum RichSite {
  /// All its files, by path below a workspace.
  static func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for (path, text) in SampleSite.files { files["Content/\(path)"] = Array(text.utf8) }
    for (path, text) in extra { files["Content/\(path)"] = Array(text.utf8) }
    let theme = Repository.theme
    for case let path as String in FileManager.default.enumerator(atPath: theme) ?? .init() {
      guard case .file? = FileSystem.kind("\(theme)/\(path)") else { continue }
      files["Theme/\(path)"] = try FileSystem.read("\(theme)/\(path)")
    }
    return files
  }

  private static let extra: KeyValuePairs<String, String> = [
    "standards/_collection.yml": """
    singular: standard
    plural: standards
    fields:
      edition: { type: string }
      clauses: { type: entries, fields: { text: { type: markdown } } }
      replaced_by: { type: reference, to: standards, successor: true }

    """,
    "standards/iso.md": """
    ---
    title: ISO
    edition: "2022"
    clauses:
      - { id: A.1, title: Access, text: "See [agents](../domains/agents.md#why)." }
      - { id: A.2, title: Audit }
    ---
    What it asks. See @c-1.

    """,
    "controls/_collection.yml": """
    singular: control
    plural: controls
    id: '^c-[0-9]$'
    mention: '@{id}'
    fields:
      standards: { type: list, of: reference, to: standards, pinned: edition, inverse: controls }
      domains: { type: list, of: reference, to: domains, titled: true }
      peers: { type: list, of: reference, to: controls, symmetric: true }

    """,
    "controls/c-1.md": """
    ---
    title: Limit access
    standards: [iso#A.1]
    domains: [agents — Agents]
    peers: [c-2]
    ---
    ## How

    Together with @c-2, as [the standard](../standards/iso.md) asks.

    """,
    "controls/c-2.md": """
    ---
    title: Keep a trail
    standards: [iso#A.2]
    peers: [c-1]
    ---
    ## How

    See [how](c-1.md#how) and [the matrix](../matrix/duties.md#agents--saas).

    """,
    "guide/index.md": """
    ---
    title: Guide
    ---
    [About](../about.md#where-from), [why](../domains/data.md#why), ![Chart](../figures/chart.svg)

    ```view
    list: controls
    ```

    """,
    "guide/more.md": """
    ---
    title: More
    description: The other half of the guide.
    ---
    ## One

    [Back](index.md), [down](#two), [why](../domains/agents.md#why).

    ## Two

    There are two models.

    """,
    "figures/chart.svg":
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Chart</title><g id=\"a\"/></svg>",
  ]
}
