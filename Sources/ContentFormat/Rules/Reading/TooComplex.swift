package import Diagnostics

extension Rule {
  /// Content or a theme exceeds a limit on nesting, tables or page size.
  package static let tooComplex = Rule(
    "too-complex", stage: .content, isVital: true,
    what: "Content or a theme nests too deeply, or a table, a view or a page is too large.",
    why: """
      Content can come from untrusted authors. Deep nesting, padding or long lists let a small \
      file slow down the build.
      """,
    example: """
      [[[[[[[[[[[[…
      """,
    fix: "Nest less deeply, or show less on one page.")
}

extension Finding {
  static func nestingTooDeep(at location: SourceLocation, limit: Int) -> Finding {
    Finding(.tooComplex, at: location, "this nests deeper than \(limit) levels")
  }

  static func tooManyValues(at location: SourceLocation, limit: Int) -> Finding {
    Finding(
      .tooComplex, at: location,
      "up to here, this file has more than \(grouped(limit)) keys and values",
      help: ["split the file"])
  }

  static func textTooLong(at location: SourceLocation, limit: Int) -> Finding {
    Finding(
      .tooComplex, at: location, "this Markdown text has more than \(limit / 1024) KiB",
      help: ["split it, or link to the data"])
  }

  static func paragraphTooLong(at location: SourceLocation, limit: Int) -> Finding {
    Finding(
      .tooComplex, at: location, "this paragraph has more than \(limit / 1024) KiB",
      help: ["put blank lines between its parts"])
  }

  static func lineTooLong(at location: SourceLocation, limit: Int) -> Finding {
    Finding(
      .tooComplex, at: location, "this line has more than \(limit / 1024) KiB",
      help: ["write a shorter heading or row, and put the text below it"])
  }

  static func tooManyMarks(at location: SourceLocation) -> Finding {
    Finding(
      .tooComplex, at: location,
      """
      this paragraph repeats marks such as `)`, `@`, `<?` and `*` so often that it takes too long \
      to parse
      """,
      help: ["put blank lines between its parts, or show it as code"])
  }

  static func definitionTooLong(_ size: Int, uses: Int, at location: SourceLocation) -> Finding {
    Finding(
      .tooComplex, at: location,
      "this link definition has \(size) bytes, and up to \(uses) links would repeat them",
      help: ["define a shorter address or title"])
  }

  package static func footnoteTooLong(
    _ size: Int, uses: Int, at location: SourceLocation
  ) -> Finding {
    Finding(
      .tooComplex, at: location,
      "this footnote has \(size) bytes, and more than \(uses) entries of this file would repeat it",
      help: ["shorten it, or let fewer entries refer to it"])
  }

  static func tooManyDefaults(at location: SourceLocation, limit: Int) -> Finding {
    Finding(
      .tooComplex, at: location,
      "the defaults of the schema would add more than \(grouped(limit)) values to this file",
      help: ["write fewer records into one file, or declare fewer defaults"])
  }

  /// A `.gitignore` with too many rules. The rules beyond the limit are not read.
  package static func ignoreFileTooLong(_ path: String) -> Finding {
    Finding(
      .tooComplex, at: SourceLocation(path),
      "this file has more than \(grouped(GitIgnoreFile.maximumRules)) rules",
      help: ["ignore whole folders"])
  }

  package static func tooManyPatterns(_ limit: Int, at location: SourceLocation) -> Finding {
    Finding(
      .tooComplex, at: location,
      "with this pattern, the schemas have more than \(grouped(limit)) patterns in total",
      help: ["every file is compared with all of them, so select whole folders"])
  }

  package static func viewsTooLarge(_ limit: Int, at location: SourceLocation) -> Finding {
    Finding(
      .tooComplex, at: location,
      "the views of this page show more than \(limit) entries and cells together",
      help: ["show less of it, or put it on several pages"])
  }

  package static func siteViewsTooLarge(_ limit: Int, at location: SourceLocation) -> Finding {
    Finding(
      .tooComplex, at: location,
      "with this view, the views of all pages show more than \(limit) entries and cells in total",
      help: ["show a long list on one page, and link to it from the others"])
  }

  package static func navigationTooLong(_ limit: Int, at location: SourceLocation) -> Finding {
    Finding(
      .tooComplex, at: location, "the navigation has more than \(limit) links",
      help: ["every page shows all of them, so link to an index instead"])
  }

  package static func derivedTooLarge(
    rows: Int, columns: Int, limit: Int, at location: SourceLocation
  ) -> Finding {
    Finding(
      .tooComplex, at: location,
      "this matrix would have \(rows) × \(columns) cells; the limit is \(limit)",
      help: ["count by a smaller collection"])
  }

  static func tableTooLarge(at location: SourceLocation, limit: Int) -> Finding {
    Finding(
      .tooComplex, at: location,
      "up to this row, the tables of this page have more than \(limit) cells",
      help: ["split the page, or link to the data", "a short row counts as a full row"])
  }
}
