/// A site whose author tries all ways to run a script in the browser of a reader.
enum HostileSite {
  /// Strings that are harmless as text. Each contains `evil`.
  static let payloads = [
    #"<script>evil()</script>"#,
    #""><script src=//evil.example></script>"#,
    #"' onmouseover='evil()"#,
    #"" onmouseover="evil()" x=""#,
    #"</title></style></svg><img src=//evil.example/x onerror=evil()>"#,
    #"]]><svg onload=evil()>"#,
    #"javascript:evil()"#,
    #"&lt;script&gt;evil()&lt;/script&gt;"#,
    #"{{{body}}} {{site.title}} evil"#,
    #"<!-- evil"#,
    #"&quot; onfocus=&quot;evil()"#,
    "<scr\u{0130}pt>evil",
  ]

  /// Returns a payload as a YAML scalar.
  static func yaml(_ payload: String) -> String {
    "'" + payload.replacing("'", with: "''") + "'"
  }

  static func files(_ payload: String) -> KeyValuePairs<String, String> {
    let text = yaml(payload)
    return [
      "site.yml": site(text), "index.md": home(text, payload),
      "models/_collection.yml": models(text),
      "models/one.md": model(text, payload),
      "models/two.md": "---\ntitle: Two\nweight: 2\nrelated: [one]\n---\n[One](one.md)\n",
      "domains/_collection.yml": """
      singular: \(text)
      plural: \(text)
      fields:
        group: { type: enum, label: \(text), values: [{ id: g, label: \(text) }] }
        duties: { type: assignments, label: \(text), matrix: duties }
        examples: { type: map, keys: reference, to: models, of: markdown }
      """,
      "domains/only.md": """
      ---
      title: Only
      aliases: [\(text)]
      group: g
      examples: { one: \(text), two: Two }
      duties:
        - { level: a, of: [one], because: \(text) }
        - { level: b, of: [two], because: \(text) }
      ---
      """,
      "matrix/_collection.yml": "kind: matrix\nsingular: \(text)\nplural: \(text)\n",
      "matrix/duties.md": matrix(text, payload), "lessons/_collection.yml": lessons,
      "lessons/lesson.md": """
      ---
      title: \(text)
      attribution:
        - { title: \(text), author: \(text), url: \(text), role: \(text) }
      ---
      """,
    ]
  }

  private static func site(_ text: String) -> String {
    """
    title: \(text)
    description: \(text)
    language: en
    version: \(text)
    edit_url: https://example.org/{path}
    repository: https://example.org/
    navigation:
      - { title: \(text), to: index.md }
    severities:
      { unsafe-link: off, raw-html: off, invalid-url: off, broken-link: off, output-broken-link: off }
    """
  }

  private static func home(_ text: String, _ payload: String) -> String {
    """
    ---
    title: \(text)
    description: \(text)
    tags: [\(text), meta]
    ---
    # \(payload)

    ## \(payload)

    \(payload)

    - [ ] \(payload)

    [a](javascript:evil()) [b](<java\tscript:evil()>) [c](data:text/html,<script>evil()</script>)
    [d](vbscript:evil) [e](JaVaScRiPt:evil) ![f](javascript:evil) [g](https://e.org/?"onclick=evil)
    <javascript:evil()> [h](https://e.org "\(payload.replacing("\"", with: "\\\""))")
    [i](&#106;avascript:evil()) [j]( javascript:evil) [k](//e.org/x)

    | \(payload.replacing("|", with: "\\|")) | b |
    | --- | --- |
    | \(payload) | `\(payload)` |

    ```\(payload.replacing("`", with: ""))
    \(payload)
    ```

    > [!NOTE]
    > \(payload)

    A note.[^evil]

    [^evil]: \(payload)

    ```view
    list: models
    group: word
    fields: [word, long, kind, many, score]
    ```

    ```view
    matrix: duties
    as: heatmap
    ```

    ```view
    matrix: duties
    ```

    ```view
    count: models
    ```
    """
  }

  private static func models(_ text: String) -> String {
    """
    singular: \(text)
    plural: \(text)
    fields:
      word: { type: string, label: \(text) }
      long: { type: text, label: \(text) }
      prose: { type: markdown, label: \(text) }
      kind: { type: enum, label: \(text), values: [{ id: k, label: \(text) }] }
      many: { type: list, of: string, label: \(text) }
      score: { type: map, of: string, label: \(text) }
      record: { type: record, label: \(text), fields: { part: { type: string, label: \(text) } } }
      variants:
        type: entries
        label: \(text)
        fields:
          summary: { type: text, label: \(text) }
          risk: { type: string, label: \(text) }
          examples: { type: list, of: string, label: \(text) }
      related: { type: list, of: reference, to: models, label: \(text) }
      examples: { type: list, of: text, label: \(text) }
      risk_note: { type: text, label: \(text) }
      risk: { type: string, label: \(text) }
    """
  }

  private static func model(_ text: String, _ payload: String) -> String {
    """
    ---
    title: \(text)
    aliases: [One, \(text)]
    description: \(text)
    weight: 1
    tags: [\(text), meta]
    redirect_from: [old/one]
    word: \(text)
    long: \(text)
    prose: \(text)
    kind: k
    many: [\(text), b]
    score: { \(text): \(text) }
    record: { part: \(text) }
    variants: [{ id: v, title: \(text), summary: \(text), risk: \(text), examples: [\(text)] }]
    related: [two]
    examples: [\(text)]
    risk_note: \(text)
    risk: \(text)
    ---
    ## \(payload)
    """
  }

  private static func matrix(_ text: String, _ payload: String) -> String {
    """
    ---
    title: \(text)
    description: \(text)
    rows: { collection: domains, group: group }
    columns: { collection: models }
    levels:
      - { id: a, label: Aa, letter: A, color: blue, meaning: \(text) }
      - { id: b, label: \(yaml("Level \(payload)")), letter: "<", color: rust, meaning: \(text) }
    marks:
      - { id: m, sign: "*", label: \(yaml("Mark \(payload)")) }
    ---
    | \(payload.replacing("|", with: "\\|")) | One | [Two](../models/two.md) |
    | --- | --- | --- |
    | Only | Aa* | b[^1] |

    [^1]: \(payload)
    """
  }

  private static let lessons = """
    fields:
      attribution:
        type: list
        of: record
        fields:
          title: string
          author: string
          publisher: string
          date: string
          url: string
          role: string
    """
}
