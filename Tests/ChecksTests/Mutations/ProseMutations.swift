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
        "repeated-description", "matrix-missing-column", "incomplete-map", "assignment-incomplete",
      ]
    ) { mutant in
      mutant.site["models/edge.md"] = mutant.site["models/saas.md"]?
        .replacing("title: SaaS AI\n", with: "title: Edge AI\n")
        .replacing("aliases: [SaaS AI Models, SaaS]\n", with: "")
        .replacing("control: 1\n", with: "").replacing("weight: 1\n", with: "weight: 9\n")
      return .init(path: "Content/site.yml", line: 3)
    },
    MutationKind("count in words", "stated-count") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "The framework has seven deployment models.")
    },
    MutationKind("give the matrix another size", "stated-count") { mutant in
      mutant.append("about.md", "It is an 8×12 matrix.")
    },
    MutationKind("miscount the shared domains of a model", "stated-count") { mutant in
      let path = "models/embedded.md"
      let line = try mutant.line(path) { $0.contains("Six domains are shared") }
      return mutant.set(path, line) { $0.replacing("Six domains", with: "Five domains") }
    },
    MutationKind("miscount the marked cells", "stated-count") { mutant in
      let line = try mutant.line(matrixPath) { $0.hasPrefix("Five cells carry the mark") }
      return mutant.set(matrixPath, line) { $0.replacing("Five", with: "Six") }
    },
    MutationKind("state a wrong share of the cells", "stated-count") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "Half of the 128 cells are shared.")
    },
    MutationKind("miscount the controls of a threat", "stated-count") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "Twenty controls answer prompt injection.")
    },
    MutationKind("miscount on the page of a control", "stated-count") { mutant in
      let path = try mutant.file("controls/")
      return mutant.append(path, "This control answers 20 threats.")
    },
    MutationKind("miscount the controls of a kind", "stated-count") { mutant in
      mutant.append("about.md", "27 of the 47 controls are preventive.")
    },
    MutationKind("number the AI-specific domains wrongly", "stated-count") { mutant in
      let line = try mutant.line(matrixPath) { $0.hasPrefix("last 4 are AI-specific") }
      return mutant.set(matrixPath, line) { $0.replacing("last 4", with: "last 5") }
    },
    MutationKind("rank a model wrongly in a sentence", "stated-ranking") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "SaaS AI has the most shared domains.")
    },
    MutationKind("forget to correct a total", "stated-total") { mutant in
      mutant.append(
        "about.md",
        "| Level | Cells |\n| --- | --- |\n| Customer | 57 |\n| Shared | 40 |\n| Provider | 22 |\n"
          + "| N/A | 9 |\n| Total | 127 |"
      ).line.advanced(by: 6).place(in: "about.md")
    },
    MutationKind("miscount a level in a table", "stated-total") { mutant in
      mutant.append(
        "about.md",
        "| Model | Customer | Shared |\n| --- | --- | --- |\n| SaaS AI | 1 | 8 |\n| PaaS AI | 1 | 12 |"
      ).line.advanced(by: 3).place(in: "about.md")
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
    MutationKind("say a level in a second clause", "stated-level") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(
        path,
        "Network Security is the provider's in SaaS AI, shared in PaaS AI, and shared in IaaS AI.")
    },
    MutationKind("say a level before its subject", "stated-level") { mutant in
      let path = try mutant.file("threats/")
      return mutant.append(path, "In IaaS AI, Data Security is the customer's responsibility.")
    },
    MutationKind("say a level of the page's model", "stated-level") { mutant in
      mutant.append("models/saas.md", "Data Security is yours.")
    },
    MutationKind("say a level of the page's domain", "stated-level") { mutant in
      mutant.append("domains/network-security.md", "In SaaS AI it is shared.")
    },
    MutationKind("say a level with the verb of a party", "stated-level") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "The vendor owns Data Security in Agentic AI.")
    },
    MutationKind("say a level of the sentence before", "stated-level") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(
        path, "Data Security is the provider's in SaaS AI. It is shared in Agentic AI.")
    },
    MutationKind("deny a level", "stated-level") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "Network Security is never the provider's in SaaS AI.")
    },
    MutationKind("leave out a model that is no exception", "stated-level") { mutant in
      let path = try mutant.file("threats/")
      return mutant.append(
        path, "User Access Control is the customer's everywhere except in Agentic AI.")
    },
    MutationKind("answer a question wrongly", "stated-level") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "Who owns Data Security in SaaS AI? The customer.")
    },
    MutationKind("say that a domain does not apply", "stated-level") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "Agent Governance does not apply in Agentic AI.")
    },
    MutationKind("say a mark in a sentence", "mark-disagreement") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "Network Security is marked as critical in SaaS AI.")
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
