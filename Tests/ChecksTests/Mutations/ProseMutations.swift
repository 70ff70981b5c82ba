import TestSupport

extension MutationKind {
  /// Mistakes of what texts state.
  static let prose: [MutationKind] = [
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
}
