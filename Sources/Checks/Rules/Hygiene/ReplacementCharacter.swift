internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A text has U+FFFD in place of a lost character.
  package static let replacementCharacter = Rule(
    "replacement-character", stage: .check,
    what: """
      A text has U+FFFD beside a letter or digit. A program writes it in place of a character that it \
      cannot read.
      """,
    why: "The character is lost, and readers see a question mark in a box.",
    example: """
      Caf\u{FFFD} owners are customers.
      """,
    fix: "Write the lost character. An older version of the file may still have it.")
}

extension Check {
  static let replacementCharacter = Check(.replacementCharacter) { context, position in
    let traces = context.traces(of: position).filter { $0.trace.kind == .replacement }
    guard let first = traces.first else { return [] }
    return [
      Finding(
        .replacementCharacter, at: first.place,
        "this character was lost when the text was converted" + times(traces.count),
        help: ["write the character again"])
    ]
  }

  /// Returns how often a mistake occurs in a file, for the finding of the first one.
  static func times(_ count: Int) -> String { count > 1 ? ", \(count) times in this file" : "" }
}
