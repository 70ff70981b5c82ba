internal import Bytes

/// Reads pieces of HTML with a conforming parser and keeps what is safe.
///
/// Markdown gives the HTML of a document in pieces, with text of its own between them: `<details>` is
/// one piece and `</details>` another. Each piece is parsed inside the elements that are still open,
/// so that a browser would read it in the same way. The result is a list of events in which every
/// element is closed inside of the element that contains it.
package enum HTMLFragment {
  /// The maximum number of open elements. A browser needs a stack for them, and so does libgumbo.
  package static let maximumDepth = 32
  /// The maximum size of a tag in bytes. The cost of a tag grows with the square of the number of
  /// its attributes.
  package static let maximumTag = 16 << 10
  /// The size in bytes of the parts into which a long piece is cut, so that the tree of a part is
  /// small.
  private static let partSize = 4 << 10
  /// The maximum number of `<` in a part, which limits the depth of its tree.
  private static let partTags = 256

  /// Returns the events of a piece of HTML inside of `open`, outermost first.
  package static func events(
    of bytes: UnsafeBufferPointer<UInt8>, inside open: [OpenHTMLElement]
  ) -> [HTMLEvent] {
    var open = open
    var events: [HTMLEvent] = []
    var start = 0
    while start < bytes.count {
      let cuts = Cuts(bytes, from: start, size: partSize, tags: partTags)
      var end = cuts.end
      var piece = HTMLPiece.read(bytes[start..<end], inside: open)
      if piece == nil {
        // The part ends within a tag or a comment. Cut before that.
        (piece, end) = cuts.lastComplete { HTMLPiece.read(bytes[start..<$0], inside: open) }
      }
      if piece == nil, !bytes[start...].starts(with: "<!--".utf8) {
        // A tag begins right here and is longer than the part.
        for size in [2 * partSize, maximumTag] where piece == nil && end < bytes.count {
          end = Cuts(bytes, from: start, size: size, tags: 8 * partTags).end
          piece = HTMLPiece.read(bytes[start..<end], inside: open)
        }
      }
      guard let piece else {
        let (problem, next) = skip(bytes, from: start)
        events += [problem].compactMap(\.self)
        start = next
        continue
      }
      events += piece.events.map { $0.moved(by: start) }
      open = piece.open
      start = end
    }
    // The content of these elements does not continue in the next piece.
    if let first = open.firstIndex(where: { !$0.isShown && SafeElement.policy($0.name) == .dropped }
    ) {
      for _ in first..<open.count { events.append(.end(isImplied: true, range: nil)) }
    }
    return events
  }

  /// Returns the end of a tag or comment that is too large or unfinished.
  private static func skip(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (problem: HTMLEvent?, end: Int) {
    let rest = bytes[start...]
    if rest.starts(with: "<!--".utf8) {
      if let end = endOfComment(in: rest) { return (.comment(start..<end), end) }
      return (.problem(.unfinished, start..<(start + 4)), bytes.count)
    }
    let isLarge = rest.count > maximumTag
    guard isLarge, let close = rest.dropFirst(maximumTag).firstIndex(of: UInt8(ascii: ">")) else {
      let end = min(bytes.count, start + 32)
      return (.problem(isLarge ? .tooLarge : .unfinished, start..<end), bytes.count)
    }
    return (.problem(.tooLarge, start..<(start + 32)), close + 1)
  }

  private static func endOfComment(in comment: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var index = comment.startIndex + 2
    while let dash = comment[index...].firstIndex(of: UInt8(ascii: "-")) {
      if comment[dash...].starts(with: "-->".utf8) { return dash + 3 }
      index = dash + 1
    }
    return nil
  }
}

/// Places where a part of HTML may end: before a `<`, or before white space if there is no `<`.
private struct Cuts {
  /// The end of the part.
  let end: Int
  /// The places before it, in order.
  private var places: [Int] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, size: Int, tags: Int) {
    let limit = min(bytes.count, start + size)
    for index in (start + 1)..<max(limit, start + 1) where bytes[index] == UInt8(ascii: "<") {
      places.append(index)
      if places.count == tags { break }
    }
    if places.count == tags {
      end = places.removeLast()
    } else if limit == bytes.count {
      end = limit
    } else {
      // Neither a character nor a character reference contains white space.
      let last = places.last ?? start
      let space = bytes[last..<limit].lastIndex(where: \.isHTMLSpace) ?? start
      end = space > start ? space : places.popLast() ?? limit
    }
  }

  /// Returns the result of the last place at which `read` succeeds.
  func lastComplete<Piece>(_ read: (Int) -> Piece?) -> (piece: Piece?, end: Int) {
    for place in places.reversed() {
      if let piece = read(place) { return (piece, place) }
    }
    return (nil, end)
  }
}

extension HTMLEvent {
  /// Returns the event with its ranges moved to the start of its part.
  fileprivate func moved(by offset: Int) -> HTMLEvent {
    func move(_ range: Range<Int>) -> Range<Int> {
      (range.lowerBound + offset)..<(range.upperBound + offset)
    }
    switch self {
    case .start(let tag):
      let attributes = tag.attributes.map {
        HTMLAttribute(name: $0.name, role: $0.role, value: $0.value, range: move($0.range))
      }
      return .start(
        HTMLTag(
          name: tag.name, isShown: tag.isShown, isVoid: tag.isVoid, attributes: attributes,
          range: move(tag.range)))
    case .end(let isImplied, let range): return .end(isImplied: isImplied, range: range.map(move))
    case .text(let text, let range): return .text(text, move(range))
    case .comment(let range): return .comment(move(range))
    case .problem(let problem, let range): return .problem(problem, move(range))
    }
  }
}
