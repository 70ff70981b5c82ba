internal import ContentModel
public import Diagnostics

extension Rule {
  /// A reference gives a title that is not the title of what it names.
  public static let titleMismatch = Rule(
    "title-mismatch",
    what: "A reference gives a title that is not the title of what it names.",
    why: "Titles change; a reference that keeps the old one misleads.",
    example: """
      prerequisites:
        - BTAA-FUN-001 — What Is Prompt-Injection
      """,
    fix: "Write the title as the entry has it.")
}

extension Check {
  static let titleMismatch = Check(.titleMismatch) { context in
    context.references.compactMap { entry, reference, resolution in
      guard case .entry(let position) = resolution, let title = reference.title else { return nil }
      let target = context.graph.entries[position]
      guard title != target.title else { return nil }
      return Finding(
        .titleMismatch, at: entry.at(reference.titleRange),
        "\(target.id) is not called \(title.quoted)",
        notes: [.init("its title", at: target.at(target.titleRange))],
        help: ["write \(target.title.quoted)"])
    }
  }
}
