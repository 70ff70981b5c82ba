import TestSupport
import Testing

/// One way in which content gets broken, and the rule that has to say so.
struct MutationKind: Sendable, CustomTestStringConvertible {
  let name: String
  let rule: String
  /// Rules that rightly speak as well.
  var also: Set<String> = []
  /// Today, for rules that ask.
  var today: String?
  /// Breaks a site; gives the place of the finding.
  let apply: @Sendable (inout Mutant) throws -> Mutant.Place

  var testDescription: String { name }

  init(
    _ name: String, _ rule: String, also: Set<String> = [], today: String? = nil,
    _ apply: @escaping @Sendable (inout Mutant) throws -> Mutant.Place
  ) {
    self.name = name
    self.rule = rule
    self.also = also
    self.today = today
    self.apply = apply
  }

  static let all = frontMatter + identity + references + matrix + prose + links + words

  private static let matrixPath = "matrix/responsibility.md"

  private static func isRow(_ line: Substring) -> Bool { line.hasPrefix("| [") }
  private static func isItem(_ line: Substring) -> Bool { line.hasPrefix("  - ") }

  private static let frontMatter: [MutationKind] = [
    MutationKind("misspell a field", "unknown-field", also: ["missing-field"]) { mutant in
      let path = try mutant.file("lessons/")
      let line = try mutant.line(path) { $0.hasPrefix("difficulty:") || $0.hasPrefix("platform:") }
      return mutant.set(path, line) { "x" + $0 }
    },
    MutationKind("forget a field", "missing-field") { mutant in
      let path = try mutant.file("lessons/")
      let line = try mutant.line(path) { $0.hasPrefix("challenge:") || $0.hasPrefix("read_time:") }
      mutant.remove(path, line)
      return .init(path: "Content/\(path)", line: 2)
    },
    MutationKind("leave the title empty", "missing-field") { mutant in
      let path = try mutant.file("domains/")
      return mutant.set(path, 2) { _ in "title:" }
    },
    MutationKind("choose a value that is none", "value-not-allowed") { mutant in
      let path = try mutant.file("lessons/")
      let line = try mutant.line(path) { $0.hasPrefix("difficulty:") }
      return mutant.set(path, line) { _ in "difficulty: hard" }
    },
    MutationKind("write a list as a text", "wrong-type") { mutant in
      let path = try mutant.file("models/")
      let line = try mutant.line(path) { $0.hasPrefix("tags: [") }
      return mutant.set(path, line) { _ in "tags: cloud" }
    },
    MutationKind("write a weight as a word", "wrong-type") { mutant in
      let path = try mutant.file("models/")
      let line = try mutant.line(path) { $0.hasPrefix("weight:") }
      return mutant.set(path, line) { _ in "weight: first" }
    },
    MutationKind("write a date in another order", "invalid-date") { mutant in
      let path = try mutant.file("lessons/")
      let line = try mutant.line(path) { $0.hasPrefix("date:") }
      return mutant.set(path, line) { _ in "date: 11.04.2026" }
    },
    MutationKind("update before the first day", "date-order") { mutant in
      let path = try mutant.file("lessons/")
      let line = try mutant.line(path) { $0.hasPrefix("last_updated:") }
      return mutant.set(path, line) { _ in "last_updated: 2020-01-01" }
    },
    MutationKind("date a lesson tomorrow", "future-date", today: "2026-11-21") { mutant in
      let path = try mutant.file("lessons/")
      let line = try mutant.line(path) { $0.hasPrefix("last_updated:") }
      return mutant.set(path, line) { _ in "last_updated: 2026-11-22" }
    },
    MutationKind("let a review pass", "review-overdue", today: "2026-11-21") { mutant in
      let path = try mutant.file("domains/")
      return mutant.insert(path, 3, "review_by: 2026-11-01")
    },
    MutationKind("write a key twice", "duplicate-key") { mutant in
      let path = try mutant.file("domains/")
      return mutant.insert(path, 4, "title: Another")
    },
    MutationKind("say a tag twice", "duplicate-value") { mutant in
      let path = try mutant.file("models/")
      let line = try mutant.line(path) { $0.hasPrefix("tags: [") }
      return mutant.set(path, line) { tags in
        let first = tags.split { "[],".contains($0) }[1]
        return tags.dropLast() + ", \(first)]"
      }
    },
    MutationKind("leave a quote open", "front-matter-syntax") { mutant in
      let path = try mutant.file("models/")
      return mutant.set(path, 2) { _ in "title: \"Open" }
    },
    MutationKind("lose the front matter", "missing-front-matter") { mutant in
      let path = try mutant.file("domains/")
      mutant.remove(path, 1)
      return .init(path: "Content/\(path)", line: 1)
    },
    MutationKind("use an anchor of YAML", "yaml-anchor") { mutant in
      let path = try mutant.file("models/")
      let line = try mutant.line(path) { $0.hasPrefix("family:") }
      return mutant.set(path, line) { _ in "family: &f cloud" }
    },
    MutationKind("let a required list run short", "out-of-range") { mutant in
      let path = try mutant.file("models/")
      let first = try mutant.line(path) { $0 == "characteristics:" }
      while MutationKind.isItem(mutant.lines(path)[first + 1]) { mutant.remove(path, first + 2) }
      return .init(path: "Content/\(path)", line: first + 1)
    },
    MutationKind("break a schema", "schema-error") { mutant in
      let path = "domains/_collection.yml"
      let line = try mutant.line(path) { $0.hasPrefix("    to: models") }
      return mutant.set(path, line) { _ in "    to: modells" }
    },
    MutationKind("weigh a rule that is none", "unknown-rule") { mutant in
      let line = mutant.lines("site.yml").count
      return mutant.insert("site.yml", line, "severities: { brokn-link: note }")
    },
  ]

