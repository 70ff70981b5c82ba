internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A text has an invisible control that reorders what readers see.
  package static let bidirectionalControl = Rule(
    "bidirectional-control", stage: .check,
    what: """
      A text has an invisible control (U+202A to U+202E, U+2066 to U+2069) that changes the order in \
      which its characters are shown, but no letters that are written from right to left.
      """,
    why: """
      Readers see another text than the one in the file ("Trojan source", CVE-2021-42574). Reviews \
      do not notice it.
      """,
    example: """
      title: "The key is \\u202Ecba"
      """,
    fix: "Remove the character. `demarc check --fix` does so.")
}

extension Check {
  static let bidirectionalControl = Check(.bidirectionalControl) { context, position in
    guard !Self.isRightToLeft(context.graph.site.language) else { return [] }
    return context.traces(of: position).compactMap { trace, place in
      guard case .bidirectional(let scalar) = trace.kind else { return nil }
      let code = "U+" + String(scalar, radix: 16, uppercase: true)
      return Finding(
        .bidirectionalControl, at: place,
        "here is the invisible character \(code), which changes the order of the text",
        help: ["remove it"],
        fix: trace.isExact
          ? Fix(place.path, [.init(place.range, "", insteadOf: trace.text)]) : nil)
    }
  }

  private static func isRightToLeft(_ language: String) -> Bool {
    let primary = language.lowercased().prefix { $0 != "-" && $0 != "_" }
    return ["ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"]
      .contains(String(primary))
  }
}
