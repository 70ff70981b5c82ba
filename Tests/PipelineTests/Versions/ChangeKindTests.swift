import Comparison
import Testing

@testable import Pipeline

/// A small site, and an edit for every kind of change.
@Suite("Kinds of changes in files")
struct ChangeKindTests {
  /// The old version of each edit.
  static let files: [String: String] = [
    "site.yml": "title: Duties\nversion: 1.0.0\n",
    "index.md": "---\ntitle: Home\n---\n\nWelcome.\n",
    "about.md": "---\ntitle: About\n---\n\nAbout us.\n\n## History\n\nLong.\n",
    "domains/_collection.yml": """
    plural: domains
    singular: domain
    sort: id
    fields:
      note: { type: text }
      rank: { type: integer }
      examples: { type: map, keys: reference, to: models, of: text }
      responsibility: { type: assignments, matrix: responsibility }
    """,
    "domains/network.md": """
    ---
    title: Network
    note: Wires and switches.
    rank: 3
    examples: { saas: Their wires. }
    responsibility:
      - { level: provider, of: [saas], because: They own the network. }
      - { level: shared, of: [paas], because: Both do. }
    ---

    The network connects everything to everything else, by wires and by air.
    """,
    "domains/data.md": "---\ntitle: Data\n---\n\nWhat is stored, moved and deleted again.\n",
    "models/_collection.yml": "plural: models\nsingular: model\nsort: id\n",
    "models/saas.md": "---\ntitle: SaaS\n---\n\nSoftware that somebody else runs for you.\n",
    "models/paas.md": "---\ntitle: PaaS\n---\n\nA platform on which your own programs run.\n",
    "controls/_collection.yml": """
    plural: controls
    singular: control
    fields:
      serves: { type: list, of: reference, to: 'norms#*', pinned: edition }
      for: { type: list, of: reference, to: domains }
      next: { type: reference, to: controls, successor: true }
    """,
    "controls/backup.md": """
    ---
    title: Backup
    serves: [norm#a-1]
    for: [data]
    ---

    Copies of everything, in another place.
    """,
    "norms/_collection.yml": """
    plural: norms
    singular: norm
    fields:
      edition: { type: string }
      clauses: { type: entries, fields: { text: { type: text } } }
    """,
    "norms/norm.md": """
    ---
    title: Norm
    edition: "2020"
    clauses:
      - { id: a-1, title: Copies, text: Make copies. }
      - { id: a-2, title: Locks, text: Lock doors. }
    ---

    A norm.
    """,
    "matrix/_collection.yml": "kind: matrix\nplural: matrices\nsingular: matrix\n",
    "matrix/responsibility.md": """
    ---
    title: Responsibility
    rows: { collection: domains }
    columns: { collection: models }
    levels:
      - { id: provider, label: Provider, letter: P, color: blue, meaning: They. }
      - { id: shared, label: Shared, letter: S, color: amber, meaning: Both. }
      - { id: customer, label: Customer, letter: C, color: rust, meaning: You. }
      - { id: na, label: N/A, letter: "–", color: none, applicable: false, meaning: Nobody. }
    duties: { of: columns, levels: [customer, shared] }
    marks:
      - { id: critical, sign: "*", label: Critical, meaning: Look here. }
    ---

    | Domain | SaaS | PaaS |
    | --- | --- | --- |
    | Network | Provider | Shared |
    | Data | N/A | Customer* |
    """,
    "matrix/scores.md": """
    ---
    title: Scores
    rows: { collection: domains }
    columns: { collection: models }
    values: number
    ---

    | Domain | SaaS | PaaS |
    | --- | --- | --- |
    | Network | 1 | 2 |
    | Data | 3 | 4 |
    """,
  ]

  /// An edit and lines of the report that follow from it.
  struct Edit: Sendable, CustomTestStringConvertible {
    let kind: ChangeKind
    let path: String
    /// The replaced text, or nil to replace the file.
    let old: String?
    /// The new text, or nil to remove the file.
    let new: String?
    let line: String

    init(_ kind: ChangeKind, _ path: String, _ old: String?, _ new: String?, _ line: String) {
      (self.kind, self.path, self.old, self.new, self.line) = (kind, path, old, new, line)
    }

    var testDescription: String { kind.rawValue }
  }

  private static let matrix = "matrix/responsibility.md"
  private static let network = "domains/network.md"

