extension MutationKind {
  /// Mistakes of a matrix and of what entries say of it.
  static let matrix: [MutationKind] = [
    MutationKind("drop a row", "matrix-missing-row", also: ["unused-suppression"]) { mutant in
      let line = try mutant.line(matrixPath) {
        isRow($0) && !$0.contains("[^") && !$0.contains("*")
      }
      mutant.remove(matrixPath, line)
      let header = try mutant.line(matrixPath) { $0.hasPrefix("| Security domain") }
      return .init(path: "Content/\(matrixPath)", line: header)
    },
    MutationKind(
      "swap a level", "matrix-disagreement",
      also: ["level-against-order", "unused-footnote", "stated-level", "map-against-matrix"]
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
    MutationKind("swap a column for another", "matrix-duplicate-column", also: ["stated-level"]) {
      mutant in
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
    MutationKind("mark what does not apply", "mark-on-not-applicable", also: ["stated-count"]) {
      mutant in
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
    MutationKind(
      "let a duty move back", "level-against-order",
      also: ["matrix-disagreement", "map-against-matrix", "stated-level", "stated-count"]
    ) { mutant in
      let line = try mutant.line(matrixPath) {
        $0.hasPrefix("| [Network Security]") || $0.hasPrefix("| [Incident Response]")
      }
      return mutant.setCells(matrixPath, line) { $0[4] = "Provider" }
    },
    MutationKind("give a control to the wrong party", "map-against-matrix") { mutant in
      let path = try mutant.file("controls/") { $0.contains("domain: network-security\n") }
      let line = try mutant.line(path) { $0 == "  saas: provider" || $0 == "  saas: shared" }
      return mutant.set(path, line) { _ in "  saas: customer" }
    },
  ]
}
