extension MutationKind {
  /// Mistakes in front matter and schemas.
  static let frontMatter: [MutationKind] = [
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
      let path = try mutant.file("lessons/") { $0.contains("\ndate:") }
      let line = try mutant.line(path) { $0.hasPrefix("date:") }
      return mutant.set(path, line) { _ in "date: 11.04.2026" }
    },
    MutationKind("update before the first day", "date-order") { mutant in
      let path = try mutant.file("lessons/")
      let line = try mutant.line(path) { $0.hasPrefix("last_updated:") }
      return mutant.set(path, line) { _ in "last_updated: 2020-01-01" }
    },
    MutationKind("date a lesson tomorrow", "future-date", today: "2026-12-21") { mutant in
      let path = try mutant.file("lessons/")
      let line = try mutant.line(path) { $0.hasPrefix("last_updated:") }
      return mutant.set(path, line) { _ in "last_updated: 2026-12-22" }
    },
    MutationKind("let a review pass", "review-overdue", today: "2026-12-21") { mutant in
      let path = try mutant.file("threats/") { $0.contains("\nreview_by: ") }
      let line = try mutant.line(path) { $0.hasPrefix("review_by: ") }
      return mutant.set(path, line) { _ in "review_by: 2026-11-01" }
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
    MutationKind("use an alias of YAML without an anchor", "yaml-anchor") { mutant in
      let path = try mutant.file("models/")
      let line = try mutant.line(path) { $0.hasPrefix("family:") }
      return mutant.set(path, line) { _ in "family: *cloud" }
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
}
