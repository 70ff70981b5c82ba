import TestSupport

extension MutationKind {
  /// Values and references that contradict each other.
  static let relations: [MutationKind] = [
    MutationKind("end a step before it begins", "value-order", also: ["timeline-entry"]) { mutant in
      let path = try mutant.file("roadmap/")
      let line = try mutant.line(path) { $0.hasPrefix("to_week: ") }
      let from = try mutant.line(path) { $0.hasPrefix("from_week: ") }
      let week = Int(mutant.lines(path)[from - 1].dropFirst(11)) ?? 0
      mutant.set(path, from) { _ in "from_week: \(week + 1)" }
      return mutant.set(path, line) { _ in "to_week: \(week)" }
    },
    MutationKind("begin a step in the last week of another", "range-conflict") { mutant in
      let path = try mutant.file("roadmap/") { !$0.contains("from_week: 1\n") }
      let line = try mutant.line(path) { $0.hasPrefix("from_week: ") }
      let week = Int(mutant.lines(path)[line - 1].dropFirst(11)) ?? 0
      return mutant.set(path, line) { _ in "from_week: \(week - 1)" }
    },
    MutationKind("leave a week without a step", "range-conflict") { mutant in
      let path = try mutant.file("roadmap/") { !$0.contains("from_week: 1\n") }
      let line = try mutant.line(path) { $0.hasPrefix("from_week: ") }
      let week = Int(mutant.lines(path)[line - 1].dropFirst(11)) ?? 0
      return mutant.set(path, line) { _ in "from_week: \(week + 1)" }
    },
    MutationKind("review before the first day", "date-order") { mutant in
      let path = try mutant.file("releases/")
      let line = try mutant.line(path) { $0.hasPrefix("date: ") }
      return mutant.insert(path, line, "review_by: 2020-01-01")
    },
    MutationKind("cite a clause that the control does not serve", "not-within") { mutant in
      let path = try mutant.file("checklists/")
      let line = try mutant.line(path) { $0.hasPrefix("    clauses: [") }
      return mutant.set(path, line) { $0.dropLast() + ", \"iso-iec-27001-2022#A.8.31\"]" }
    },
    MutationKind("drop the clause of a control that a checklist cites", "not-within") { mutant in
      let path = "controls/ai-system-inventory.md"
      let line = try mutant.line(path) { $0.contains("#GOVERN-1.6") }
      mutant.remove(path, line)
      let list = "checklists/compliance.md"
      return .init(
        path: "Content/\(list)",
        line: try mutant.line(list) { $0.contains("clauses:") && $0.contains("#GOVERN-1.6") })
    },
    MutationKind("require a lesson and follow it up", "excluded-reference") { mutant in
      let path = "lessons/fundamentals/where-your-prompts-go.md"
      let line = try mutant.line(path) { $0 == "follow_up:" }
      return mutant.insert(path, line + 1, "  - ASR-FUN-001")
    },
    MutationKind(
      "forget the successor of an edition", "newer-edition", also: ["references-deprecated"]
    ) { mutant in
      let path = try mutant.file("standards/") { $0.contains("\nreplaced_by: ") }
      let line = try mutant.line(path) { $0.hasPrefix("replaced_by: ") }
      mutant.remove(path, line)
      return .init(path: "Content/\(path)", line: 2)
    },
    MutationKind("publish another edition and name no successor", "newer-edition") { mutant in
      let path = "standards/nist-csf-2.0.md"
      let line = try mutant.line(path) { $0.hasPrefix("url: ") }
      return mutant.insert(
        path, line, "dates: [{ date: 2026-06-01, what: Version 2.1 is published. }]")
    },
    MutationKind("name a date and no review", "missing-review-date") { mutant in
      let path = try mutant.file("threats/")
      return mutant.append(path, "As of March 2026, no provider publishes such a list.")
    },
    MutationKind("copy a description", "repeated-description") { mutant in
      let first = try mutant.file("controls/") { $0.contains("\ndescription: ") }
      let second = try mutant.file("threats/") { $0.contains("\ndescription: ") }
      let text = mutant.lines(first).first { $0.hasPrefix("description: ") } ?? ""
      let line = try mutant.line(second) { $0.hasPrefix("description: ") }
      return mutant.set(second, line) { _ in String(text) }
    },
    MutationKind("define a term twice", "similar-titles") { mutant in
      let path = "glossary/access-tokens.md"
      mutant.site[path] = "---\ntitle: Access-tokens\ndescription: What a client presents.\n---\n"
      return .init(path: "Content/\(path)", line: 2)
    },
    MutationKind("let a term take the name of a control", "alias-shadows-entry") { mutant in
      let path = "glossary/slopsquatting.md"
      let line = try mutant.line(path) { $0.hasPrefix("title: ") }
      return mutant.insert(path, line + 1, "aliases: [Output perturbation and truncation]")
    },
  ]
}
