internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A reference gives a title that is not that of its target.
  package static let titleMismatch = Rule(
    "title-mismatch", stage: .check,
    what: """
      A reference gives a title that is not that of its target. A text cites a part of a document \
      with the title of another part, as in "LLM06 Supply Chain" or in neighbouring cells of a table.
      """,
    why: "Titles change, and a reference with the old title misleads readers.",
    example: """
      prerequisites:
        - BTAA-FUN-001 — What Is Prompt-Injection
      """,
    fix: "Write the current title of the entry.",
    reads: [
      "Check LLM06 (Supply Chain) first."
    ],
    leaves: [
      "Check LLM04 (Supply Chain) first.",
      "In the 2023 edition, LLM02 (Insecure Output Handling) came second.",
      "Article 17 (Right to erasure) of the GDPR has exceptions.",
    ])
}

extension Check {
  static let titleMismatch = Check(.titleMismatch) { context in
    references(context) + context.proseFindings(.titleMismatch)
  }

  private static func references(_ context: CheckContext) -> [Finding] {
    context.references.compactMap { entry, reference, resolution in
      guard case .entry(let position, let named) = resolution, let title = reference.title else {
        return nil
      }
      let target = context.graph.entries[position]
      // In a field of parts, the title is that of the part.
      let part =
        reference.target.namesParts ? named.flatMap { target.subEntry($0) } : nil
      let actual = part?.title ?? target.title
      guard title != actual else { return nil }
      let former = part == nil ? context.formerTitle(title, of: position) : nil
      return Finding(
        .titleMismatch, at: entry.at(reference.titleRange),
        "\(part?.id ?? target.id) is not called \(title.quoted)",
        notes: [
          part.map { .init("the part", at: target.at($0.idRange)) }
            ?? .init("its title", at: target.at(target.titleRange))
        ]
          + [former.map { .init("the old title was published", at: $0.location) }].compactMap(
            \.self),
        help: ["write \(actual.quoted)"],
        fix: reference.retitled(actual).flatMap {
          reference.scalar?.fix($0, in: entry.origin.displayPath)
        })
    }
  }
}

extension Reference {
  /// Returns the reference with another title, or nil if the result would be parsed differently,
  /// because the title contains a dash.
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
