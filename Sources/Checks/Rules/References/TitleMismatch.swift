internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference gives a title that is not the title of what it names.
  package static let titleMismatch = Rule(
    "title-mismatch", stage: .check,
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
        help: ["write \(target.title.quoted)"],
        fix: reference.retitled(target.title).flatMap {
          reference.scalar?.fix($0, in: entry.displayPath)
        })
    }
  }
}

extension Reference {
  /// The reference with another title; nil where it would be read differently, because the title holds
  /// a dash that is taken to stand before a title.
  fileprivate func retitled(_ title: String) -> String? {
    guard let scalar, let old = self.title, scalar.text.hasSuffix(old) else { return nil }
    let lead = scalar.text.dropLast(old.count)
    for dash in [" — ", " – ", " - "] {
      if lead.hasSuffix(dash) { return lead + title }
      if title.contains(dash) { return nil }
    }
    return nil
  }
}
