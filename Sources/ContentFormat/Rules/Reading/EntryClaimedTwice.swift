package import Diagnostics

extension Rule {
  /// The patterns of two collections select the same file.
  package static let entryClaimedTwice = Rule(
    "entry-claimed-twice", stage: .content, isVital: true,
    what: "The patterns in `entries:` of two collections select the same file.",
    why:
      "An entry belongs to one collection. Demarc would check it against one of the schemas only.",
    example: """
      entries: { from: ["risks/**"] }        # risks.collection.yml
      entries: { from: ["**/*.md"] }         # pages.collection.yml
      """,
    fix: """
      Narrow one of the patterns, or add the files of the other collection to its `except:`. Several \
      collections share a file of data if `items` is another path in each of them.
      """)
}

extension Finding {
  /// Patterns of two collections that select the same files, of which `path` is the first. `items` is
  /// the path in the files that both name.
  package static func entryClaimedTwice(
    _ path: String, count: Int, by pattern: PathPattern, of later: String, also first: PathPattern,
    of earlier: String, items: String? = nil
  ) -> Finding {
    let files =
      count == 1 ? path.quoted : "\(path.quoted) and \(counted(count - 1, "other file"))"
    return Finding(
      .entryClaimedTwice, at: pattern.location,
      "\(pattern.text.quoted) selects \(files), which \(count == 1 ? "is" : "are") in the collection \(earlier.quoted) too",
      notes: [.init("this pattern selects them for \(earlier.quoted)", at: first.location)],
      help: [
        items.map { "both have `items: \($0)`; name another path in one of them" }
          ?? "narrow one of the patterns, or add the other's files to `except:` of \(later.quoted)"
      ])
  }
}
