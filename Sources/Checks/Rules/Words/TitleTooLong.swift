internal import ContentModel
package import Diagnostics

extension Rule {
  /// A title is longer than search engines show.
  package static let titleTooLong = Rule(
    "title-too-long", .note, stage: .check,
    what: "A title has more than 70 characters.",
    why: """
      Search engines cut a title at about 60 to 70 characters, so that its end is not read; tabs, \
      breadcrumbs and lists show still less.
      """,
    example: """
      title: A complete guide to who is responsible for what in every way of running AI systems
      """,
    fix: "Say in the title what the page is, and the rest in `description`.")
}

extension Check {
  /// The most that search engines show of a title.
  private static let longestTitle = 70

  static let titleTooLong = Check(.titleTooLong) { context in
    context.graph.entries.compactMap { entry in
      guard entry.title.utf8.count > longestTitle, entry.title.count > longestTitle,
        entry.fields["title"] != nil
      else { return nil }
      return Finding(
        .titleTooLong, at: entry.at(entry.titleRange),
        "this title has \(entry.title.count) characters; search engines cut it at about \(longestTitle)",
        help: [
          entry.description == nil
            ? "shorten it, and say the rest in `description`"
            : "shorten it; the description can say the rest"
        ])
    }
  }
}
