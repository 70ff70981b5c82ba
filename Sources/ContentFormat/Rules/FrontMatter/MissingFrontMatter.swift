package import Diagnostics

extension Rule {
  /// A Markdown file does not start with front matter.
  package static let missingFrontMatter = Rule(
    "missing-front-matter", stage: .content, isVital: true,
    what: """
      A Markdown file does not begin with front matter in YAML, and its collection or `site.yml` does \
      not make it optional.
      """,
    why: "Every page needs at least a title, and front matter declares it.",
    example: """
      # SaaS AI

      The provider runs the model.
      """,
    fix: """
      Begin the file with `---`, a `title:` and another `---`. If first headings are the titles, write \
      `front_matter: optional` into `_collection.yml`, or below `pages:` in `site.yml`.
      """)
}

extension Finding {
  package static func missingFrontMatter(in file: SourceFile, isPage: Bool) -> Finding {
    Finding(
      .missingFrontMatter, at: file.at(.fileStart), "this file has no front matter",
      help: [
        "begin it with a line `---`, a line `title: …` and another line `---`",
        isPage
          ? "if first headings are titles, write `pages: { front_matter: optional }` into `site.yml`"
          : "if first headings are titles, write `front_matter: optional` into `_collection.yml`",
      ])
  }

  package static func foreignFrontMatter(
    _ language: ForeignFrontMatter, in file: SourceFile, at offset: Int
  ) -> Finding {
    Finding(
      .missingFrontMatter, at: file.at(SourceRange(offset, offset + language.markLength)),
      "this front matter is \(language.rawValue), and Demarc reads YAML",
      help: ["write it as YAML between two lines `---`"])
  }
}
