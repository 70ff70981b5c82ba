import Foundation

@testable import Pipeline

/// An edit between two rebuilds that changes or removes files.
struct Step: Sendable, CustomStringConvertible {
  /// The new contents of files by path below the workspace, or nil for a removed file.
  var writes: [(path: String, bytes: [UInt8]?)]
  /// Description of the edit.
  var words: String
  /// Whether the rebuild receives the list of changed files.
  var isTold: Bool

  var description: String {
    var lines = ["- \(words)\(isTold ? "" : " (not told which files)")"]
    for (path, bytes) in writes {
      lines.append(
        "    \(path): "
          + (bytes.map { "\(String(decoding: $0, as: UTF8.self).debugDescription)" } ?? "gone"))
    }
    return lines.joined(separator: "\n")
  }
}

/// Makes random edits to a site: valid changes, mistakes and fixes. Mistakes are fixed soon,
/// because no page is rendered while there is an error.
struct RandomEditor {
  private let original: [String: [UInt8]]
  private(set) var files: [String: [UInt8]]
  private var random: SeededRandom
  /// Files that may contain a mistake.
  private var doubtful: Set<String> = []
  private var number = 0

  init(_ files: [String: [UInt8]], seed: UInt64) {
    original = files
    self.files = files
    random = SeededRandom(state: seed)
  }

  mutating func step() -> Step {
    var step = Step(writes: [], words: "", isTold: Int.random(in: 0..<4, using: &random) > 0)
    let count = Int.random(in: 0..<6, using: &random) == 0 ? 3 : 1
    var words: [String] = []
    if !doubtful.isEmpty, Bool.random(using: &random) { words.append(mend(&step)) }
    for _ in 0..<count { words.append(edit(&step)) }
    step.words = words.joined(separator: ", ")
    return step
  }

  /// Restores all files.
  mutating func fixed() -> Step {
    var step = Step(writes: [], words: "all fixed", isTold: true)
    for path in Set(files.keys).union(original.keys).sorted() where files[path] != original[path] {
      write(path, original[path], &step)
    }
    doubtful = []
    return step
  }

