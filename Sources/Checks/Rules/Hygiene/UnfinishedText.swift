internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A text has a mark or a placeholder that its author meant to replace.
  package static let unfinishedText = Rule(
    "unfinished-text", .warning, stage: .check,
    what: """
      A text has a mark or a placeholder that its author meant to replace: `TODO`, `FIXME`, `TBD`, \
      `TBC`, `TBA` or `XXX` as a note to the author, `Lorem ipsum dolor`, `[insert …]`, `Your text goes here`, or a field or a body that is only `…`. Code, \
      quotations, tables, glossaries, forms with several blanks and sentences about such marks are \
      left alone.
      """,
    why: "Readers get a note that was not for them, instead of the text.",
    example: """
      ## Recovery

      TODO: describe how to restore a model.
      """,
    fix: "Write the text, or remove the note. An HTML comment is a place for notes to authors.",
    reads: [
      "TODO: describe how to restore a model.",
      "FIXME(ann): the steps are out of date.",
      "Owner: TBD",
      "Date of the audit: TBC.",
      "FIXME before release.",
      "XXX check this number.",
      "The limit is 30 days (todo: ask the lawyer).",
      "[insert the name of the team]",
      "The loss is small [citation needed].",
      "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
      "Your text goes here.",
    ],
    leaves: [
      "A TODO in the code needs an owner.",
      "The date is to be determined (TBD) by the vendor.",
      "The report says \"TBD\" in two places.",
      "The trusted boot chain (TBC) is measured.",
      "FIXME comments are errors in our linter.",
      "Annex XXX lists the systems.",
      "A list of things to do (todo list) is no plan.",
      "The template has a blank for each name: [name].",
      "Remove `TODO: fix` before the release.",
    ])
}

extension Check {
  static let unfinishedText = Check(.unfinishedText) { context, position in
    // A draft may have notes.
    guard !context.graph.entries[position].isDraft else { return [] }
    let isRomance = hasWordTodo(context.graph.site.language)
    return blanks(of: context.graph.entries[position])
      + context.traces(of: position).compactMap { trace, place in
        guard trace.kind == .unfinished, !(isRomance && trace.text == "TODO") else { return nil }
        return Finding(
          .unfinishedText, at: place,
          trace.text.allSatisfy { $0.isUppercase } || trace.text == "todo"
            ? "\(trace.text.quoted) is a note to the author" : "this is a placeholder",
          help: ["write the text, or move the note to a comment: `<!-- … -->`"])
      }
  }

  /// Returns a finding for each field that is only an ellipsis, as in the drafts of `demarc new`, and for
  /// such a body.
  private static func blanks(of entry: Entry) -> [Finding] {
    var places: [SourceRange] = []
    visitLeaves(of: entry.fields) { _, field in
      switch field.value {
      case .text("…"): places.append(field.range)
      case .markdown(let document) where isBlank(document): places.append(field.range)
      default: break
      }
    }
    if isBlank(entry.document), let run = entry.document.text.runs.first {
      places.append(run.range)
    }
    return places.map {
      Finding(
        .unfinishedText, at: entry.at($0), "this is a placeholder",
        help: ["write the text, or set `status: draft`"])
    }
  }

  private static func isBlank(_ document: MarkdownDocument) -> Bool {
    let bytes = document.text.bytes
    return bytes.count <= 5 && document.text.string.filter { !$0.isWhitespace } == "…"
  }

  /// Returns whether `TODO` is a word of the language: "all" in Spanish and its neighbours.
  private static func hasWordTodo(_ language: String) -> Bool {
    let primary = language.lowercased().prefix { $0 != "-" && $0 != "_" }
    return ["es", "pt", "gl", "ast", "an", "ext", "mwl"].contains(String(primary))
  }
}
