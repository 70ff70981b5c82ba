public import Diagnostics

extension Rule {
  /// Content or a theme nests deeper, or asks for more, than any reader could follow.
  public static let tooComplex = Rule(
    "too-complex",
    what: """
      Content or a theme nests deeper, or asks for a larger table or page, than any reader could \
      follow.
      """,
    why: """
      Content can come from a stranger; nesting, padding and long lists are how a small file \
      makes a program slow.
      """,
    example: """
      [[[[[[[[[[[[…
      """,
    fix: "Write it flatter, or show less at one place.")
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

  static func definitionTooLong(at location: SourceLocation, limit: Int) -> Finding {
    Finding(
      .tooComplex, at: location, "this link definition has more than \(limit) bytes")
  }

  static func viewsTooLarge(_ limit: Int, at location: SourceLocation) -> Finding {
    Finding(
      .tooComplex, at: location,
      "the views of this page show more than \(limit) entries and cells together",
      help: ["show less of it, or put it on several pages"])
  }

  static func siteViewsTooLarge(_ limit: Int, at location: SourceLocation) -> Finding {
    Finding(
      .tooComplex, at: location,
      "with this view, those of all pages show more than \(limit) entries and cells together",
      help: ["show a long list on one page, and lead there from the others"])
  }

  static func navigationTooLong(_ limit: Int, at location: SourceLocation) -> Finding {
    Finding(
      .tooComplex, at: location, "the navigation has more than \(limit) links",
      help: ["every page shows all of them: lead to an index instead"])
  }

  static func derivedTooLarge(
    rows: Int, columns: Int, limit: Int, at location: SourceLocation
  ) -> Finding {
    Finding(
      .tooComplex, at: location,
      "this matrix would have \(rows) × \(columns) cells; the limit is \(limit)",
      help: ["count by a smaller collection"])
  }

  static func tableTooLarge(at location: SourceLocation, limit: Int) -> Finding {
    Finding(
      .tooComplex, at: location, "this table has more than \(limit) cells",
      help: ["cut it up, or link to the data where it is"])
  }
}
