internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// There is no language pack for the language of the site.
  package static let languageNotRead = Rule(
    "language-not-read", .note, stage: .check,
    what: """
      Some rules compare words with the data, and they know the words of \(knownLanguages) only. The \
      site is in another language, so these rules report nothing.
      """,
    why: """
      Data, links and markup are checked in every language. Without this note, you could believe that \
      the sentences are checked too.
      """,
    example: """
      # site.yml
      language: es
      """,
    fix: """
      Nothing to fix in the content. Set `language-not-read: off` in `severities` of `site.yml` to \
      hide the note, or add a language pack to Demarc (see its `CONTRIBUTING.md`).
      """)

  fileprivate static var knownLanguages: String { LanguagePack.all.map(\.name).listed() }
}

extension Check {
  static let languageNotRead = Check(.languageNotRead) { context in
    let site = context.graph.site
    guard let range = site.languageRange, context.vocabulary.language == nil,
      LanguageTag.isValid(site.language)
    else { return [] }
    let silent = Check.all.map(\.rule).filter { !$0.reads(site.language) }.map(\.id.name)
    return [
      Finding(
        .languageNotRead, at: SourceLocation(site.location.path, range),
        "the rules that read words know \(Rule.knownLanguages), not \(site.language.quoted)",
        help: [
          "\(silent.map(\.quoted).listed()) report nothing on this site",
          "set `language-not-read: off` in `severities` to hide this note",
        ])
    ]
  }
}
