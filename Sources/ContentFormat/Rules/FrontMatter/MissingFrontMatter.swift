internal import Bytes
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
    if let finding = nearFrontMatter(in: file) { return finding }
    if file.bytes.contains(0x0D), !file.bytes.contains(0x0A) {
      return Finding(
        .missingFrontMatter, at: file.at(.fileStart),
        "the lines of this file end like those of old Macs (CR), so it is a single line",
        help: ["save it with the line endings of Unix (LF) or of Windows (CRLF)"])
    }
    let isEmpty = file.bytes.allSatisfy { $0.isSpaceOrLineBreak }
    return Finding(
      .missingFrontMatter, at: file.at(.fileStart),
      isEmpty ? "this file is empty" : "this file has no front matter",
      help: [
        "begin it with a line `---`, a line `title: …` and another line `---`",
        isPage
          ? "if first headings are titles, write `pages: { front_matter: optional }` into `site.yml`"
          : "if first headings are titles, write `front_matter: optional` into `_collection.yml`",
      ])
  }

  /// Reports front matter below blank lines, or with other dashes than three hyphens in its first
  /// line.
  private static func nearFrontMatter(in file: SourceFile) -> Finding? {
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = String(decoding: file.bytes.dropFirst(start).prefix(200), as: UTF8.self)
    let isBelow = text.first?.isWhitespace ?? true
    let line = text.drop(while: \.isWhitespace).prefix { !$0.isNewline }.singleLine
    guard !line.isEmpty, line.count <= 40, line.allSatisfy({ "-–—−".contains($0) }) else {
      return nil
    }
    let offset = start + (text.firstIndex { !$0.isWhitespace }.map { text[..<$0].utf8.count } ?? 0)
    let place = file.at(SourceRange(offset, offset + line.utf8.count))
    if line != "---" {
      return Finding(
        .missingFrontMatter, at: place, "this line does not begin front matter",
        help: ["write three hyphens: `---`"])
    }
    guard isBelow else { return nil }
    return Finding(
      .missingFrontMatter, at: place, "front matter begins in the first line of a file",
      help: ["remove the lines and spaces above `---`"])
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
