internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A title is longer than search engines show.
  package static let titleTooLong = Rule(
    "title-too-long", .note, stage: .check,
    what: "A title has more than 70 characters.",
    why: """
      Search engines cut titles after 60 to 70 characters. Tabs, breadcrumbs and lists show even \
      less.
      """,
    example: """
      title: A complete guide to who is responsible for what in every way of running AI systems
      """,
    fix: "Shorten the title, and put the rest in `description`.")
}

extension Check {
  /// The number of characters of a title that search engines show.
  private static let longestTitle = 70

  static let titleTooLong = Check(.titleTooLong) { context in
    context.graph.entries.compactMap { entry in
      guard entry.title.utf8.count > longestTitle, entry.title.count > longestTitle,
        entry.titleOrigin != .id
      else { return nil }
      return Finding(
        .titleTooLong, at: entry.at(entry.titleRange),
        "this title has \(entry.title.count) characters; search engines cut it at about \(longestTitle)",
        help: [
          entry.description == nil
            ? "shorten it, and put the rest in `description`"
            : "move a part of it to the description"
        ])
    }
  }
}
