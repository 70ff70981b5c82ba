internal import ContentFormat
internal import Diagnostics

extension ContentGraph {
  /// Returns the route of an entry's page, and a finding if its `slug` is not valid.
  func route(of position: EntryIndex) -> (route: String, invalidSlug: Finding?) {
    let entry = entries[position]
    let name = ContentPath.name(of: entry.path)
    let folder = ContentPath.folder(of: entry.path)
    let isSection =
      ContentPath.sectionNames.contains(name) && sectionPage(of: folder) == position
    let stem = ContentPath.stem(of: entry.path)
    var parts = routeParts(of: folder, entry, isSection: isSection)
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
      + folder.dropFirst(schema.folder.count).split(separator: "/")).map(String.init)
  }
}
