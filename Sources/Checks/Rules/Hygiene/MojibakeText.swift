internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A text was read in the wrong encoding.
  package static let mojibake = Rule(
    "mojibake", stage: .check,
    what: """
      A character consists of two to four wrong ones, because a program read UTF-8 as Windows-1252. \
      Only sequences that occur in no language are reported.
      """,
    why: "Readers see garbage, and a search does not find the word.",
    example: """
      The customerâ€™s data
      """,
    fix: "Write the character that was meant. `demarc check --fix` writes it.")
}

extension Check {
  static let mojibake = Check(.mojibake) { context, position in
    let traces = context.traces(of: position).compactMap { trace, place in
      if case .mojibake(let meant) = trace.kind { (trace, place, meant) } else { nil }
    }
    guard let (first, place, meant) = traces.first else { return [] }
    let edits = traces.filter { $0.0.isExact && $0.1.path == place.path }.map {
      Fix.Edit($0.1.range, $0.2, insteadOf: $0.0.text)
    }
    return [
      Finding(
        .mojibake, at: place,
        "\(first.text.quoted) is \(meant.quoted), read in the wrong encoding"
          + times(traces.count),
        help: ["write \(meant.quoted)"], fix: edits.isEmpty ? nil : Fix(place.path, edits))
    ]
  }
}
