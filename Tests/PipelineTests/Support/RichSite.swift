import Foundation

@testable import Pipeline

/// The sample site with its own theme and with content that makes rebuilds harder.
///
/// It has mentions, nested parts of entries that refer to entries and to each other, titled references, links between
/// anchors, automatic term links, owners that have to match a matrix, counted matrices, duties,
/// comparisons, and a view of every kind.
enum RichSite {
  /// Returns all files, by path below a workspace.
  static func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for (path, text) in SampleSite.files {
      let edited = edits.filter { $0.path == path }.reduce(text) {
        $0.replacingOccurrences(of: $1.old, with: $1.new)
      }
      files["Content/\(path)"] = Array(edited.utf8)
    }
    for (path, text) in extra { files["Content/\(path)"] = Array(text.utf8) }
    let theme = Repository.builtinTheme
    for case let path as String in FileManager.default.enumerator(atPath: theme) ?? .init() {
      guard case .file? = FileSystem.kind("\(theme)/\(path)") else { continue }
      files["Theme/\(path)"] = try FileSystem.read("\(theme)/\(path)")
    }
    return files
  }

  /// Edits of the files of the sample site.
  private static let edits = [
    (
      path: "matrix/duties.md", old: "marks:\n",
      new: "duties: { of: columns, levels: [customer] }\nmarks:\n"
    ),
    (
      path: "site.yml", old: "  - lessons/index.md\n",
      new: """
        - { title: Work, to: /duties/ }
        - { title: Side by side, to: /compare/ }
        - lessons/index.md

      """
    ),
  ]

  private static let extra: KeyValuePairs<String, String> = [
    "standards/_collection.yml": """
    singular: standard
    plural: standards
    fields:
      edition: { type: string }
      clauses:
        type: entries
        fields:
          text: { type: markdown }
          like: { type: list, of: reference, to: 'standards#*' }
          details: entries
      replaced_by: { type: reference, to: standards, successor: true }

    """,
    "standards/iso.md": """
    ---
    title: ISO
    edition: "2022"
    clauses:
      - { id: A.1, title: Access, text: "See [agents](../domains/agents.md#why).", details: [{ id: A.1.1, title: Logs }] }
      - { id: A.2, title: Audit, like: [A.1.1, A.1] }
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
      domain: { type: reference, to: domains, inverse: guarded_by }
      owner:
        type: map
        keys: reference
        to: models
        of: enum
        values: [provider, customer, na]
        matrix: duties
        by: domain

    """,
    "controls/c-1.md": """
    ---
    title: Limit access
    standards: [iso#A.1]
    domains: [agents — Agents]
    peers: [c-2]
    domain: data
    owner: { saas: provider, on-premises: customer }
    ---
    ## How

    Together with @c-2, as [the standard](../standards/iso.md) asks.

    """,
    "controls/c-2.md": """
    ---
    title: Keep a trail
    standards: [iso#A.2]
    peers: [c-1]
    domain: agents
    ---
    ## How

    See [how](c-1.md#how) and [the matrix](../matrix/duties.md#agents--saas).

    """,
    "sheets/_collection.yml": """
    singular: sheet
    plural: sheets
    front_matter: optional
    title: { from: [title, heading, stem] }
    description: { from: [first-paragraph] }
    id: { from: path, also: [aliases] }

    """,
    "sheets/keys.md": """
    # Keys

    Keys have owners, as [locks](deep/locks.md#how) have.

    ## How

    Turn them.

    """,
    "sheets/deep/locks.md": """
    Before the title.

    # Locks

    ## How

    Close them. See [keys](../keys.md).

    """,
    "guide/index.md": """
    ---
    title: Guide
    ---
    ```view
    list: sheets
    ```

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
    "guide/views.md": """
    ---
    title: Views
    ---
    A trail is kept of robots.

    ```view
    graph: lessons
    relation: prerequisites
    group: difficulty
    ```

    ```view
    timeline: steps
    from: from_week
    to: to_week
    unit: week
    fields: [does]
    ```

    ```view
    checklist: checklists
    ```

    ```view
    ranking: duties
    level: customer
    of: columns
    ```

    ```view
    cells: duties
    mark: critical
    ```

    ```view
    guide: factors
    ask: question
    ```

    """,
    "terms/_collection.yml": """
    singular: term
    plural: terms
    link_terms: true
    fields:
      see: { type: list, of: reference, to: [domains, terms] }

    """,
    "terms/trail.md":
      "---\ntitle: Trail\naliases: [Audit trail]\nsee: [agents]\n---\nWho did what.\n",
    "terms/robot.md": "---\ntitle: Robot\naliases: [Robots]\nsee: [trail]\n---\nA body.\n",
    "steps/_collection.yml": """
    singular: step
    plural: steps
    sort: from_week
    fields:
      from_week: { type: integer, min: 1, required: true }
      to_week: { type: integer }
      does: { type: list, of: reference, to: controls, inverse: steps }

    """,
    "steps/begin.md": "---\ntitle: Begin\nfrom_week: 1\nto_week: 2\ndoes: [c-1]\n---\nText.\n",
    "steps/go-on.md": "---\ntitle: Go on\nfrom_week: 3\ndoes: [c-1, c-2]\n---\nText.\n",
    "checklists/_collection.yml": """
    singular: checklist
    plural: checklists
    fields:
      items:
        type: entries
        fields:
          section: { type: string }
          control: { type: reference, to: controls, inverse: checklists }

    """,
    "checklists/start.md": """
    ---
    title: Before the start
    items:
      limits: { title: Limits are set, section: First, control: c-1 }
      audit: { title: The audit is planned, section: Then, control: c-2 }
    ---
    Tick them.

    """,
    "factors/_collection.yml": """
    singular: factor
    plural: factors
    fields:
      question: { type: text, required: true }
      answers:
        type: entries
        fields:
          because: { type: text }
          models: { type: list, of: reference, to: models, inverse: suggested_by }

    """,
    "factors/people.md": """
    ---
    title: People
    question: Who runs it?
    answers:
      you: { title: You, because: You can., models: [on-premises] }
      they: { title: They, because: You cannot., models: [saas, on-premises] }
    ---
    Text.

    """,
    "matrix/coverage.md": """
    ---
    title: Coverage
    rows: { collection: domains }
    columns: { collection: standards }
    derive: { count: controls, row: domain, column: standards }
    ---
    How many controls there are.

    """,
    "figures/chart.svg":
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Chart</title><g id=\"a\"/></svg>",
  ]
}
