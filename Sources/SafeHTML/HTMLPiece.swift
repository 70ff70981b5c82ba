internal import Bytes
internal import CGumbo

/// A part of HTML, parsed by libgumbo inside of open elements.
///
/// libgumbo parses the start tags of the open elements, the part, and an empty comment, which shows
/// what is open at the end. The events follow the tree, so they are what a browser would make of the
/// HTML, and nothing is copied from the source.
struct HTMLPiece {
  private(set) var events: [HTMLEvent] = []
  /// The elements that are open after the part.
  private(set) var open: [OpenHTMLElement] = []

  /// Parses a part. Returns nil if it ends within a tag or a comment.
  static func read(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, inside open: [OpenHTMLElement]
  ) -> HTMLPiece? {
    var source: [UInt8] = []
    source.reserveCapacity(bytes.count + 64)
    var starts: [Int] = []
    for element in open {
      starts.append(source.count)
      source.append(UInt8(ascii: "<"))
      source.append(contentsOf: element.name.utf8)
      source.append(UInt8(ascii: ">"))
    }
    let start = source.count
    source.append(contentsOf: bytes)
    let end = source.count
    source.append(contentsOf: "<!---->".utf8)
    return source.withUnsafeBufferPointer { source in
      source.withMemoryRebound(to: CChar.self) { text -> HTMLPiece? in
        guard let base = text.baseAddress else { return nil }
        var options = gumbo_piece_options()
        guard let output = gumbo_parse_with_options(&options, base, text.count) else { return nil }
        defer { gumbo_destroy_output(&options, output) }
        guard let root = output.pointee.root else { return nil }
        let tree = HTMLTree(source: source, root: root, part: start..<end)
        guard var reader = HTMLPieceReader(tree, open: open, starts: starts) else { return nil }
        reader.run()
        return HTMLPiece(events: reader.events, open: reader.open)
      }
    }
  }
}

/// The tree of libgumbo, with the offsets of its nodes in the source.
struct HTMLTree {
  typealias Node = UnsafeMutablePointer<GumboNode>

  let source: UnsafeBufferPointer<UInt8>
  let root: Node
  /// The range of the part in the source.
  let part: Range<Int>

  /// Calls `enter` with each node below the root and the elements around it, in order. `enter`
  /// returns whether to visit the content of an element. Nesting takes no stack.
  func walk(_ enter: (Node, [Node]) -> Bool) {
    var path: [Node] = []
    var next: [UInt32] = [0]
    while let index = next.last {
      let parent = path.last ?? root
      let children = parent.pointee.v.element.children
      guard index < children.length, let child = children.data[Int(index)] else {
        next.removeLast()
        _ = path.popLast()
        continue
      }
      next[next.count - 1] += 1
      let node = child.assumingMemoryBound(to: GumboNode.self)
      if enter(node, path), isElement(node) {
        path.append(node)
        next.append(0)
      }
    }
  }

  func isElement(_ node: Node) -> Bool {
    node.pointee.type == GUMBO_NODE_ELEMENT || node.pointee.type == GUMBO_NODE_TEMPLATE
  }

  /// Returns the range of a piece of the source, or nil for text that libgumbo made.
  func range(_ piece: GumboStringPiece) -> Range<Int>? {
    guard let data = piece.data, let base = source.baseAddress, piece.length > 0 else { return nil }
    let start = UnsafeRawPointer(data) - UnsafeRawPointer(base)
    guard start >= 0, start + piece.length <= source.count else { return nil }
    return start..<(start + piece.length)
  }

  /// Returns the name of an element in lower case. Long names, which HTML does not have, are cut.
  func name(_ element: GumboElement) -> String {
    if element.tag != GUMBO_TAG_UNKNOWN, let name = gumbo_normalized_tagname(element.tag) {
      return String(cString: name)
    }
    var piece = element.original_tag
    gumbo_tag_from_original_text(&piece)
    guard let range = range(piece) else { return "" }
    return String(decoding: source[range].prefix(40).map(\.lowercasedASCII), as: UTF8.self)
  }

  func flags(_ node: Node) -> UInt32 { UInt32(node.pointee.parse_flags.rawValue) }
}

/// The flags of libgumbo for elements that no tag of their own makes.
enum HTMLTreeFlags {
  static let impliedEnd = UInt32(GUMBO_INSERTION_IMPLICIT_END_TAG.rawValue)
  static let fromEndTag = UInt32(GUMBO_INSERTION_CONVERTED_FROM_END_TAG.rawValue)
  /// Copies of formatting elements.
  static let copies =
    UInt32(GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT.rawValue)
    | UInt32(GUMBO_INSERTION_ADOPTION_AGENCY_CLONED.rawValue)
}
