internal import Diagnostics

extension Rule {
  /// Several elements of a page have the same id.
  static let duplicateHTMLID = Rule(
    "duplicate-html-id", stage: .pages,
    what: "Several things on a finished page have the same id.",
    why: """
      A link to it leads to the first, whichever was meant, and a screen reader takes the name \
      of one for that of the other.
      """,
    example: """
      {{#items}}
      <li id="item">{{title}}</li>
      {{/items}}
      """,
    fix: "Give each thing an id of its own; in a list, make it from what tells the items apart.")
}

extension Finding {
  /// Reports an id that several elements of a page have. `pages` describes the pages.
  static func duplicateHTMLID(
    _ problem: OutputProblem, on pages: String, places: [SourceLocation], help: [String]
  ) -> Finding {
    var count = 2
    if case .twins(let number) = problem.kind { count = number }
    let things = count == 2 ? "two things have" : "\(count) things have"
    return Finding(
      .duplicateHTMLID, at: places[0], "\(things) the id \(problem.written.quoted), on \(pages)",
      notes: places.dropFirst().prefix(3).map { Note("it is given here as well", at: $0) },
      help: help)
  }
}
