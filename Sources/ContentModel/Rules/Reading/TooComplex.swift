public import Diagnostics

extension Rule {
  /// YAML or Markdown nests deeper, or has a larger table, than any reader could follow.
  public static let tooComplex = Rule(
    "too-complex",
    what: """
      YAML or Markdown nests deeper, or has a larger table, than any reader could follow.
      """,
    why: """
      Content can come from a stranger; nesting and padding are how a small file makes a \
      program slow.
      """,
    example: """
      [[[[[[[[[[[[…
      """,
    fix: "Write it flatter, or cut the table up.")
}

extension Finding {
  static func nestingTooDeep(at location: SourceLocation, limit: Int) -> Finding {
    Finding(.tooComplex, at: location, "this nests deeper than \(limit) levels")
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
      "marks such as `)`, `@`, `<?` and `*` repeat so often that this paragraph takes too long to read",
      help: ["put blank lines between its parts, or show it as code"])
  }

  static func definitionTooLong(_ size: Int, uses: Int, at location: SourceLocation) -> Finding {
    Finding(
      .tooComplex, at: location,
      "this link definition has \(size) bytes, and up to \(uses) links would repeat them",
      help: ["define a shorter address or title"])
  }

  static func tableTooLarge(at location: SourceLocation, limit: Int) -> Finding {
    Finding(
      .tooComplex, at: location,
      "up to this row, the tables of this page have more than \(limit) cells",
      help: ["cut the page up, or link to the data; a short row counts with all its columns"])
  }
}
