import TestSupport

extension MutationKind {
  /// Mistakes around documents: editions, clauses, periods and the texts of links.
  static let citations: [MutationKind] = [
    MutationKind("name a wrong year", "unknown-edition") { mutant in
      mutant.append(try mutant.file("controls/"), "The register follows ISO/IEC 42001:2022.")
    },
    MutationKind("name a later version", "unknown-edition") { mutant in
      mutant.append(try mutant.file("lessons/"), "Map each duty to NIST CSF 2.1.")
    },
    MutationKind("name a later version before the document", "unknown-edition") { mutant in
      mutant.append(try mutant.file("threats/"), "Version 4.1 of PCI DSS asks for that.")
    },
    MutationKind("swap the digits of a regulation", "unknown-edition") { mutant in
      mutant.append(try mutant.file("roadmap/"), "Regulation (EU) 2024/1698 asks for that.")
    },
    MutationKind("move a publication", "unknown-edition") { mutant in
      mutant.append(try mutant.file("factors/"), "The EU AI Act was published in 2025.")
    },
    MutationKind("move the day from which a law applies", "unknown-edition") { mutant in
      mutant.append(try mutant.file("lessons/"), "The GDPR has applied since 25 May 2016.")
    },
    MutationKind("move a publication in an active sentence", "unknown-edition") { mutant in
      mutant.append(try mutant.file("phases/"), "NIST published the AI RMF 1.0 in January 2024.")
    },
    MutationKind("correct the edition of a standard alone", "unknown-edition") { mutant in
      let path = "standards/iso-iec-42001-2023.md"
      let line = try mutant.line(path) { $0.hasPrefix("edition:") }
      mutant.set(path, line) { $0.replacing(":2023", with: ":2024") }
      return mutant.append("about.md", "We follow ISO/IEC 42001:2022.")
    },
    MutationKind("cite an article beyond the last", "unknown-clause") { mutant in
      mutant.append(try mutant.file("lessons/"), "Article 172 of the EU AI Act asks for it.")
    },
    MutationKind("cite a clause beyond the last", "unknown-clause") { mutant in
      mutant.append(try mutant.file("controls/"), "Clause 12.1 of ISO/IEC 42001 asks for it.")
    },
    MutationKind("cite an eleventh of ten", "unknown-clause") { mutant in
      mutant.append(try mutant.file("scenarios/"), "It is an instance of LLM11.")
    },
    MutationKind("list an article beyond the last", "unknown-clause", also: ["unused-sub-entry"]) {
      mutant in
      let path = "standards/gdpr.md"
      let line = try mutant.line(path) { $0.hasPrefix("  Art-83:") }
      return mutant.insert(
        path, line + 1, "  Art-183: { title: Fines, summary: Sets two ceilings. }")
    },
    MutationKind("give a clause the title of another", "title-mismatch") { mutant in
      mutant.append(try mutant.file("lessons/"), "See LLM05 (Supply Chain) of the list.")
    },
    MutationKind("give a title the number of another", "title-mismatch") { mutant in
      mutant.append(try mutant.file("threats/"), "The right to erasure is Article 22 of the GDPR.")
    },
    MutationKind("raise a ceiling", "stated-limit") { mutant in
      mutant.append(
        try mutant.file("lessons/"), "Fines reach EUR 40 million (Article 83 of the GDPR).")
    },
    MutationKind("shorten a period", "stated-limit") { mutant in
      mutant.append(
        try mutant.file("scenarios/"), "Article 33 of the GDPR requires a notice within 48 hours.")
    },
    MutationKind("shorten a period beside its clause", "stated-limit") { mutant in
      mutant.append(
        try mutant.file("factors/"),
        "Logs are kept for at least three months (Article 19 of the AI Act).")
    },
    MutationKind("shorten a period in a table", "stated-limit") { mutant in
      let path = "roadmap/06-readiness.md"
      let line = try mutant.line(path) { $0.contains("72 hours after") }
      return mutant.set(path, line) { $0.replacing("72 hours after", with: "48 hours after") }
    },
    MutationKind("shorten a period in the clause's own summary", "stated-limit") { mutant in
      let path = "standards/hipaa.md"
      let line = try mutant.line(path) { $0.contains("within 60 days") }
      return mutant.set(path, line) { $0.replacing("within 60 days", with: "within 30 days") }
    },
    MutationKind("lead a title to another domain", "link-text-mismatch") { mutant in
      mutant.append("about.md", "See [Data Privacy](domains/data-security.md).")
    },
    MutationKind("lead an article to another", "link-text-mismatch") { mutant in
      mutant.append("about.md", "See [Article 73](standards/eu-ai-act.md#Art-72).")
    },
    MutationKind("lead the title of a clause to another", "link-text-mismatch") { mutant in
      mutant.append("about.md", "See the [Right to erasure](standards/gdpr.md#Art-22).")
    },
    MutationKind("keep an old title in a link", "renamed-title") { mutant in
      mutant.site["site.lock"] = "entry domains:data-privacy domains/data-privacy/ Personal Data\n"
      return mutant.append("about.md", "See [Personal Data](domains/data-privacy.md).")
    },
  ]
}
