internal import Diagnostics

extension Rule {
  /// Several elements of a page have the same id.
  static let duplicateHTMLID = Rule(
    "duplicate-html-id", stage: .pages,
    what: "Several elements of a finished page have the same id.",
    why: """
      A link to the id always leads to the first element. Screen readers confuse the names of the \
      elements.
      """,
    example: """
      {{#items}}
      <li id="item">{{title}}</li>
      {{/items}}
      """,
    fix: """
      Give each element its own id. In a list, build the id from a value that differs between the \
      items.
      """)
}

extension Finding {
  /// Reports an id that several elements of a page have. `pages` describes the pages.
  static func duplicateHTMLID(
    _ problem: OutputProblem, on pages: String, locations: [SourceLocation], help: [String]
  ) -> Finding {
    var count = 2
    if case .duplicateID(let number) = problem.kind { count = number }
    let things = count == 2 ? "two elements have" : "\(count) elements have"
    return Finding(
      .duplicateHTMLID, at: locations[0], "\(things) the id \(problem.written.quoted), on \(pages)",
      notes: locations.dropFirst().prefix(3).map { Note("also here", at: $0) },
      help: help)
  }
}
