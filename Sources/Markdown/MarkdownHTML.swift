/// Rendered Markdown: complete HTML, with slots that a site can replace, such as the route of a
/// link or the table of a view.
///
/// A document is parsed and rendered once. Parts that depend on the rest of the site are filled in
/// when its page is written.
package struct MarkdownHTML: Sendable, Hashable {
  /// A part of the HTML that a site can replace.
  package struct Slot: Sendable, Hashable, BitwiseCopyable {
    /// The element. The number is its index in `links`, `images` and so on.
    package enum Kind: Sendable, Hashable, BitwiseCopyable {
      /// The ` href="…"` of a link.
      case link(Int)
      /// The text of a link that names only its target, such as `{{< ref "a.md" >}}`.
      case linkText(Int)
      /// The ` src="…"` of an image.
      case image(Int)
      case table(Int)
      case codeBlock(Int)
      /// The text of a mention.
      case mention(Int)
      /// The address of a link, inside of an attribute such as `cite`.
      case linkAddress(Int)
      /// The address of an image, inside of an attribute such as `srcset`.
      case imageAddress(Int)
      /// The ` id="…"` or ` name="…"` of an element in raw HTML.
      case htmlAnchor(Int)
      /// A reference to the footnote with this number.
      case footnoteReference(Int)
    }

    package let kind: Kind
    /// The range in `bytes`.
    package var range: Range<Int> { Int(start)..<Int(end) }

    let start: Int32
    let end: Int32

    init(_ kind: Kind, _ range: Range<Int>) {
      self.kind = kind
      start = Int32(range.lowerBound)
      end = Int32(range.upperBound)
    }
  }

  /// The HTML without replacements.
  package internal(set) var bytes: [UInt8] = []
  /// The slots, sorted by start. Outer slots come before the slots inside them.
  package internal(set) var slots: [Slot] = []

  /// Frees unused capacity, since a site can keep thousands of documents.
  mutating func trim() {
    bytes = bytes.withUnsafeBufferPointer { Array($0) }
    slots = slots.withUnsafeBufferPointer { Array($0) }
  }

  /// Appends the HTML, or a part of it, to `output` and calls `replace` for every slot. If
  /// `replace` appends nothing and returns false, the slot is written unchanged.
  package func write(
    _ part: Range<Int>? = nil, to output: inout [UInt8],
    replace: (Slot.Kind, inout [UInt8]) -> Bool
  ) {
    let part = part ?? 0..<bytes.count
    var position = part.lowerBound
    // Skip earlier slots by binary search, since a page is written in many small parts.
    for slot in slots[firstSlot(from: position)...] {
      let range = slot.range
      if range.lowerBound >= part.upperBound { break }
      if range.lowerBound < position { continue }
      output.append(contentsOf: bytes[position..<range.lowerBound])
      position = range.lowerBound
      if replace(slot.kind, &output) { position = range.upperBound }
    }
    if position < part.upperBound { output.append(contentsOf: bytes[position..<part.upperBound]) }
  }

  /// Returns the index of the first slot that begins at or after a position.
  private func firstSlot(from place: Int) -> Int {
    var (low, high) = (0, slots.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(slots[middle].start) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
