internal import Bytes
package import ContentFormat
package import Diagnostics

/// An entry that other files name by an id or a path that nothing has.
package struct Rename: Sendable, Hashable {
  /// The entry under its new name.
  package let entry: EntryIndex
  /// The id that references name, or nil if they name none that is gone.
  package internal(set) var id: String?
  /// The path to which links lead, or nil if they lead to none that is gone.
  package internal(set) var path: String?
  /// Whether a title, an address or the lock file proves it. Otherwise the entry is only the single
  /// one that nothing names.
  package let isCertain: Bool
  /// The line of the lock file with the old id, if it proves the rename.
  package internal(set) var published: SourceLocation?
  /// The folder that was renamed, with its old and its new path, or nil for a single file.
  package internal(set) var folder: Folder?

  /// A folder under its old and its new path.
  package struct Folder: Sendable, Hashable {
    package let old: String
    package let new: String
    /// The first entry in it.
    let first: EntryIndex
  }
}

/// The renames of a site, which `GraphBuilder` finds from the names that nothing has.
///
/// The graph resolves the old names as if they were the new ones. A rename therefore has no
/// consequences other than the places that still name the old id or path.
package struct Renames: Sendable, Equatable {
  /// The renames by entry.
  package internal(set) var byEntry: [EntryIndex: Rename] = [:]
  /// The renames of files by their old paths.
  var paths: [String: EntryIndex] = [:]
  /// The renames of the entries of each collection by their old ids.
  var ids: [CollectionIndex: [String: Rename]] = [:]
  /// The folders of collections that were renamed, by the old names of the collections.
  var collections: [String: Rename.Folder] = [:]
  /// Whether several files name something that is gone, so that a rename depends on all links.
  var hasSuspects = false

  package var isEmpty: Bool { byEntry.isEmpty }
}

extension ContentGraph {
  /// The entries that other files name by an id or a path that nothing has.
  package var renames: Renames { _read { yield names.renames } }

  /// True if several files name something that is gone. A changed link may then reveal a rename.
  package var mayHaveRenames: Bool { names.renames.hasSuspects }

  /// True if a link of an entry leads to a file that does not exist.
  package func hasMissingLinks(_ entry: EntryIndex) -> Bool {
    links.items[entry].joined().contains(where: \.isMissing)
  }

  /// Returns the rename of an entry if a reference names it by its old id.
  package func rename(of entry: EntryIndex, namedBy reference: Reference) -> Rename? {
    guard let rename = names.renames.byEntry[entry], let id = rename.id else { return nil }
    return reference.id == id || reference.target.namesParts && reference.id.hasPrefix("\(id)#")
      ? rename : nil
  }

  /// Returns the rename of the file that a path below the content folder named.
  package func rename(ofPath path: String) -> Rename? {
    names.renames.paths[path].flatMap { names.renames.byEntry[$0] }
  }

  /// Returns the renames of entries of a collection by their old ids.
  package func renamedIDs(in collection: CollectionIndex?) -> [String: Rename] {
    collection.flatMap { names.renames.ids[$0] } ?? [:]
  }

  /// A destination of a link that needs another path because of a rename.
  package struct RenamedPath: Sendable {
    package let rename: Rename
    /// The path to which the destination leads as written.
    package let old: String
    /// The path below the content folder to which it should lead.
    package let new: String
    /// The part of the destination after the path: a query and an anchor.
    package let rest: Substring
    /// Whether the path begins at the content folder.
    package let isFromTop: Bool
  }

  /// Returns the path that a destination should have: it leads to the old path of a file, or is
  /// relative to the old folder of its own file. Nil for any other destination.
  package func renamed(_ destination: String, from entry: EntryIndex) -> RenamedPath? {
    if names.renames.isEmpty || destination.isEmpty || urlScheme(of: destination) != nil
      || destination.hasPrefix("//")
    {
      return nil
    }
    let (written, _) = Self.linkParts(destination)
    if written.isEmpty { return nil }
    let rest = destination[written.endIndex...]
    let isFromTop = written.first == "/"
    let folder = isFromTop ? "" : ContentPath.folder(of: entries[entry].path)
    let path = ContentPath.join(folder, PercentEncoding.decode(written))
    if let path, let target = names.renames.paths[path],
      let rename = names.renames.byEntry[target]
    {
      return RenamedPath(
        rename: rename, old: path, new: entries[target].path, rest: rest, isFromTop: isFromTop)
    }
    guard !isFromTop, let rename = names.renames.byEntry[entry], let old = rename.path,
      path.map({ isMissing(self.target(path: $0, anchor: nil)) }) ?? true,
      let meant = ContentPath.join(ContentPath.folder(of: old), PercentEncoding.decode(written)),
      !isMissing(self.target(path: meant, anchor: nil))
    else { return nil }
    let new = names.renames.paths[meant].map { entries[$0].path } ?? meant
    return RenamedPath(
      rename: rename, old: path ?? destination, new: new, rest: rest, isFromTop: false)
  }

  private func isMissing(_ target: LinkTarget) -> Bool {
    switch target {
    case .missing, .outside: true
    default: false
    }
  }

  /// Returns the target of a link that is relative to the folder in which its file was, or nil if
  /// the file was not moved or has no such target.
  func targetBeforeMove(of path: Substring, anchor: String?, from entry: EntryIndex) -> LinkTarget?
  {
    guard let old = names.renames.byEntry[entry]?.path,
      let meant = ContentPath.join(ContentPath.folder(of: old), PercentEncoding.decode(path))
    else { return nil }
    let target = target(path: meant, anchor: anchor)
    return isMissing(target) ? nil : target
  }
}