  static let edits: [Edit] = [
    Edit(
      .dutyAdded, matrix, "| Network | Provider", "| Network | Customer",
      "SaaS × Network: Provider → Customer (breaking: newly falls on the customer)"),
    Edit(
      .dutyRemoved, matrix, "N/A | Customer*", "N/A | Shared*",
      "PaaS × Data: Customer → Shared (additive: relieves the customer of a part)"),
    Edit(
      .levelAdded, matrix, "| Data | N/A", "| Data | Provider",
      "SaaS × Data: N/A → Provider (additive)"),
    Edit(
      .levelRemoved, matrix, "| Network | Provider", "| Network | N/A",
      "SaaS × Network: Provider → N/A (breaking: nobody carries it now)"),
    Edit(
      .markAdded, matrix, "| Network | Provider", "| Network | Provider*",
      "SaaS × Network: marked Critical (additive)"),
    Edit(
      .markRemoved, matrix, "Customer*", "Customer",
      "PaaS × Data: no longer marked Critical (additive)"),
    Edit(
      .numberChanged, "matrix/scores.md", "| 3 |", "| 3.5 |", "SaaS × Data: 3 → 3.5 (additive)"),
    Edit(
      .cellTextChanged, network, "They own the network.", "The network is theirs.",
      "SaaS × Network, reason: “They own the network.” → “The network is theirs.” (editorial)"),
    Edit(
      .lineWithDutiesAdded, matrix, "| Data |",
      "| [Logs](../domains/logs.md) | Provider | Customer |\n| Data |",
      "row Logs: new (breaking: it has duties for the customer)"),
    Edit(
      .lineRemoved, matrix, "\n| Data | N/A | Customer* |", "", "row Data: removed (breaking)"),
    Edit(.matrixRemoved, "matrix/scores.md", nil, nil, "Scores: removed (breaking)"),
    Edit(
      .scaleAdded, matrix, "  - { id: na,",
      "  - { id: both, label: Both of us, letter: B, color: green, meaning: All. }\n  - { id: na,",
      "level Both of us: new (additive)"),
    Edit(
      .scaleChanged, matrix, "meaning: Both.", "meaning: Each a part.",
      "level Shared: “S: Both.” → “S: Each a part.” (editorial)"),
    Edit(
      .scaleRemoved, matrix,
      "marks:\n  - { id: critical, sign: \"*\", label: Critical, meaning: Look here. }\n", "",
      "mark Critical: removed (breaking)"),
    Edit(
      .scaleRenamed, matrix, "id: critical", "id: focus",
      "mark Critical: id `critical` → `focus` (breaking: cells and exported files name it by its id)"
    ),
    Edit(
      .dutyLevelAdded, matrix, "levels: [customer, shared]", "levels: [customer, shared, provider]",
      "level Provider: now a duty of the user (breaking)"),
    Edit(
      .dutyLevelRemoved, matrix, "levels: [customer, shared]", "levels: [customer]",
      "level Shared: no longer a duty of the user (additive)"),
    Edit(
      .entryAdded, "controls/locks.md", nil, "---\ntitle: Locks\n---\n\nLocks on doors.\n",
      "Locks: new (additive)"),
    Edit(
      .entryRemoved, "controls/backup.md", nil, nil,
      "Backup: removed (breaking: its address /controls/backup/ is gone)"),
    Edit(
      .entryDeprecated, "controls/backup.md", "title: Backup", "title: Backup\nstatus: deprecated",
      "Backup: deprecated (additive)"),
    Edit(
      .titleChanged, "about.md", "title: About", "title: About it",
      "About it: “About” → “About it” (editorial)"),
    Edit(
      .fieldAdded, network, "rank: 3", "rank: 3\ntags: [wire]",
      "Network, Tags: new: “wire” (additive)"),
    Edit(
      .fieldRemoved, network, "rank: 3\n", "", "Network, Rank: removed: “3” (additive)"),
    Edit(.fieldChanged, network, "rank: 3", "rank: 4", "Network, Rank: “3” → “4” (additive)"),
    Edit(
      .editionChanged, "norms/norm.md", "\"2020\"", "\"2024\"",
      "Norm, Edition: “2020” → “2024” (additive)"),
    Edit(
      .textChanged, network, "Wires and switches.", "Wires.",
      "Network, Note: “Wires and switches.” → “Wires.” (editorial)"),
    Edit(
      .textChanged, "about.md", "About us.", "About all of us.",
      "About: the text changed (editorial)"),
    Edit(
      .partAdded, "norms/norm.md", "  - { id: a-2",
      "  - { id: a-3, title: Keys, text: Keep keys. }\n  - { id: a-2",
      "Norm: new part a-3 Keys (additive)"),
    Edit(
      .partRemoved, "norms/norm.md", "  - { id: a-2, title: Locks, text: Lock doors. }\n", "",
      "Norm: part a-2 Locks removed (breaking)"),
    Edit(
      .partRenamed, "norms/norm.md", "id: a-2", "id: a-02",
      "Norm: Locks: id `a-2` → `a-02` (breaking)"),
    Edit(
      .relationAdded, "controls/backup.md", "for: [data]", "for: [data, network]",
      "Backup, For: now refers to Network (additive)"),
    Edit(
      .relationRemoved, "controls/backup.md", "for: [data]\n", "",
      "Backup, For: no longer refers to Data (breaking)"),
    Edit(
      .anchorAdded, "about.md", "## History", "## People\n\nMany.\n\n## History",
      "About: new section “People” (editorial)"),
    Edit(
      .anchorRemoved, "about.md", "## History\n\n", "",
      "About: the section “History” is gone (breaking: links to /about/#history break)"),
    Edit(
      .addressLost, "about.md", "title: About", "title: About\nslug: about-us",
      "About: /about/ → /about-us/ (breaking: the old one does not redirect)"),
    Edit(
      .addressMoved, "about.md", "title: About",
      "title: About\nslug: about-us\nredirect_from: [about/]",
      "About: /about/ → /about-us/ (additive: the old one redirects)"),
    Edit(
      .collectionAdded, "risks/_collection.yml", nil, "plural: risks\nsingular: risk\n",
      "Risks: new (additive)"),
    Edit(
      .schemaFieldAdded, "models/_collection.yml", "sort: id",
      "sort: id\nfields: { cost: { type: integer } }",
      "Models, field cost: new (integer) (additive)"),
    Edit(
      .schemaFieldRemoved, "norms/_collection.yml", "  edition: { type: string }\n", "",
      "Norms, field edition: removed (string) (breaking)"),
    Edit(
      .schemaFieldChanged, "domains/_collection.yml", "rank: { type: integer }",
      "rank: { type: number }",
      "Domains, field rank: integer → number (breaking)"),
    Edit(
      .siteChanged, "site.yml", "title: Duties", "title: Our duties",
      "title: “Duties” → “Our duties” (editorial)"),
  ]

