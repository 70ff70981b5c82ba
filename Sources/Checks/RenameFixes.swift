internal import ContentFormat
internal import ContentModel
internal import Diagnostics

extension CheckContext {
  /// Returns a finding about a place that names an entry by its old name.
  ///
  /// - Parameters:
  ///   - noun: The noun for the place.
  ///   - fix: The edit that writes the new name. It is made only if the rename is certain.
  func finding(
    _ rule: Rule, at location: SourceLocation, _ message: String, _ noun: String,
    of rename: Rename, new: String, fix: Fix?
  ) -> Finding {
    Finding(
      rule, at: location, message,
      help: ["\(rename.isCertain ? "it is now" : "it may be") \(new.quoted)"],
      fix: rename.isCertain ? fix : nil,
      consequence: Consequence(of: graph.cause(of: rename), noun))
  }

  /// Returns the fix of a reference that names an entry by its old id, or nil if its source is not
  /// simple enough.
  func fix(_ reference: Reference, in entry: EntryLocation, _ rename: Rename) -> Fix? {
    let new = graph.entries[rename.entry].id
    guard let old = rename.id, let written = reference.written, isPlainID(new), isPlainID(old)
    else { return nil }
    let bytes = Array(written.utf8)
    let lead = (reference.collection?.utf8.count).map { $0 + 1 } ?? 0
    let quote = bytes.first == UInt8(ascii: "'") || bytes.first == UInt8(ascii: "\"") ? 1 : 0
    var start = lead + quote
    if reference.target.namesParts, reference.id.hasPrefix("\(old)#") || reference.id == old {
      start = quote
    }
    let count = old.utf8.count
    guard start + count <= bytes.count, bytes[start..<(start + count)].elementsEqual(old.utf8)
    else { return nil }
    let offset = Int(reference.range.start) + start
    return edit(entry.at(SourceRange(offset, offset + count)), old, new)
  }

  /// Returns the fix of an id that is a plain text or in quotes.
  func fix(_ id: String, at location: SourceLocation, _ rename: Rename) -> Fix? {
    let new = graph.entries[rename.entry].id
    guard isPlainID(id), isPlainID(new) else { return nil }
    let range = location.range
    let quotes = range.indices.count - id.utf8.count
    guard quotes == 0 || quotes == 2 else { return nil }
    let inner = SourceRange(Int(range.start) + quotes / 2, Int(range.end) - quotes / 2)
    return edit(SourceLocation(location.path, inner), id, new)
  }

  private func edit(_ location: SourceLocation, _ old: String, _ new: String) -> Fix {
    Fix(location.path, [.init(location.range, new, insteadOf: old)])
  }

  /// Returns whether YAML reads an id as itself without quotes, also in brackets.
  func isPlainID(_ id: String) -> Bool {
    guard let first = id.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return id.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-_./".unicodeScalars.contains($0)
    } && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(id.lowercased())
  }

  /// Findings about links to the old paths of renamed files, and about the links in moved files.
  func linksToOldPaths() -> [Finding] {
    if graph.renames.isEmpty { return [] }
    return links.compactMap { link in
      guard let path = graph.renamed(link.destination, from: link.entry) else { return nil }
      let target =
        path.isFromTop
        ? "/\(linkPath(from: "", to: path.new))"
        : linkPath(from: graph.entries[link.entry].path, to: path.new)
      let lead = link.destination.hasPrefix("./") && !target.hasPrefix("../") ? "./" : ""
      return finding(
        link.isImage ? .brokenImage : .brokenLink, at: link.location,
        "there is no file \(path.old.quoted) in the content", link.isImage ? "image" : "link",
        of: path.rename, new: path.new,
        fix: link.isReplaceable
          ? Fix(link.location, replacement: "\(lead)\(target)\(path.rest)") : nil)
    }
  }
}
