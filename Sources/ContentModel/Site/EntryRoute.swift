internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension ContentGraph {
  /// Returns the route of an entry's page, and a finding if its `slug` is not valid.
  func route(of position: EntryIndex) -> (route: String, invalidSlug: Finding?) {
    let entry = entries[position]
    // The page of a matrix that a schema declares is the index of its collection.
    if let schema = collection(of: position)?.schema, entry.path == schema.matrixPath {
      return (schema.route + "/", nil)
    }
    let name = ContentPath.name(of: entry.path)
    let folder = ContentPath.folder(of: entry.path)
    let isSection =
      entry.place == nil && ContentPath.sectionNames.contains(name)
      && sectionPage(of: folder) == position
    let fileStem =
      collection(of: position)?.schema.nameInRoute(entry.path) ?? ContentPath.stem(of: entry.path)
    // The page of an item follows its id, wherever its file is.
    let stem = entry.place == nil ? fileStem : itemName(position)
    var parts =
      entry.place == nil
      ? routeParts(of: folder, entry, isSection: isSection)
      : collection(of: position)?.schema.route.split(separator: "/").map(String.init) ?? []
    var invalidSlug: Finding?
    if let slug = entry.fields["slug"], case .text(let name) = slug.value {
      // The folder of a nested `index.md` is the entry's own.
      if isSection, entry.collection != nil { parts.removeLast() }
      if isRoutePart(name) {
        parts.append(name)
      } else {
        invalidSlug = .invalidSlug(name, at: entry.at(slug.range))
        parts.append(stem)
      }
    } else if !isSection {
      parts.append(stem)
    }
    return (parts.isEmpty ? "" : parts.joined(separator: "/") + "/", invalidSlug)
  }

  /// Returns the last part of the route of an entry in a file of several: its id. Another id is
  /// already reported, but its page needs a route of its own.
  private func itemName(_ position: EntryIndex) -> String {
    let id = entries[position].id
    let isFirst = entries[position].collection.flatMap { self.entry(id, in: $0) } == position
    return isFirst && isRoutePart(id)
      ? id : "\(AnchorNames.slug(id).prefix(100)).\(position.offset)"
  }

  /// Returns the components of a folder's route. The folder of a collection has the route that its
  /// schema declares.
  private func routeParts(of folder: String, _ entry: Entry, isSection: Bool) -> [String] {
    var owner = entry.collection
    var parent = folder
    while owner == nil, isSection, !parent.isEmpty {
      owner = names.folders[parent]
      parent = ContentPath.folder(of: parent)
    }
    guard let schema = owner.map({ collections[$0].schema }) else {
      return folder.split(separator: "/").map(String.init)
    }
    return
      (schema.route.split(separator: "/")
      + schema.folderInRoute(folder).split(separator: "/")).map(String.init)
  }
}
