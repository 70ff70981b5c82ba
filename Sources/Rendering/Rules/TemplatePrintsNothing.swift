package import Diagnostics

extension Rule {
  /// A template prints a name whose value is no text.
  package static let templatePrintsNothing = Rule(
    "template-prints-nothing", stage: .theme,
    what: "A template prints a name that has parts or is a flag.",
    why: "The page would have a gap without any warning.",
    example: """
      <p>{{fields.severity}}</p>
      """,
    fix: "Print one of its parts, or use it as a section.")
}

extension Finding {
  static func templatePrintsNothing(
    _ name: String, _ kind: Shape.Kind, at location: SourceLocation
  ) -> Finding {
    let section = "{{#\(name)}} … {{/\(name)}}"
    let printable = kind.inside?.names.filter(\.value.isPrintable).keys.sorted() ?? []
    let first = ["value", "html", "title"].first { printable.contains($0) } ?? printable.first
    let (reason, help): (String, String) =
      switch kind {
      case .flag: ("is a flag", "write `\(section)`")
      case .list: ("is a list", "write `\(section)`, with names of its items inside")
      case .object, .text, .html:
        ("has parts", first.map { "write `{{\(name).\($0)}}`" } ?? "write `\(section)`")
      }
    return Finding(
      .templatePrintsNothing, at: location, "\(name.quoted) \(reason), so this prints nothing",
      help: [help])
  }
}
