package import Diagnostics

extension Rule {
  /// A file contains a control character other than tabs and line breaks.
  package static let controlCharacter = Rule(
    "control-character", stage: .content, isVital: true,
    what: "A file contains a control character other than a tab or a line end.",
    why: "You cannot see the character, and HTML forbids it.",
    example: """
      title: "SaaS\\u0007 AI"
      """,
    fix: "Remove it.")
}

extension Finding {
  package static func controlCharacter(_ value: UInt32, at location: SourceLocation) -> Finding {
    let digits = String(value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Finding(
      .controlCharacter, at: location, "here is the control character \(name)",
      help: ["remove it"])
  }
}
