internal import ContentFormat

/// The valid headers for one side of a matrix, with the entry that each one names.
struct HeaderNames: Sendable {
  /// Titles and aliases, in the order of the entries.
  let all: [String]
  private let exact: [String: EntryIndex]
  private let aliases: [String: EntryIndex]
  private let folded: [String: EntryIndex]

  init(of collection: CollectionIndex, in graph: ContentGraph) {
    var (all, exact, aliases, folded) = (
      [String](), [String: EntryIndex](), [String: EntryIndex](), [String: EntryIndex]()
    )
    func add(_ name: String, _ entry: EntryIndex, to names: inout [String: EntryIndex]) {
      if names[name] == nil { names[name] = entry }
    }
    for position in graph.collections[collection].entries {
      let entry = graph.entries[position]
      let others = entry.aliases
      all += [entry.title] + others
      add(entry.title, position, to: &exact)
      add(entry.id, position, to: &exact)
      for alias in others { add(alias, position, to: &aliases) }
      add(entry.title.lowercased(), position, to: &folded)
    }
    (self.all, self.exact, self.aliases, self.folded) = (all, exact, aliases, folded)
  }

  /// Returns the entry with this title or id. Otherwise tries aliases, and then titles regardless
  /// of case.
  func entry(_ text: String) -> EntryIndex? {
    exact[text] ?? aliases[text] ?? folded[text.lowercased()]
  }
}