  private static let identity: [MutationKind] = [
    MutationKind("rename an id", "unresolved-reference") { mutant in
      // The id is in the references of other lessons; one of them is where it hurts.
      let path = "lessons/fundamentals/what-is-prompt-injection.md"
      let line = try mutant.line(path) { $0.hasPrefix("id:") }
      mutant.set(path, line) { _ in "id: BTAA-FUN-099" }
      let other = try mutant.file("lessons/") { $0.contains("  - BTAA-FUN-001 — ") }
      let use = try mutant.line(other) { $0.hasPrefix("  - BTAA-FUN-001 — ") }
      return .init(path: "Content/\(other)", line: use)
    },
    MutationKind(
      "give an id against the pattern", "pattern-mismatch", also: ["unresolved-reference"]
    ) { mutant in
      let path = try mutant.file("lessons/")
      let line = try mutant.line(path) { $0.hasPrefix("id:") }
      return mutant.set(path, line) { _ in "id: BTAA-FUN-1" }
    },
    MutationKind("give an id twice", "duplicate-id") { mutant in
      let copy = "lessons/fundamentals/zz-copy.md"
      let path = "lessons/fundamentals/what-is-prompt-injection.md"
      mutant.site[copy] = mutant.site[path]?.replacing(
        "title: What is Prompt Injection?", with: "title: Another Lesson"
      ).replacing("  - What is a prompt injection\n", with: "")
      let aliases = try mutant.line(copy) { $0.hasPrefix("aliases:") }
      while MutationKind.isItem(mutant.lines(copy)[aliases]) { mutant.remove(copy, aliases + 1) }
      mutant.remove(copy, aliases)
      let line = try mutant.line(copy) { $0.hasPrefix("id:") }
      return .init(path: "Content/\(copy)", line: line)
    },
    MutationKind("take another's name as an alias", "alias-shadows-entry") { mutant in
      let path = try mutant.file("domains/") {
        !$0.contains("aliases:") && !$0.contains("Data Privacy\n")
      }
      return mutant.insert(path, 3, "aliases: [Data Privacy]")
    },
    MutationKind("take another's address", "route-collision") { mutant in
      let path = try mutant.file("domains/") { !$0.contains("title: Data Privacy") }
      return mutant.insert(path, 3, "slug: data-privacy")
    },
    MutationKind("climb out with a slug", "invalid-slug") { mutant in
      let path = try mutant.file("models/")
      return mutant.insert(path, 3, "slug: ../etc")
    },
    MutationKind("redirect an address to itself", "redirect-loop") { mutant in
      let path = try mutant.file("models/")
      let stem = path.dropFirst("models/".count).dropLast(3)
      return mutant.insert(path, 3, "redirect_from: [models/\(stem)/]")
    },
  ]

