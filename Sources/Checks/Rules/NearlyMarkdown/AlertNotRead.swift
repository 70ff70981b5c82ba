internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// The marker of an alert is shown as text.
  package static let alertNotRead = Rule(
    "alert-not-read", .warning, stage: .check,
    what: "A quote begins with a marker such as `[!NOTE]` but is not an alert.",
    why: """
      Readers see the marker as text. As on GitHub, an alert is a quote outside lists and other \
      quotes, with the marker alone on its first line.
      """,
    example: """
      > [!WARNING] Before you start
      > Make a copy.
      """,
    fix: """
      Write `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]` alone on the first line \
      of a quote that is not inside a list.
      """)
}

extension Check {
  static let alertNotRead = Check(.alertNotRead) { context, position in
    context.nearMisses(of: position) { miss, place in
      switch miss.kind {
      case .titledAlert(let kind):
        return Finding(
          .alertNotRead, at: place,
          "text after `[!\(kind.uppercased())]` turns this alert into an ordinary quote",
          help: ["move the text to the next line, in `**` for a title"])
      case .unknownAlert(let kind):
        let kinds = MarkdownOptions.Words().alerts.keys.sorted()
        let near = nearestName(to: kind, in: kinds).map { "did you mean `[!\($0.uppercased())]`?" }
        let all = kinds.map { "`[!\($0.uppercased())]`" }.listed("or")
        return Finding(
          .alertNotRead, at: place, "there is no alert `[!\(kind.uppercased())]`",
          help: [near ?? "write \(all)"])
      case .nestedAlert(let kind):
        return Finding(
          .alertNotRead, at: place,
          "`[!\(kind.uppercased())]` does not make an alert inside a list or a quote",
          help: ["move the quote out of the list or quote, or write the word in `**`"])
      case .unquotedAlert(let kind):
        return Finding(
          .alertNotRead, at: place, "`[!\(kind.uppercased())]` makes an alert only in a quote",
          help: ["begin each line of the alert with `> `"])
      default: return nil
      }
    }
  }
}
