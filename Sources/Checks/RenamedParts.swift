internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// A part that other places name by the id that it had before.
struct RenamedPart {
  let entry: EntryIndex
  let part: SubEntry
  /// The line of the lock file with the old anchor, if it proves the rename.
  let published: SourceLocation?
}

extension CheckContext {
  /// Returns the part that an entry had under an id or anchor: the one with the same number in
  /// another form (`Art-5`, `Article-5`), or the only new one since the lock file was written, if no
  /// other anchor is gone.
  func renamedPart(_ name: String, of position: EntryIndex) -> RenamedPart? {
    let entry = graph.entries[position]
    guard !entry.subEntries.isEmpty else { return nil }
    let index = vocabulary.citations
    if let document = index.document(position), let number = ClauseNumber(name.utf8, index.words),
      let part = index.documents[document].parts[number]
    {
      return RenamedPart(entry: position, part: entry.subEntries[part], published: nil)
    }
    guard let lock else { return nil }
    let route = siteMap.address(siteMap.entryRoutes[position])
    let published = lock.anchors.filter { $0.route == route }
    let known = Set(published.map(\.name))
    let current = Set(graph.lastingAnchors(of: position).map(siteMap.fragment))
    let gone = published.filter { !current.contains($0.name) }
    let new = entry.subEntries.filter { !known.contains(siteMap.fragment($0.anchor)) }
    guard gone.count == 1, new.count == 1, gone[0].name == siteMap.fragment(AnchorNames.slug(name))
    else { return nil }
    return RenamedPart(entry: position, part: new[0], published: gone[0].location)
  }

  /// Returns the cause of findings about places that name a part by its old id.
  func cause(of rename: RenamedPart, _ old: String) -> Cause {
    let entry = graph.entries[rename.entry]
    let name = AnchorNames.slug(old)
    return Cause(
      at: entry.at(rename.part.idRange),
      lead: "a part of \(entry.title.quoted) now has the id \(rename.part.id.quoted), but ",
      tail: " still name \("#\(name)".quoted)",
      notes: rename.published.map { [.init("it was published under that name", at: $0)] } ?? [],
      help: ["run `demarc check --fix` to write the new id in these places"])
  }

  /// Returns the fix of a reference that names a part by its old id, or nil if its source is not
  /// simple enough.
  func fix(_ reference: Reference, in entry: EntryLocation, old: String, new: String) -> Fix? {
    guard let written = reference.written, isPlainID(new),
      let hash = written.utf8.lastIndex(of: UInt8(ascii: "#"))
    else { return nil }
    let offset = written.utf8.distance(from: written.startIndex, to: hash) + 1
    guard written.utf8.dropFirst(offset).starts(with: old.utf8) else { return nil }
    let start = Int(reference.range.start) + offset
    let place = entry.at(SourceRange(start, start + old.utf8.count))
    return Fix(place.path, [.init(place.range, new, insteadOf: old)])
  }
}