  private mutating func edit(_ step: inout Step) -> String {
    number += 1
    guard Int.random(in: 0..<4, using: &random) == 0 else { return sensible(&step) }
    let before = files
    defer { doubtful.formUnion(Set(step.writes.map(\.path)).filter { files[$0] != before[$0] }) }
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<20: return body(Self.paragraphs + Self.textsWithNames, &step)
    case 20..<35: return frontMatter(Self.keys, &step)
    case 35..<45: return frontMatter(Self.names.map { "title: \($0)" }, &step)
    case 45..<54: return line(of: ".yml", in: "Content/", &step)
    case 54..<60: return swap("Content/matrix/duties.md", Self.cells, &step)
    case 60..<70: return template(Self.mustache, &step)
    case 70..<75: return asset(&step)
    case 75..<80: return add(&step)
    case 80..<85: return delete(&step)
    case 85..<90: return rename(&step)
    default: return breakFile(&step)
    }
  }

  /// Makes a change that most likely causes no error.
  private mutating func sensible(_ step: inout Step) -> String {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<30:
      return body(
        Self.goodParagraphs + Self.textsWithNames + ["## Part \(number)", "Text \(number)."], &step)
    case 30..<45:
      return frontMatter(
        Self.goodKeys + ["title: Title \(number)", "weight: \(number)", "aliases: [A\(number)]"],
        &step)
    case 45..<75:
      return frontMatter(
        Self.names.flatMap { ["title: \($0)", "aliases: [\($0)]", "description: The \($0)."] }
          + ["title: Title \(number)"], &step)
    case 75..<79: return swap("Content/matrix/duties.md", ["Customer", "Customer*"], &step)
    case 79..<83:
      return template(["<p>More</p>", "{{page.title}}", "<i>{{site.title}}</i>"], &step)
    case 83..<88: return asset(&step)
    case 88..<94:
      let path = "Content/guide/page-\(Int.random(in: 0..<6, using: &random)).md"
      let text = "---\ntitle: Page \(number)\ntags: [cloud]\n---\nSee [the guide](index.md).\n"
      write(path, files[path] == nil ? Array(text.utf8) : nil, &step)
      return "\(path) added or removed"
    default:
      return setting("Content/site.yml", "description", "Number \(number)", &step)
    }
  }

  private mutating func setting(
    _ path: String, _ key: String, _ value: String, _ step: inout Step
  ) -> String {
    let lines = text(path).components(separatedBy: "\n").filter { !$0.hasPrefix("\(key):") }
    write(path, (["\(key): \(value)"] + lines).joined(separator: "\n"), &step)
    return "\(key) of \(path)"
  }

  // MARK: Fragments

  private static let cells = [
    "Provider", "Customer", "N/A", "Customer*[^1]", "Customer*", "Nobody", "Provider*", "",
  ]
  private static let keys = [
    "title: First", "title: Agents", "title: A new title", "title: Data Security", "id: L-01",
    "id: L-07", "id: L-02", "weight: 1", "weight: 9", "status: draft", "status: deprecated",
    "slug: elsewhere", "slug: first", "slug: ../up", "redirect_from: [old/about]",
    "redirect_from: [models/saas]", "tags: [cloud, new]", "tags: []", "aliases: [Firsts, SaaS]",
    "description: It says what it is, with 2 models.", "difficulty: easy", "difficulty: hard",
    "prerequisites: [L-02]", "prerequisites: [L-01]", "prerequisites: [L-01 — First]",
    "read_time: 40 minutes", "group: new", "family: own", "nonsense: true",
    "from_week: 2", "does: [c-2]", "see: [robot]", "see: [nobody]", "question: Why?",
    "owner: { saas: customer }", "owner: { saas: provider }", "domain: agents",
    "duties: { of: rows, levels: [provider] }", "compare: rows",
    "standards: [iso#A.1]", "ignore: [{ rule: heading-skip, because: It has to. }]",
    "examples: { saas: Bots }", "examples: [Chat]", "order: weight",
  ]
  private static let goodKeys = [
    "description: It says what it is.", "description: Another one, with 2 models.",
    "tags: [cloud, new]", "tags: [meta]", "status: published", "date: 2026-01-02",
    "ignore: [{ rule: second-title, because: It has to. }]",
  ]
  /// Titles and aliases that texts have too, or nearly.
  private static let names = [
    "Robot Fleet", "Robot Fleets", "The Robot Fleet", "Audit Trail", "Audit Trial", "Cloud Keys",
    "Cloud-Keys", "Owner of Keys", "Audit Trail and Logs of the Robot Fleet", "Agents", "Logging",
    "Three Robots", "Not an Audit", "On-Premise AI", "Limit Access",
  ]
  private static let textsWithNames = [
    "The Robot Fleet needs an Audit Trail.", "Look at the Robot Flete and its Audit Trail.",
    "Cloud Keys open the Audit Trail.", "Two controls name the Robot Fleet.", "# Robot Fleet",
    "Three lessons come before Cloud Keys.", "[Audit Trail](/about.md)", "[Robot Fleet](/index.md)",
    "Limit Access is the first control.", "The framework of the Robot Fleet has 4 models.",
    "Robot Fleets are shared in On-Premises AI.",
  ]
  private static let goodParagraphs = [
    "Another text.", "## Why not", "### Deep\n\nText.", "# A new name",
    "```view\nlist: sheets\n```", "[Keys](/sheets/keys.md#how), [locks](/sheets/deep/locks.md).",
    "[About](/about.md#where-from), [home](/index.md).",
    "[SaaS](/models/saas.md) and [On-Premises](/models/on-premises.md).", "See @c-1.", "See @c-2.",
    "[First](/lessons/first.md#start), [second](/lessons/deep/second.md).",
    "![A plan](/figures/plan%20one.png)", "![Chart](/figures/chart.svg)", "There are 2 models.",
    "```view\nlist: lessons\ngroup: difficulty\n```", "```view\nmatrix: duties\nas: table\n```",
    "```view\nmatrix: duties\nas: heatmap\n```", "```view\ncount: models\n```",
    "[A cell](/matrix/duties.md#agents--saas), [its page](/models/saas.md#agents).",
    "A robot keeps an audit trail.", "## The trail of robots",
    "```view\ngraph: lessons\nrelation: prerequisites\n```",
    "```view\ntimeline: steps\nfrom: from_week\n```", "```view\nguide: factors\nask: question\n```",
    "```view\nchecklist: checklists\nentry: start\n```",
    "```view\nranking: duties\nlevel: provider\n```",
    "```view\ncells: duties\nlevel: customer\n```", "```view\nmatrix: coverage\nas: table\n```",
    "[Its part](/checklists/start.md#limits), [an answer](/factors/people.md#you).",
    "[here](https://example.com)", "1. one\n2. two", "> quoted", "See [how](/controls/c-1.md#how).",
  ]
  private static let paragraphs = [
    "Another text.", "See [[First]] and [[about|the page]].", "!!! note\n    See [[SaaS#agents]].",
    "## Named {#why}", "## Why", "## Start", "### Deep", "##### Too deep", "## More",
    "See [First](../lessons/first.md#start).", "See [it](first.md), [that](deep/second.md#more).",
    "[SaaS](../models/saas.md#agents) and [On-Premises](on-premises.md).",
    "[About](/about.md#where-from), [home](/index.md), [gone](/nowhere.md).",
    "![A plan](/figures/plan%20one.png) ![](/figures/chart.svg)",
    "There are 2 models and 3 lessons.",
    "Data Security is the customer's duty in SaaS AI.", "See @c-1 and @c-2 and @c-9.",
    "```view\nlist: lessons\ngroup: difficulty\n```", "```view\nmatrix: duties\nas: heatmap\n```",
    "```view\ncount: models\n```", "```view\nlist: nothing\n```", "Text[^n].\n\n[^n]: A note.",
    "<b id=\"twice\">raw</b>", "<a href=\"/nowhere/\">raw</a>", "[here](https://example.com)",
    "<!-- demarc-ignore vague-link-text: It is short. -->\n[here](https://example.com)",
    "The heading [a](#why) and [b](#agents--saas).", "[files](/figures/data.csv)", "# First",
    "| Domain | SaaS AI |\n| --- | --- |\n| Agents | N/A |",
  ]
  private static let mustache = [
    "{{page.title}}", "{{nope}}", "{{#tags}}{{title}}{{/tags}}", "<p>More</p>", "{{#open}}",
    "<i id=\"mark\"></i>", "<a href=\"/nowhere/\">x</a>", "{{> partials/gone}}",
    "<a href=\"{{site.home}}\">home</a>", "{{#backlinks}}{{label}}{{/backlinks}}",
  ]

  private mutating func pick<Element>(_ items: [Element]) -> Element {
    items[Int.random(in: 0..<items.count, using: &random)]
  }

  private mutating func file(_ matches: (String) -> Bool) -> String? {
    let paths = files.keys.filter(matches).sorted()
    return paths.isEmpty ? nil : pick(paths)
  }

  private mutating func write(_ path: String, _ text: String, _ step: inout Step) {
    write(path, Array(text.utf8), &step)
  }

  private mutating func write(_ path: String, _ bytes: [UInt8]?, _ step: inout Step) {
    files[path] = bytes
    step.writes.append((path, bytes))
  }

  private func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }

  // MARK: Edits

  private mutating func body(_ paragraphs: [String], _ step: inout Step) -> String {
    guard let path = file({ $0.hasPrefix("Content/") && $0.hasSuffix(".md") }) else { return "" }
    var lines = text(path).components(separatedBy: "\n")
    let start = lines.dropFirst().firstIndex(of: "---").map { $0 + 1 } ?? 0
    let place = Int.random(in: min(start, lines.count)...lines.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0 where place < lines.count: lines.remove(at: place)
    case 1...3:
      // Insertion between paragraphs keeps the paragraphs intact.
      let gaps = lines.indices.filter { $0 >= start && lines[$0].isEmpty }
      lines.insert(
        contentsOf: ["", pick(paragraphs), ""], at: gaps.isEmpty ? lines.count : pick(gaps))
    case 4: lines.append(contentsOf: ["", pick(paragraphs), ""])
    default: lines.insert(contentsOf: ["", pick(paragraphs), ""], at: place)
    }
    write(path, lines.joined(separator: "\n"), &step)
    return "text of \(path)"
  }

  private mutating func frontMatter(_ keys: [String], _ step: inout Step) -> String {
    guard let path = file({ $0.hasPrefix("Content/") && $0.hasSuffix(".md") }) else { return "" }
    var lines = text(path).components(separatedBy: "\n")
    guard lines.count > 2, let end = lines.dropFirst().firstIndex(of: "---"), end > 1 else {
      return "nothing"
    }
    let new = pick(keys)
    let key = new.prefix { $0 != ":" } + ":"
    if let old = lines[1..<end].firstIndex(where: { $0.hasPrefix(key) }) {
      if Int.random(in: 0..<9, using: &random) == 0 {
        lines.remove(at: old)
      } else {
        lines[old] = new
      }
    } else {
      lines.insert(new, at: Int.random(in: 1...end, using: &random))
    }
    write(path, lines.joined(separator: "\n"), &step)
    return "front matter of \(path)"
  }

  private mutating func line(of ending: String, in folder: String, _ step: inout Step) -> String {
    guard let path = file({ $0.hasPrefix(folder) && $0.hasSuffix(ending) }) else { return "" }
    var lines = text(path).components(separatedBy: "\n")
    let place = Int.random(in: 0..<lines.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: lines.remove(at: place)
    case 1:
      lines[place] = lines[place].replacingOccurrences(of: "sort: weight", with: "sort: title")
    case 2: lines[place] += " "
    case 3: lines[place] = lines[place].replacingOccurrences(of: "true", with: "false")
    default:
      if path.hasSuffix("site.yml") {
        lines.insert(pick(Self.settings), at: 0)
      } else {
        lines[place] = lines[place].replacingOccurrences(of: "weight", with: "title")
      }
    }
    write(path, lines.joined(separator: "\n"), &step)
    return "a line of \(path)"
  }

  private static let settings = [
    "raw_html: allow",
    "syntax: { admonitions: true, containers: true, attributes: true, wiki_links: true, tabs: true }",
    "severities: { heading-skip: error, broken-link: warning }",
    "language: de", "url: https://example.org/base", "version: 2.0", "rule_pages: true",
    "links: { routes: allow, extensions: [.html], patterns: ['[[{title}]]'] }",
    "pages: { other_fields: allow }",
    "ignore: [{ rule: orphan-entry, in: about.md, because: It is. }]",
  ]

  private mutating func swap(_ path: String, _ words: [String], _ step: inout Step) -> String {
    let old = pick(words.filter { !$0.isEmpty })
    let new = pick(words)
    let text = self.text(path)
    guard let range = text.range(of: "| \(old) |") else { return "nothing" }
    write(path, text.replacingCharacters(in: range, with: "| \(new) |"), &step)
    return "a cell: \(old) to \(new)"
  }

  private mutating func template(_ pieces: [String], _ step: inout Step) -> String {
    guard let path = file({ $0.hasSuffix(".mustache") }) else { return "" }
    var lines = text(path).components(separatedBy: "\n")
    let place = Int.random(in: 0..<lines.count, using: &random)
    if Int.random(in: 0..<4, using: &random) == 0 {
      lines.remove(at: place)
    } else {
      lines.insert(pick(pieces), at: place)
    }
    write(path, lines.joined(separator: "\n"), &step)
    return "template \(path)"
  }

  private mutating func asset(_ step: inout Step) -> String {
    guard
      let path = file({ path in
        [".css", ".js", ".svg", ".csv", ".png", "en.yml"].contains { path.hasSuffix($0) }
      })
    else { return "" }
    let more =
      path.hasSuffix(".svg")
      ? "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"a\"/><g id=\"\(pick(["a", "b"]))\"/></svg>"
      : text(path) + "\n"
    write(path, more, &step)
    return "asset \(path)"
  }

  private mutating func add(_ step: inout Step) -> String {
    guard let path = file({ $0.hasPrefix("Content/") && !$0.hasSuffix("site.yml") }) else {
      return ""
    }
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let dot = path.lastIndex(of: ".") ?? path.endIndex
    let new = path[...slash] + pick(["new", "newer", "deep/new", "_hidden", "a b"]) + path[dot...]
    write(String(new), files[path], &step)
    return "\(new) as a copy of \(path)"
  }

  private mutating func delete(_ step: inout Step) -> String {
    guard let path = file({ $0.hasPrefix("Content/") || $0.hasSuffix("tag.mustache") }) else {
      return ""
    }
    write(path, nil as [UInt8]?, &step)
    return "\(path) removed"
  }

  private mutating func rename(_ step: inout Step) -> String {
    guard let path = file({ $0.hasPrefix("Content/") }) else { return "" }
    let name = pick(["renamed.md", "index.md", "z.md", "other/place.md"])
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let new = path[...slash] + name
    let bytes = files[path]
    write(path, nil as [UInt8]?, &step)
    write(String(new), bytes, &step)
    return "\(path) renamed to \(new)"
  }

  private mutating func breakFile(_ step: inout Step) -> String {
    guard let path = file({ !$0.hasSuffix(".png") }), var bytes = files[path], !bytes.isEmpty else {
      return ""
    }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.removeSubrange(place...)
    case 1: bytes.insert(0xFF, at: place)
    case 2: bytes.insert(contentsOf: Array("\n---\n".utf8), at: place)
    default: bytes.insert(contentsOf: Array("\"[:{{\n".utf8), at: place)
    }
    write(path, bytes, &step)
    return "\(path) broken"
  }

  private mutating func mend(_ step: inout Step) -> String {
    for path in doubtful.sorted() { write(path, original[path], &step) }
    doubtful = []
    return "what may be wrong fixed"
  }
}
