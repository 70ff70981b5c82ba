package import Diagnostics

extension Rule {
  /// A Markdown file does not start with front matter.
  package static let missingFrontMatter = Rule(
    "missing-front-matter", stage: .content, isVital: true,
    what: "A Markdown file does not begin with front matter.",
    why: "Every page needs at least a title, and front matter declares it.",
    example: """
      # SaaS AI

      The provider runs the model.
      """,
    fix: "Begin the file with `---`, a `title:` and another `---`.")
}

extension Finding {
  package static func missingFrontMatter(in file: SourceFile) -> Finding {
    Finding(
      .missingFrontMatter, at: file.at(.fileStart), "this file has no front matter",
      help: ["begin it with a line `---`, a line `title: …` and another line `---`"])
  }
}
