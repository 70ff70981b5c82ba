internal import ContentFormat
internal import ContentModel
internal import Diagnostics

extension CheckContext {
  /// Returns the cause of findings about an entry that many places name and nothing declares.
  func cause(ofMissing id: String, in collection: CollectionIndex) -> Cause {
    let schema = graph.collections[collection].schema
    let line = publishedAt["\(schema.name):\(id)"]
    return Cause(
      tail: " name \(id.quoted), and there is no such \(schema.singular)",
      notes: line.map { [.init("it was published here", at: $0)] } ?? [],
      help: ["restore the file of that \(schema.singular), or remove these places"],
      mostSingle: Finding.mostWithOneCause)
  }

  /// Returns the cause of findings about a reference that names nothing, or nil if its field allows
  /// several collections.
  func cause(ofMissing reference: Reference) -> Cause? {
    let names = reference.collection.map { [$0] } ?? Array(Set(reference.target.collections))
    guard names.count == 1, let collection = graph.collection(names[0]) else { return nil }
    var id = reference.id[...]
    if reference.target.namesParts {
      guard let hash = id.firstIndex(of: "#") else { return nil }
      id = id[..<hash]
      // The entry exists and lacks the part.
      if graph.entry(String(id), in: collection) != nil { return nil }
    }
    return id.isEmpty ? nil : cause(ofMissing: String(id), in: collection)
  }

  /// Returns the cause of findings about links to a file that does not exist.
  func cause(ofMissingFile path: String) -> Cause {
    if path.hasSuffix(".md"), let collection = graph.collection(owning: path) {
      return cause(ofMissing: ContentPath.entryStem(of: path), in: collection)
    }
    return Cause(
      tail: " lead to \(path.quoted), which does not exist",
      help: ["restore the file, or change these places"],
      mostSingle: Finding.mostWithOneCause)
  }

  /// Returns the cause of findings about a part or heading that an entry lacks.
  func cause(ofMissingPart name: String, of entry: EntryIndex) -> Cause {
    let target = graph.entries[entry]
    return Cause(
      tail: " name \("#\(name)".quoted) of \(target.title), which has no such part or heading",
      notes: [.init("its title", at: target.at(target.titleRange))],
      help: ["add the part, or change these places"], mostSingle: Finding.mostWithOneCause)
  }
}
