package import Diagnostics

extension Rule {
  /// YAML uses an alias (`*name`) that cannot be expanded.
  package static let yamlAnchor = Rule(
    "yaml-anchor", stage: .content, isVital: true,
    what: """
      Front matter or a YAML file uses an alias (`*name`) of an anchor (`&name`) that does not precede \
      it, or its aliases expand to more than a file may contain.
      """,
    why: "Without the anchored value, Demarc cannot read the file.",
    example: """
      tags: *comon
      """,
    fix: """
      Correct the name of the alias, or repeat the value. Put a text that begins with `*` into quotes.
      """)
}

extension Finding {
  /// `meant` is an anchor with a similar name.
  static func undefinedAlias(
    _ name: String, meant: String?, at location: SourceLocation
  ) -> Finding {
    Finding(
      .yamlAnchor, at: location,
      "no anchor \("&\(name)".quoted) precedes this alias",
      help: meant.map { ["did you mean \("*\($0)".quoted)?"] } ?? [
        "repeat the value", "put a value that begins with `*` into quotes",
      ])
  }

  static func aliasesTooLarge(at location: SourceLocation, limit: Int) -> Finding {
    Finding(
      .yamlAnchor, at: location,
      "with this alias, the aliases of this file expand to more than \(limit >> 10) KiB",
      help: ["repeat only the values that you need"])
  }
}
