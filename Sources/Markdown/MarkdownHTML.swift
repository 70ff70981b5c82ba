/// Rendered Markdown: whole HTML as it stands, and the places where a site may put something
/// better (a link's route, a view's table).
///
/// A document is parsed and rendered once; what depends on the rest of the site is filled in
/// when its page is written.
package struct MarkdownHTML: Sendable, Hashable {
  /// A piece of the HTML that a site may replace.
  package struct Slot: Sendable, Hashable {
    /// What the piece is; the number counts within the document's `links`, `images` and so on.
    package enum Kind: Sendable, Hashable {
      /// ` href="…"` of a link.
      case link(Int)
      /// ` src="…"` of an image.
      case image(Int)
      /// A whole table.
      case table(Int)
      /// A whole code block.
      case codeBlock(Int)
      /// The text of a mention.
      case mention(Int)
      /// A reference to the footnote with this number.
      case footnoteReference(Int)
    }

    /// What the piece is.
    package let kind: Kind
    /// The piece, as indices of `bytes`.
    package var range: Range<Int> { Int(start)..<Int(end) }

    let start: Int32
    let end: Int32

    init(_ kind: Kind, _ range: Range<Int>) {
      self.kind = kind
      start = Int32(range.lowerBound)
      end = Int32(range.upperBound)
    }
  }

  /// The HTML with every slot as plain Markdown would have it.
  package internal(set) var bytes: [UInt8] = []
  /// The slots, by where they begin; an outer one before those inside it.
  package internal(set) var slots: [Slot] = []

  /// Gives back the room that was set aside: a site keeps ten thousand of these.
  mutating func trim() {
    bytes = bytes.withUnsafeBufferPointer { Array($0) }
    slots = slots.withUnsafeBufferPointer { Array($0) }
  }

  /// Appends the HTML, or a part of it, to `output`, asking `replace` for every slot. Where it
  /// returns false, having appended nothing, the slot stays as it is.
  package func write(
    _ part: Range<Int>? = nil, to output: inout [UInt8],
    replace: (Slot.Kind, inout [UInt8]) -> Bool
  ) {
    let part = part ?? 0..<bytes.count
    var position = part.lowerBound
    // A page is written in many small parts: none looks at the slots before it.
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

  /// The first slot that begins at a place or behind it.
  private func firstSlot(from place: Int) -> Int {
    var (low, high) = (0, slots.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(slots[middle].start) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
