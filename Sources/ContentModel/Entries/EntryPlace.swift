internal import ContentFormat
package import Diagnostics
internal import Markdown

/// The place of an entry in a file that has several (`items` in `_collection.yml`).
package struct EntryPlace: Sendable {
  /// The range of its heading, its key or the start of its node, for findings about the whole entry.
  package let name: SourceRange
  /// The anchor in the file: that of a heading, or the id of an item of data. A link to it leads to
  /// the page of the entry.
  package let anchor: String
  /// Further anchors in the file that lead to the page of the entry: the names of elements in raw HTML
  /// in its heading or directly above it.
  let otherAnchors: [String]
  /// The level of its heading in the file, or nil for an item of data.
  package let level: Int?
  /// The anchors of the file that lie outside of all entries. The first entry has them.
  let outerAnchors: [String]
  /// Hash of its body.
  let body: Int
  /// The range of its text in the file, from the end of its heading. Nil for an item of data.
  package let text: SourceRange?

  /// Creates the place of an item of data.
  init(name: SourceRange, id: String) {
    self.name = name
    anchor = id
    otherAnchors = []
    level = nil
    outerAnchors = []
    body = 0
    text = nil
  }

  /// Creates the place of a section of a Markdown file.
  init(
    _ section: MarkdownSections.Section, level: Int, outerAnchors: [String]
  ) {
    let document = section.document
    let start = Int(section.heading.range.end)
    text = SourceRange(start, max(start, Int(section.range.end)))
    name = section.heading.range
    self.outerAnchors = outerAnchors
    anchor = section.heading.anchor
    otherAnchors = section.anchors
    self.level = level
    var hasher = Hasher()
    document.html.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    for link in document.links { hasher.combine(link.destination) }
    for image in document.images { hasher.combine(image.source) }
    for block in document.codeBlocks { hasher.combine(block.info) }
    body = hasher.finalize()
  }
}

extension Entry {
  /// The range for findings about the whole entry: its file, or its name in a file of several.
  package var wholeRange: SourceRange { place?.name ?? .wholeFile }

  /// The fragment of links to the entry, with its `#`. Empty if the entry has a file of its own.
  package var linkFragment: String { place.map { "#\($0.anchor)" } ?? "" }

  /// True if both are the same entry of a file with several, with the same contents. Their positions
  /// in the file may differ. Both must have been checked against the same schemas.
  func hasSameContents(as other: Entry) -> Bool {
    guard let place, let otherPlace = other.place else { return false }
    return place.body == otherPlace.body && showsSame(as: other)
  }
}