  /// Writes a version of the site to a folder of the workspace.
  private func write(_ files: [String: String], to folder: String, _ space: Workspace) throws {
    for (path, text) in files { try space.write("\(folder)/Content/\(path)", text) }
  }

  private func report(_ edit: Edit) async throws -> ChangeReport {
    var new = Self.files
    if let old = edit.old {
      let text = try #require(new[edit.path])
      #expect(text.contains(old))
      new[edit.path] = text.replacing(old, with: edit.new ?? "")
    } else {
      new[edit.path] = edit.new
    }
    if edit.kind == .lineWithDutiesAdded {
      new["domains/logs.md"] = "---\ntitle: Logs\n---\n\nWho did what at which time.\n"
    }
    let space = try Workspace()
    try write(Self.files, to: "old", space)
    try write(new, to: "new", space)
    var request = SiteDiff.Request(BuildOptions())
    (request.base, request.head) = (space["old"], space["new"])
    return try await SiteDiff.run(request).report
  }

  @Test("an edit is reported in words, with its class", arguments: edits)
  func edit(_ edit: Edit) async throws {
    let report = try await report(edit)
    let lines = report.changes.map { ChangeWords($0).line }
    #expect(lines.contains(edit.line), "\(lines)")
    #expect(report.changes.contains { $0.kind == edit.kind })
  }

  @Test("every kind of change has an edit here or a test of its own")
  func complete() {
    let elsewhere: Set<ChangeKind> = [
      // Tested in ComparisonTests.
      .levelChanged, .lineAdded, .entryRenamed, .entryMoved,
      // The other direction of an edit.
      .matrixAdded, .entryReinstated, .collectionRemoved,
    ]
    let kinds = Set(Self.edits.map(\.kind)).union(elsewhere)
    #expect(kinds == Set(ChangeKind.allCases))
  }

  @Test("a new order of rows, columns, keys, lists and files is no change")
  func order() async throws {
    var new = Self.files
    new["matrix/responsibility.md"] = Self.files["matrix/responsibility.md"]?
      .replacing(
        """
        | Domain | SaaS | PaaS |
        | --- | --- | --- |
        | Network | Provider | Shared |
        | Data | N/A | Customer* |
        """,
        with: """
          | Domain | PaaS | SaaS |
          | --- | --- | --- |
          | Data | Customer* | N/A |
          | Network | Shared | Provider |
          """)
    new["norms/norm.md"] = Self.files["norms/norm.md"]?.replacing(
      """
        - { id: a-1, title: Copies, text: Make copies. }
        - { id: a-2, title: Locks, text: Lock doors. }
      """,
      with: """
          - { id: a-2, text: Lock doors., title: Locks }
          - { title: Copies, id: a-1, text: Make copies. }
        """)
    new["domains/network.md"] = Self.files["domains/network.md"]?
      .replacing("note: Wires and switches.\nrank: 3", with: "rank: 3\nnote: Wires and switches.")
      .replacing("everything to everything else, by", with: "everything\nto everything else, by")
    let space = try Workspace()
    try write(Self.files, to: "old", space)
    try write(new, to: "new", space)
    for (path, text) in new { #expect(text == Self.files[path] || path != "site.yml") }
    #expect(new != Self.files)
    var request = SiteDiff.Request(BuildOptions())
    (request.base, request.head) = (space["old"], space["new"])
    let report = try await SiteDiff.run(request).report
    #expect(report.changes.map { ChangeWords($0).line } == [])
  }
}
