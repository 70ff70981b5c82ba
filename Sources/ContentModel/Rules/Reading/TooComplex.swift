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

  static func tableTooLarge(at location: SourceLocation, limit: Int) -> Finding {
    Finding(
      .tooComplex, at: location, "this table has more than \(limit) cells",
      help: ["cut it up, or link to the data where it is"])
  }
}
