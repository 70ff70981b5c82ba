import TestSupport

extension MutationKind {
  /// Mistakes of references and drafts.
  static let references: [MutationKind] = [
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
    MutationKind("close a circle", "reference-cycle", also: ["excluded-reference"]) { mutant in
      let first = "lessons/defense/confirmation-gates-and-constrained-actions.md"
      let second = "lessons/fundamentals/enterprise-ai-agent-security-framework.md"
      let there = try mutant.line(second) { $0 == "prerequisites:" }
      mutant.insert(second, there + 1, "  - BTAA-DEF-002")
      let line = try mutant.line(first) { $0 == "prerequisites:" }
      // The walk begins at the entry that comes first by path.
      return mutant.insert(first, line + 1, "  - BTAA-FUN-019")
    },
    MutationKind("require what is harder", "difficulty-order", also: ["prerequisite-order"]) {
      mutant in
      let path = "lessons/fundamentals/what-is-prompt-injection.md"
      let hard = "lessons/defense/confirmation-gates-and-constrained-actions.md"
      let text = mutant.site[hard] ?? ""
      // Remove the reference back, so that there is no cycle.
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
}