  private static let references: [MutationKind] = [
    MutationKind("refer to a lesson that is none", "unresolved-reference") { mutant in
      let path = try mutant.file("lessons/") { $0.contains("follow_up:\n") }
      let line = try mutant.line(path) { $0 == "follow_up:" }
      return mutant.insert(path, line + 1, "  - BTAA-FUN-404")
    },
    MutationKind("refer to a model as a domain", "unresolved-reference", also: ["wrong-collection"])
    { mutant in
      let path = try mutant.file("lessons/") { $0.contains("\ndomains:\n") }
      let line = try mutant.line(path) { $0 == "domains:" }
      return mutant.insert(path, line + 1, "  - sas")
    },
    MutationKind("name an entry of another collection", "wrong-collection") { mutant in
      let path = try mutant.file("lessons/") { $0.contains("\ndomains:\n") }
      let line = try mutant.line(path) { $0 == "domains:" }
      return mutant.insert(path, line + 1, "  - saas")
    },
    MutationKind("require itself", "self-reference") { mutant in
      let path = try mutant.file("lessons/") { $0.contains("\nprerequisites:\n") }
      let id = mutant.lines(path).first { $0.hasPrefix("id: ") }?.dropFirst(4) ?? ""
      let line = try mutant.line(path) { $0 == "prerequisites:" }
      return mutant.insert(path, line + 1, "  - \(id)")
    },
    MutationKind("refer twice", "duplicate-reference") { mutant in
      let path = try mutant.file("lessons/") { $0.contains("  - BTAA-FUN-001 — ") }
      let line = try mutant.line(path) { $0.hasPrefix("  - BTAA-FUN-001 — ") }
      return mutant.insert(path, line + 1, "  - BTAA-FUN-001")
    },
    MutationKind("close a circle", "reference-cycle") { mutant in
      let first = "lessons/defense/confirmation-gates-and-constrained-actions.md"
      let second = "lessons/fundamentals/enterprise-ai-agent-security-framework.md"
      let there = try mutant.line(second) { $0 == "prerequisites:" }
      mutant.insert(second, there + 1, "  - BTAA-DEF-002")
      let line = try mutant.line(first) { $0 == "prerequisites:" }
      // The walk begins at the entry that comes first by path.
      return mutant.insert(first, line + 1, "  - BTAA-FUN-019")
    },
    MutationKind("require what is harder", "difficulty-order") { mutant in
      let path = "lessons/fundamentals/what-is-prompt-injection.md"
      let hard = "lessons/defense/confirmation-gates-and-constrained-actions.md"
      let text = mutant.site[hard] ?? ""
      // The way back goes, so that no circle closes.
      mutant.site[hard] = text.replacing("  - BTAA-FUN-001 — What is Prompt Injection?\n", with: "")
        .replacing("  - BTAA-FUN-030 — The Shared Responsibility Model for AI Security\n", with: "")
        .replacing("prerequisites:\n", with: "")
      let line = try mutant.line(path) { $0.hasPrefix("domains:") }
      return mutant.insert(path, line, "prerequisites: [BTAA-DEF-002]")
    },
    MutationKind("keep an old title in a reference", "title-mismatch") { mutant in
      let path = try mutant.file("lessons/") { $0.contains("  - BTAA-FUN-001 — ") }
      let line = try mutant.line(path) { $0.hasPrefix("  - BTAA-FUN-001 — ") }
      return mutant.set(path, line) { _ in "  - BTAA-FUN-001 — What is Injection?" }
    },
    MutationKind("drop an example of a map", "incomplete-map") { mutant in
      let path = try mutant.file("domains/")
      let line = try mutant.line(path) { $0.hasPrefix("  iaas: ") }
      mutant.remove(path, line)
      return .init(
        path: "Content/\(path)", line: try mutant.line(path) { $0 == "examples:" })
    },
    MutationKind("make a draft of what others need", "references-draft") { mutant in
      let path = "lessons/fundamentals/what-is-prompt-injection.md"
      let line = try mutant.line(path) { $0.hasPrefix("status:") }
      mutant.set(path, line) { _ in "status: draft" }
      let other = try mutant.file("lessons/") { $0.contains("  - BTAA-FUN-001 — ") }
      return .init(
        path: "Content/\(other)",
        line: try mutant.line(other) { $0.hasPrefix("  - BTAA-FUN-001 — ") })
    },
    MutationKind("deprecate what others need", "references-deprecated") { mutant in
      let path = "lessons/fundamentals/what-is-prompt-injection.md"
      let line = try mutant.line(path) { $0.hasPrefix("status:") }
      mutant.set(path, line) { _ in "status: deprecated" }
      let other = try mutant.file("lessons/") { $0.contains("  - BTAA-FUN-001 — ") }
      return .init(
        path: "Content/\(other)",
        line: try mutant.line(other) { $0.hasPrefix("  - BTAA-FUN-001 — ") })
    },
    MutationKind("add a page that nothing leads to", "orphan-entry") { mutant in
      mutant.site["guide/alone.md"] = "---\ntitle: Alone\ndescription: Nobody comes here.\n---\n"
      return .init(path: "Content/guide/alone.md", line: 2)
    },
  ]

