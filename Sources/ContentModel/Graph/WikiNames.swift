internal import ContentFormat
package import Markdown

/// The names by which `[[name]]` finds entries: titles, ids, aliases and file names without their
/// extension.
struct WikiNames: Sendable {
  private var exact: [String: [EntryIndex]] = [:]
  /// As `exact`, by the anchor of the name, so that case, punctuation and hyphens do not matter.
  private var similar: [String: [EntryIndex]] = [:]
  /// The paths of drafts, by the anchors of their names.
  private var drafts: [String: String] = [:]
  /// The names of files that could not be parsed.
  private var unparsed: Set<String> = []

  /// Creates an index without names.
  init() {}

  init(_ entries: EntryTable<Entry>, drafts: [Entry], unparsed: [UnparsedEntry]) {
    for (position, entry) in entries.indexed() {
      for name in Self.names(of: entry) {
        exact[name, default: []].append(position)
        similar[Self.key(name), default: []].append(position)
      }
    }
    for entry in drafts {
      for name in Self.names(of: entry) { self.drafts[Self.key(name)] = entry.path }
    }
    for entry in unparsed {
      let names = [Self.stem(entry.path), entry.id] + [entry.title].compactMap(\.self)
      self.unparsed.formUnion(names.map(Self.key))
    }
  }

  /// Returns the entries with exactly this name, or else those with a similar one.
  subscript(name: String) -> [EntryIndex] { exact[name] ?? similar[Self.key(name)] ?? [] }

  /// Returns the path of the draft with a name.
  func draft(_ name: String) -> String? { drafts[Self.key(name)] }

  /// Returns whether a file that could not be parsed has a name.
  func isUnparsed(_ name: String) -> Bool { unparsed.contains(Self.key(name)) }

  /// The distinct names of an entry.
  static func names(of entry: Entry) -> Set<String> {
    Set([entry.title, entry.id, stem(entry.path)] + entry.aliases).filter { !$0.isEmpty }
  }

  private static func key(_ name: String) -> String {
    AnchorNames.slug(name.replacing("_", with: "-"))
  }

  /// The file name without extension. Index files have the name of their folder.
  private static func stem(_ path: String) -> String {
    let stem = ContentPath.stem(of: path)
    guard ["index", "_index", "readme"].contains(stem.lowercased()) else { return stem }
    return ContentPath.name(of: ContentPath.folder(of: path))
  }
}

extension ContentGraph {
  /// Resolves a link: a path, or the name in `[[name#heading]]`.
  package func target(of link: MarkdownDocument.Link, from entry: EntryIndex) -> LinkTarget {
    guard link.isWiki else { return target(of: link.destination, at: link.range, from: entry) }
    // Names depend on other entries. A change of any of them changes the recorded links.
    note(.links, of: entry)
    let parts = link.destination.split(separator: "#", omittingEmptySubsequences: false)
    let name = String(parts[0].drop(while: \.isWhitespace))
    let heading = parts.count > 1 ? parts[parts.count - 1] : ""
    let found = name.isEmpty ? [entry] : entries(named: name, from: entry)
    guard found.count == 1, let target = found.first else {
      if let draft = names.wiki.draft(name), found.isEmpty { return .missing(path: draft) }
      if names.wiki.isUnparsed(name), found.isEmpty { return .unparsed }
      return .unnamed(name, candidates: found)
    }
    guard !heading.isEmpty else { return .entry(target, anchor: nil) }
    let part = entries[target].subEntries.first { $0.id == heading }
    return .entry(target, anchor: part?.anchor ?? AnchorNames.slug(String(heading)))
  }

  /// The names of an entry in wiki links.
  package func wikiNames(of entry: EntryIndex) -> Set<String> {
    WikiNames.names(of: entries[entry])
  }

  private func entries(named name: String, from entry: EntryIndex) -> [EntryIndex] {
    let folder = ContentPath.folder(of: entries[entry].path)
    for folder in [folder, ""] {
      guard let path = ContentPath.join(folder, name) else { continue }
      if let found = self.entry(path: path) ?? self.entry(path: "\(path).md") { return [found] }
    }
    return names.wiki[name]
  }
}
