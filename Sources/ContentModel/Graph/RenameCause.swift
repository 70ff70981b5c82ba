internal import ContentFormat
package import Diagnostics

extension ContentGraph {
  /// Returns the cause of all findings about places that name a renamed entry by its old name.
  package func cause(of rename: Rename) -> Cause {
    let entry = entries[rename.entry]
    if let folder = rename.folder { return cause(of: folder) }
    let old = (rename.path ?? rename.id ?? "").quoted
    let new = (rename.path == nil ? entry.id : entry.path).quoted
    let named = (rename.id ?? rename.path ?? "").quoted
    let verb = rename.id == nil ? "lead to" : "name"
    guard rename.isCertain else {
      return Cause(
        at: entry.at(entry.titleRange), lead: "\(new) may be the new name of \(old): ",
        tail: " \(verb) \(named), which nothing has",
        help: [
          "if it is, write \((rename.id == nil ? entry.path : entry.id).quoted) in these places",
          "if not, restore \(old), or remove these places",
        ])
    }
    let lead =
      rename.path == nil
      ? "\(entry.title.quoted) now has the id \(new), but "
      : "\(old) is now \(new), but "
    let range = rename.path == nil ? entry.idRange : entry.titleRange
    return Cause(
      at: entry.at(range), lead: lead, tail: " still \(verb) \(named)",
      notes: rename.published.map { [.init("it was published under that name", at: $0)] } ?? [],
      help: ["run `demarc check --fix` to write the new name in these places"]
        + redirectHelp(rename, entry))
  }

  /// Returns how to keep the old address, unless the lock file decides whether it was published.
  private func redirectHelp(_ rename: Rename, _ entry: Entry) -> [String] {
    guard let path = rename.path, path.hasSuffix(".md"), rename.published == nil,
      entry.fields["redirect_from"] == nil
    else { return [] }
    return ["if it was published, add `redirect_from: [\(path.dropLast(3))/]` to it"]
  }

  private func cause(of folder: Rename.Folder) -> Cause {
    let schema = names.folders[folder.new].map { collections[$0].schema }
    let first = entries[folder.first]
    let location = schema?.location ?? first.at(first.titleRange)
    return Cause(
      at: location,
      lead: "the folder \(folder.old.quoted) is now \(folder.new.quoted), but ",
      tail: " still name \(folder.old.quoted)",
      help: ["run `demarc check --fix` to write the new paths in links"])
  }

  /// Returns the finding about a place with the old name of a collection whose folder was renamed,
  /// or nil for any other name.
  ///
  /// - Parameters:
  ///   - text: The text at the location, which begins with the name.
  ///   - noun: The noun for the place.
  package func oldName(
    ofCollection name: String, in text: String, _ rule: Rule, at location: SourceLocation,
    _ noun: String
  ) -> Finding? {
    guard let folder = names.renames.collections[name], let position = collection(name) else {
      return nil
    }
    let new = collections[position].schema.name
    return Finding(
      rule, at: location, "there is no collection \(name.quoted)",
      help: ["it is now \(new.quoted)"],
      fix: Fix(
        location.path,
        [.init(location.range, new + text.dropFirst(name.count), insteadOf: text)]),
      consequence: Consequence(of: cause(of: folder), noun))
  }

  /// Returns the collection whose folder contains a path.
  package func collection(owning path: String) -> CollectionIndex? {
    var folder = ContentPath.folder(of: path)
    while true {
      if let collection = names.folders[folder] { return collection }
      if folder.isEmpty { return nil }
      folder = ContentPath.folder(of: folder)
    }
  }
}