  private static let matrix: [MutationKind] = [
    MutationKind("drop a row", "matrix-missing-row") { mutant in
      let line = try mutant.line(matrixPath) {
        isRow($0) && !$0.contains("[^") && !$0.contains("*")
      }
      mutant.remove(matrixPath, line)
      let header = try mutant.line(matrixPath) { $0.hasPrefix("| Security domain") }
      return .init(path: "Content/\(matrixPath)", line: header)
    },
    MutationKind(
      "swap a level", "matrix-disagreement", also: ["level-against-order", "unused-footnote"]
    ) { mutant in
      let line = try mutant.line(matrixPath) { isRow($0) && !$0.contains("N/A") }
      let column = [1, 2, 4].randomElement(using: &mutant.random) ?? 1
      let cells = mutant.cells(matrixPath, line)
      mutant.setCells(matrixPath, line) { cells in
        cells[column] = cells[column].hasPrefix("Customer") ? "Shared" : "Customer"
      }
      // The entry that says otherwise, at the model's id.
      let domain = cells[0].split(separator: "/").last?.split(separator: ".").first ?? ""
      let path = "domains/\(domain).md"
      let model = ["saas", "paas", "iaas", "on-premises"][column - 1]
      return .init(
        path: "Content/\(path)",
        line: try mutant.line(path) { line in
          line.hasPrefix("    of: [")
            && line.split { "[], ".contains($0) }.contains(Substring(model))
        })
    },
    MutationKind("write a level that is none", "matrix-unknown-level") { mutant in
      let line = try mutant.line(matrixPath) {
        isRow($0) && !$0.contains("[^") && !$0.contains("*")
      }
      return mutant.setCells(matrixPath, line) { $0[3] = "Custmer" }
    },
    MutationKind("empty a cell", "matrix-empty-cell") { mutant in
      let line = try mutant.line(matrixPath) {
        isRow($0) && !$0.contains("[^") && !$0.contains("*")
      }
      return mutant.setCells(matrixPath, line) { $0[5] = " " }
    },
    MutationKind("lose a cell", "matrix-ragged-row") { mutant in
      let line = try mutant.line(matrixPath) {
        isRow($0) && !$0.contains("[^") && !$0.contains("*")
      }
      return mutant.setCells(matrixPath, line) { $0.removeLast() }
    },
    MutationKind("write a row twice", "matrix-duplicate-row") { mutant in
      let line = try mutant.line(matrixPath) {
        isRow($0) && !$0.contains("[^") && !$0.contains("*")
      }
      let text = String(mutant.lines(matrixPath)[line - 1])
      return mutant.insert(matrixPath, line + 1, text)
    },
    MutationKind("swap a column for another", "matrix-duplicate-column") { mutant in
      let line = try mutant.line(matrixPath) { $0.hasPrefix("| Security domain") }
      return mutant.setCells(matrixPath, line) { $0[5] = $0[6] }
    },
    MutationKind("add a row for nothing", "matrix-unknown-row") { mutant in
      let line = try mutant.line(matrixPath) { isRow($0) }
      let cells = ["Physical Security"] + Array(repeating: "Provider", count: 8)
      return mutant.insert(matrixPath, line, "| " + cells.joined(separator: " | ") + " |")
    },
    MutationKind("let a header drift from its title", "matrix-name-drift") { mutant in
      let line = try mutant.line(matrixPath) { isRow($0) }
      return mutant.setCells(matrixPath, line) { cells in
        let link = cells[0].split(separator: "]")[1]
        cells[0] = "[The other name]\(link)"
      }
    },
    MutationKind("mark what does not apply", "mark-on-not-applicable") { mutant in
      let line = try mutant.line(matrixPath) { isRow($0) && $0.contains("| N/A |") }
      return mutant.setCells(matrixPath, line) { cells in
        if let index = cells.firstIndex(of: "N/A") { cells[index] = "N/A*" }
      }
    },
    MutationKind("declare a level nobody has", "unused-level") { mutant in
      let line = try mutant.line(matrixPath) { $0 == "levels:" }
      return mutant.insert(
        matrixPath, line + 1,
        "  - { id: broker, label: Broker, letter: B, color: green, meaning: A third party. }")
    },
    MutationKind("forget a column in an entry", "assignment-incomplete") { mutant in
      let path = try mutant.file("domains/") { $0.contains("    of: [iaas, on-premises") }
      let line = try mutant.line(path) { $0.contains("    of: [iaas, on-premises") }
      mutant.set(path, line) { $0.replacing("of: [iaas, ", with: "of: [") }
      return .init(
        path: "Content/\(path)", line: try mutant.line(path) { $0 == "responsibility:" })
    },
    MutationKind(
      "say a column twice in an entry", "assignment-overlap", also: ["matrix-disagreement"]
    ) { mutant in
      let path = try mutant.file("domains/")
      let line = try mutant.line(path) { $0.hasPrefix("    of: [") }
      return mutant.set(path, line) { text in
        let first = text.split { "[], ".contains($0) }[1]
        return text.replacing("]", with: ", \(first)]")
      }
    },
    MutationKind("call an unmarked cell critical", "mark-disagreement") { mutant in
      let path = try mutant.file("domains/") {
        $0.contains("title: Data Privacy") || $0.contains("title: Network Security")
          || $0.contains("title: User Access Control")
      }
      let line = try mutant.line(path) { $0.hasPrefix("  paas: ") }
      return mutant.set(path, line) { _ in "  paas: \"Critical: both parties have to look.\"" }
    },
    MutationKind("let a duty move back", "level-against-order", also: ["matrix-disagreement"]) {
      mutant in
      let line = try mutant.line(matrixPath) {
        $0.hasPrefix("| [Network Security]") || $0.hasPrefix("| [Incident Response]")
      }
      return mutant.setCells(matrixPath, line) { $0[4] = "Provider" }
    },
  ]

