package import Diagnostics

extension Rule {
  /// YAML contains an anchor (`&name`) or an alias (`*name`).
  package static let yamlAnchor = Rule(
    "yaml-anchor", stage: .content, isVital: true,
    what: "YAML uses an anchor (`&name`) or an alias (`*name`).",
    why: """
      Front matter is data that people and other tools read as it stands; aliases can also \
      be made to expand without end.
      """,
    example: """
      tags: &common [ai, risk]
      """,
    fix: "Write the value where it is meant.")
}

extension Finding {
  static func yamlAnchor(at location: SourceLocation) -> Finding {
    Finding(
      .yamlAnchor, at: location,
      "YAML anchors and aliases are not accepted",
      help: [
        "write the value where it is meant; a text that begins with `&` or `*` needs quotes"
      ])
  }
}
