/// A small site with one of each feature: two axes, a matrix, lessons, tags, an image, a redirect,
/// a draft and views.
enum SampleSite {
  static let files: KeyValuePairs<String, String> = [
    "site.yml": """
    title: Sample & Co
    description: A site for tests.
    navigation:
      - index.md
      - { title: Matrix, to: matrix/duties.md }
      - lessons/index.md

    """,
    "index.md": """
    ---
    title: Sample & Co
    description: Where it begins.
    ---
    See [the matrix](matrix/duties.md), [SaaS](models/saas.md#agents) and [lessons](lessons/).

    ```view
    matrix: duties
    as: heatmap
    ```

    ```view
    list: lessons
    group: difficulty
    fields: [read_time]
    ```

    ```view
    count: models
    ```

    """,
    "about.md": """
    ---
    title: About
    redirect_from: [old/about, /legacy]
    tags: [meta]
    ---
    ## Where from

    ![A plan](figures/plan%20one.png) and [the figures](figures/data.csv).

    ## Über uns: 100 % (ja)

    [Up](#where-from), [across](#über-uns-100--ja), [out](https://example.com/a?b=1&c=2).

    """,
    "figures/plan one.png": "not really a picture",
    "figures/data.csv": "a,b\n1,2\n",
    "models/_collection.yml": """
    singular: model
    plural: models
    sort: weight
    fields:
      family: { type: enum, values: [cloud, own] }
      examples: { type: list, of: string }

    """,
    "models/saas.md": """
    ---
    title: SaaS AI
    weight: 1
    family: cloud
    examples: [Chat, Mail]
    tags: [meta, cloud]
    ---
    ## What it is

    The provider runs it. See [On-Premises](on-premises.md).

    """,
    "models/on-premises.md": "---\ntitle: On-Premises\nweight: 2\nfamily: own\n---\nYou run it.\n",
    "domains/_collection.yml": """
    singular: domain
    plural: domains
    sort: weight
    fields:
      group: { type: enum, values: [classic, new], required: true }
      examples: { type: map, keys: reference, to: models, of: text, complete: true }
      responsibility: { type: assignments, matrix: duties, required: true }

    """,
    "domains/data.md": """
    ---
    title: Data Security
    weight: 1
    group: classic
    examples: { saas: Backups, on-premises: Disks }
    responsibility:
      - { level: provider, of: [saas], because: "The provider stores it, [see](../about.md)." }
      - { level: customer, of: [on-premises], because: It is **yours**. }
    ---
    ## Why

    Data.

    """,
    "domains/agents.md": """
    ---
    title: Agents
    weight: 2
    group: new
    examples: { saas: Bots, on-premises: Robots }
    responsibility:
      - { level: na, of: [saas], because: There are none. }
      - { level: customer, of: [on-premises], because: You let them in. }
    ---
    ## Why

    Agents.

    """,
    "matrix/_collection.yml": "kind: matrix\nsingular: matrix\nplural: matrices\n",
    "matrix/duties.md": """
    ---
    title: Duties
    rows: { collection: domains, group: group }
    columns: { collection: models }
    levels:
      - { id: provider, label: Provider, letter: P, color: blue, meaning: They do it. }
      - { id: customer, label: Customer, letter: C, color: rust }
      - { id: na, label: N/A, letter: "–", color: none, applicable: false }
    marks:
      - { id: critical, sign: "*", label: Critical focus }
    ---
    ## The matrix

    | Domain | [SaaS AI](../models/saas.md) | On-Premises |
    | --- | --- | --- |
    | Data Security | Provider | Customer*[^1] |
    | Agents | N/A | Customer |

    [^1]: Disks fail.

    """,
    "lessons/_collection.yml": """
    singular: lesson
    plural: lessons
    id: '^L-[0-9]{2}$'
    sort: id
    fields:
      difficulty: { type: enum, values: [easy, hard], ordered: true, required: true }
      read_time: { type: duration }
      prerequisites: { type: list, of: reference, to: lessons, acyclic: true, inverse: unlocks }

    """,
    "lessons/index.md": "---\ntitle: Lessons\n---\nIn order.\n",
    "lessons/first.md": """
    ---
    id: L-01
    title: First
    difficulty: easy
    read_time: 3 minutes
    tags: [cloud]
    ---
    ## Start

    Text. [Next](deep/second.md#more)

    """,
    "lessons/deep/second.md": """
    ---
    id: L-02
    title: Second
    difficulty: hard
    prerequisites: [L-01]
    ---
    ## More

    - [ ] one
    - [x] two

    """,
    "lessons/draft.md":
      "---\nid: L-03\ntitle: Draft\ndifficulty: hard\nstatus: draft\n---\nSoon.\n",
  ]

  /// Creates a workspace with the site.
  static func workspace() throws -> Workspace { try Workspace(files) }

  /// The output paths of the sample site that do not depend on the theme.
  static let outputs = [
    "404.html", "about/index.html", "domains/agents/index.html", "domains/data/index.html",
    "domains/index.html", "figures/data.csv", "figures/plan one.png", "index.html",
    "legacy/index.html", "lessons/deep/second/index.html", "lessons/first/index.html",
    "lessons/index.html", "matrix/duties.csv", "matrix/duties.json", "matrix/duties.svg",
    "matrix/duties/index.html", "matrix/index.html",
    "models/index.html", "models/on-premises/index.html", "models/saas/index.html",
    "old/about/index.html", "tags/cloud/index.html", "tags/index.html", "tags/meta/index.html",
  ]
}