  private static let prose: [MutationKind] = [
    MutationKind("raise a count", "stated-count") { mutant in
      let path = "matrix/responsibility.md"
      return mutant.set(path, 3) { $0.replacing("16 security", with: "17 security") }
    },
    MutationKind(
      "add a model and forget the counts", "stated-count",
      also: [
        "matrix-missing-column", "incomplete-map", "assignment-incomplete",
      ]
    ) { mutant in
      mutant.site["models/edge.md"] = mutant.site["models/saas.md"]?
        .replacing("title: SaaS AI\n", with: "title: Edge AI\n")
        .replacing("aliases: [SaaS AI Models, SaaS]\n", with: "")
        .replacing("control: 1\n", with: "").replacing("weight: 1\n", with: "weight: 9\n")
      return .init(path: "Content/site.yml", line: 2)
    },
    MutationKind("count in words", "stated-count") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "The framework has seven deployment models.")
    },
    MutationKind("give the matrix another size", "stated-count") { mutant in
      mutant.append("about.md", "It is an 8×12 matrix.")
    },
    MutationKind("say a level in a sentence", "stated-level") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "Network Security is customer-owned in SaaS AI.")
    },
    MutationKind("say a level in a list", "stated-level") { mutant in
      let path = "domains/infrastructure-security.md"
      let text = "## Who carries it\n\n- **Provider (SaaS, PaaS, Embedded, AI Coding)**"
      return mutant.append(path, text).line.advanced(by: 2).place(in: path)
    },
    MutationKind("name something nearly", "unknown-term") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "Then look at Multi-System Integrations.")
    },
    MutationKind("rank wrongly", "stated-ranking") { mutant in
      let line = try mutant.line(matrixPath) { $0 == "levels:" }
      mutant.insert(matrixPath, line, "rankings:")
      return mutant.insert(
        matrixPath, line + 1, "  - { level: customer, most: [iaas, on-premises, mcp] }")
    },
    MutationKind("promise a shorter lesson", "read-time-drift") { mutant in
      let path = try mutant.file("lessons/")
      let line = try mutant.line(path) { $0.hasPrefix("read_time:") }
      return mutant.set(path, line) { _ in "read_time: 2 minutes" }
    },
  ]

  private static let links: [MutationKind] = [
    MutationKind("break a link", "broken-link") { mutant in
      let path = try mutant.file("lessons/") { $0.contains("](../../domains/") }
      let line = try mutant.line(path) { $0.contains("](../../domains/") }
      return mutant.set(path, line) { $0.replacing("](../../domains/", with: "](../../domain/") }
    },
    MutationKind("break an anchor", "broken-anchor") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "See [there](../matrix/responsibility.md#no-such-part).")
    },
    MutationKind("show a picture that is not there", "broken-image") { mutant in
      let path = try mutant.file("models/")
      return mutant.append(path, "![A plan](plan.png)")
    },
    MutationKind("link out of the content", "link-outside-content") { mutant in
      let path = try mutant.file("models/")
      return mutant.append(path, "See [the code](../../Sources/main.swift).")
    },
    MutationKind("link to the built page", "link-to-output") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "See [SaaS AI](/models/saas/).")
    },
    MutationKind("link without encryption", "insecure-link") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "See [the paper](http://papers.invalid/one).")
    },
    MutationKind("hide a script in a link", "unsafe-link") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "See [more of it](javascript:alert(1)).")
    },
    MutationKind("lose the definition of a link", "undefined-link") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "See [the matrix][matrix] for more.")
    },
    MutationKind("refer to a footnote that is none", "undefined-footnote") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "So it is.[^nowhere]")
    },
    MutationKind("drop a file nobody shows", "unused-asset") { mutant in
      mutant.site["models/old-plan.png"] = "PNG"
      return .init(path: "Content/models/old-plan.png", line: 0)
    },
  ]

  private static let words: [MutationKind] = [
    MutationKind("write HTML", "raw-html") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "<div>Text</div>")
    },
    MutationKind("show a picture without words", "missing-alt-text", also: ["broken-image"]) {
      mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "![](plan.png)")
    },
    MutationKind("skip a heading", "heading-skip") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "## Two\n\n#### Four").line.advanced(by: 2).place(in: path)
    },
    MutationKind("write a second title", "second-title") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "# Another title")
    },
    MutationKind("link the word here", "vague-link-text") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "It stands [here](../models/saas.md).")
    },
    MutationKind("link nothing", "empty-link") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "It stands [](../models/saas.md).")
    },
    MutationKind("write a title without end", "title-too-long") { mutant in
      let path = "about.md"
      return mutant.set(path, 2) { _ in "title: \(String(repeating: "Much too long ", count: 8))" }
    },
    MutationKind("forget a description", "missing-description") { mutant in
      let path = try mutant.file("domains/")
      let line = try mutant.line(path) { $0.hasPrefix("description:") }
      mutant.remove(path, line)
      return .init(path: "Content/\(path)", line: 2)
    },
    MutationKind("break a view", "view-error") { mutant in
      let path = "lessons/index.md"
      let line = try mutant.line(path) { $0.hasPrefix("list: lessons") }
      return mutant.set(path, line) { _ in "list: lesons" }
    },
    MutationKind("ignore without a reason", "missing-reason") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "<!-- demarc-ignore broken-link -->")
    },
    MutationKind("ignore what is not there", "unused-suppression") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "<!-- demarc-ignore broken-link: It was broken once. -->")
    },
  ]
}

extension Int {
  fileprivate func place(in path: String) -> Mutant.Place {
    Mutant.Place(path: "Content/\(path)", line: self)
  }
}
