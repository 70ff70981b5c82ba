/// Sites of frameworks for tests of data, exports and comparisons.
package enum FrameworkSites {
  /// A small framework: areas, models, a control, a standard with clauses, and a matrix with reasons.
  package static let small = TestSite([
    "site.yml": "title: T\nid: acme-controls\nversion: 1.0.0\nversion_date: 2026-11-29\n",
    "areas/_collection.yml": """
    fields:
      carried: { type: assignments, matrix: m, required: true }
    """,
    "areas/net.md": """
    ---
    title: Net
    carried:
      - level: shared
        of: [x]
        marks: [critical]
        because: It *depends*.
        provider: The walls.
        customer: The doors.
      - { level: customer, of: [y], because: "=1+1 is theirs" }
    ---
    """,
    "models/_collection.yml": "fields: {}\n",
    "models/x.md": "---\ntitle: X\n---\n", "models/y.md": "---\ntitle: Y\n---\n",
    "controls/_collection.yml": """
    fields:
      area: { type: reference, to: areas, required: true, inverse: controls }
      serves: { type: list, of: reference, to: standards, required: true, inverse: controls }
    """,
    "controls/b.md": """
    ---
    title: Backup
    area: net
    serves: ["s#A.1", "s#B.2"]
    ---
    Text of *b*.
    """,
    "standards/_collection.yml": """
    fields:
      clauses: { type: entries, fields: { summary: { type: text } } }
    """,
    "standards/s.md": """
    ---
    title: S
    clauses:
      A.1: { title: First, summary: "-5 or more" }
      B.2: { title: Second, summary: "@home" }
    ---
    """,
    "matrices/_collection.yml": "kind: matrix\n",
    "matrices/m.md": """
    ---
    title: M
    rows: areas
    columns: models
    levels:
      - { id: provider, label: Provider }
      - { id: shared, label: Shared, crosswalk: { ccm: Shared CSP and CSC } }
      - { id: customer, label: Customer }
    marks: [{ id: critical, sign: "*" }]
    duties: { of: columns, levels: [customer, shared] }
    ---

    | Area | X | Y |
    | --- | --- | --- |
    | Net | Shared* | Customer |
    """,
  ])
}
