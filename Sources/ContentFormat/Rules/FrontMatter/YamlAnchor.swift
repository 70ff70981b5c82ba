package import Diagnostics

extension Rule {
  /// YAML contains an anchor (`&name`) or an alias (`*name`).
  package static let yamlAnchor = Rule(
    "yaml-anchor", stage: .content, isVital: true,
    what: "Front matter or a YAML file uses an anchor (`&name`) or an alias (`*name`).",
    why:
      """
      Readers and many tools do not expand aliases, and a small document can expand to an enormous \
      one.
      """,
    example: """
      tags: &common [ai, risk]
      """,
    fix: "Repeat the value wherever you need it.")
}

extension Finding {
  static func yamlAnchor(at location: SourceLocation) -> Finding {
    Finding(
      .yamlAnchor, at: location,
      "Demarc does not accept YAML anchors and aliases",
      help: [
        "repeat the value wherever you need it",
        "put a value that begins with `&` or `*` into quotes",
      ])
  }
}
