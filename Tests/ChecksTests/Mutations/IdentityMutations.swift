import TestSupport

extension MutationKind {
  /// Mistakes of ids, aliases and addresses.
  static let identity: [MutationKind] = [
    MutationKind("rename an id", "unresolved-reference") { mutant in
      // Other lessons refer to the id. The finding is at its cause.
      let path = "lessons/fundamentals/what-is-prompt-injection.md"
      let line = try mutant.line(path) { $0.hasPrefix("id:") }
      return mutant.set(path, line) { _ in "id: BTAA-FUN-099" }
    },
    MutationKind(
      "give an id against the pattern", "pattern-mismatch", also: ["unresolved-reference"]
    ) { mutant in
      let path = try mutant.file("lessons/")
      let line = try mutant.line(path) { $0.hasPrefix("id:") }
      return mutant.set(path, line) { _ in "id: BTAA-FUN-1" }
    },
    MutationKind("give an id twice", "duplicate-id", also: ["repeated-description"]) { mutant in
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
}
