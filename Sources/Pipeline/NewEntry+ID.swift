internal import ContentFormat
internal import Markdown

extension NewEntry {
  /// Returns the id of an entry without one: its title as a slug, or the next number of a collection
  /// whose pattern allows no slug. Nil without a title, unless the pattern has numbers.
  static func id(for title: String?, after ids: [String], _ pattern: Pattern?) -> String? {
    let slug = title.map(AnchorNames.slug)
    guard let pattern else { return slug }
    if let slug, pattern.matches(slug) { return slug }
    return numbered(after: ids, pattern) ?? slug
  }

  /// Returns the id after those that consist of letters and a number, or the first one, if the pattern
  /// matches it: `M-3` after `M-2`, and `R-001` for `R-[0-9]{3}`.
  private static func numbered(after ids: [String], _ pattern: Pattern) -> String? {
    let source = pattern.source.drop { $0 == "^" }
    let prefix = String(source.prefix { $0.isLetter || $0 == "-" || $0 == "_" })
    let numbers = ids.compactMap { id in
      id.hasPrefix(prefix) ? Int(id.dropFirst(prefix.count)) : nil
    }
    let number = String(max(0, numbers.max() ?? 0) + 1)
    return (0...6).lazy.map { prefix + String(repeating: "0", count: $0) + number }
      .first { pattern.matches($0) && !ids.contains($0) }
  }
}
