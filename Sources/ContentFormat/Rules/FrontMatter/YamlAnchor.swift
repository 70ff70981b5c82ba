package import Diagnostics

extension Rule {
  /// YAML contains an anchor (`&name`) or an alias (`*name`).
  package static let yamlAnchor = Rule(
    "yaml-anchor", stage: .content, isVital: true,
    what: "Front matter or a YAML file uses an anchor (`&name`) or an alias (`*name`).",
    why: "People and other tools read front matter as it is. Aliases can also expand without end.",
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
