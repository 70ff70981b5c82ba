package import Diagnostics

extension Rule {
  /// A text names an edition or a date of a document that contradicts its entry.
  package static let unknownEdition = Rule(
    "unknown-edition", stage: .check, languages: LanguagePack.tags { $0.citations != nil },
    what: """
      A text names an edition, a year or a number of a document that differs from those of its \
      entry, or a date that its entry gives otherwise. Documents are the entries of collections with \
      parts (`entries`), and of those to which references are `pinned`. Their editions are in the \
      fields of `pinned`, in `edition` or `version`, in titles, aliases and ids. Any other number in \
      the fields of an entry may be named too. Older editions than those of the site are left alone, \
      and so are sentences about drafts and history.
      """,
    why: "A reader with the wrong edition in hand finds other clauses, or none.",
    example: """
      The controls follow ISO/IEC 42001:2022.
      # while standards/iso-42001.md has `edition: ISO/IEC 42001:2023`
      """,
    fix: "Write the edition of the entry, or add an entry for the other edition.",
    reads: [
      "The register follows ISO/IEC 42001:2022.",
      "Version 4.1 of PCI DSS asks for an inventory.",
      "The profile maps each duty to NIST CSF 2.1.",
      "Regulation (EU) 2024/1698 binds both parties.",
      "The EU AI Act was published on 13 July 2024.",
    ],
    leaves: [
      "ISO/IEC 27001:2013 had 114 controls in Annex A.",
      "NIST CSF 1.1 has been replaced by NIST CSF 2.0.",
      "Version 4 of PCI DSS marked some requirements as future-dated.",
      "Directive (EU) 2016/680 covers the police.",
      "PCI DSS 3.5 asks for unreadable card numbers.",
      "A draft of NIST CSF 2.1 is expected next year.",
    ])
}

extension Check {
  static let unknownEdition = Check(.unknownEdition) { $0.proseFindings(.unknownEdition) }
}
