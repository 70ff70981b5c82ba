internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Locations of the ids and URLs in the templates of a theme.
struct TemplateLocations: Sendable {
  /// An id or URL in a template.
  private struct Item: Sendable {
    let isID: Bool
    let template: String
    let location: SourceLocation
    /// The text around and between its tags. An item without tags has one part.
    let pieces: [[UInt8]]
  }

  /// Items without tags, by group.
  private var literal: [OutputProblem.Group: [Item]] = [:]
  /// Items with tags.
  private var withTags: [Item] = []

  /// Scans templates, given by name.
  init(_ templates: [String: SourceFile]) {
    for (name, file) in templates.sorted(by: { $0.key < $1.key }) { read(file, name) }
  }

  private mutating func read(_ file: SourceFile, _ name: String) {
    let bytes = Self.withoutTags(file.bytes)
    var items: [Item] = []
    bytes.withUnsafeBufferPointer { text in
      MarkupScanner.scan(text, isXML: false) { role, range in
        guard role != .name else { return }
        let pieces = text.slice(range)
          .split(separator: Self.tag, maxSplits: .max, omittingEmptySubsequences: false)
        items.append(
          Item(
            isID: role == .id, template: name,
            location: file.at(SourceRange(range.lowerBound, range.upperBound)),
            pieces: pieces.map { Array($0) }))
      }
    }
    for item in items {
      if item.pieces.count > 1 {
        withTags.append(item)
      } else {
        let written = String(decoding: item.pieces.joined(), as: UTF8.self)
        literal[.init(isID: item.isID, written: written), default: []].append(item)
      }
    }
  }

  /// Returns the locations in some templates that contain a value literally.
  func literalLocations(of group: OutputProblem.Group, in templates: Set<String>)
    -> [SourceLocation]
  {
    literal[group, default: []].filter { templates.contains($0.template) }.map(\.location)
  }

  /// Returns the first location in some templates that can produce a value from text and tags. Less
  /// than four bytes of text, such as the `#` of `#{{anchor}}`, is not specific enough.
  func composedLocation(of group: OutputProblem.Group, in templates: Set<String>) -> SourceLocation?
  {
    let text = Array(group.written.utf8)
    return withTags.first { item in
      item.isID == group.isID && templates.contains(item.template)
        && item.pieces.reduce(0) { $0 + $1.count } >= 4 && Self.matches(text[...], item.pieces)
    }?.location
  }

  /// True if a value contains the parts in order, begins with the first and ends with the last.
  private static func matches(_ text: ArraySlice<UInt8>, _ pieces: [[UInt8]]) -> Bool {
    guard let first = pieces.first, let last = pieces.last, text.starts(with: first),
      text.count >= first.count + last.count, text.suffix(last.count).elementsEqual(last)
    else { return false }
    var rest = text.dropFirst(first.count).dropLast(last.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let place = rest.indices.first(where: { rest[$0...].starts(with: piece) }) else {
        return false
      }
      rest = rest[(place + piece.count)...]
    }
    return true
  }

  /// Replaces each byte of a tag. A form feed is white space between attributes and does not occur
  /// in the values on a page.
  private static let tag: UInt8 = 0x0C

  private static func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
        index += 1
        continue
      }
      while index < bytes.count {
        let isEnd =
          bytes[index] == UInt8(ascii: "}")
          && (index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "}"))
        bytes[index] = tag
        index += 1
        if isEnd { break }
      }
    }
    return bytes
  }
}
