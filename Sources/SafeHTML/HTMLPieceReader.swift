internal import Bytes
internal import CGumbo

/// Turns the tree of a part of HTML into events.
///
/// `stack` has the open elements of the output. Before an event is added, `adjust` closes and opens
/// elements until the stack is the path of the event in the tree. So the events are balanced, also
/// where the tree has moved or repeated elements.
struct HTMLPieceReader {
  private typealias Node = HTMLTree.Node

  private let tree: HTMLTree
  private(set) var events: [HTMLEvent] = []
  private var stack: [Entry]
  /// The elements around the comment at the end.
  private var endPath: [Node] = []
  /// The ranges of the tags, comments and removed elements in the source.
  private var known: [Range<Int>] = []

  private struct Entry {
    let element: OpenHTMLElement
    var node: Node?
    /// False for an element around the part that the walk has not reached yet.
    var isReached = true
  }

  /// The elements that are open after the part.
  var open: [OpenHTMLElement] { stack.map(\.element) }

  /// Returns nil if the comment at the end is not in the tree, because a tag or comment contains it.
  init?(_ tree: HTMLTree, open: [OpenHTMLElement], starts: [Int]) {
    self.tree = tree
    stack = open.map { Entry(element: $0, node: nil) }
    var found: [Node]?
    tree.walk { node, path in
      if tree.isElement(node) {
        let element = node.pointee.v.element
        let start = tree.range(element.original_tag)?.lowerBound
        if let start, start < tree.part.lowerBound, tree.flags(node) & HTMLTreeFlags.copies == 0,
          let index = starts.firstIndex(of: start)
        {
          stack[index].node = node
          stack[index].isReached = false
        }
      } else if let range = tree.range(node.pointee.v.text.original_text) {
        let isEnd =
          node.pointee.type == GUMBO_NODE_COMMENT
          ? range.lowerBound == tree.part.upperBound : range.contains(tree.part.upperBound)
        if isEnd { found = path }
      }
      return true
    }
    guard let found else { return nil }
    endPath = found
  }

  /// Creates all events.
  mutating func run() {
    var reader = self
    tree.walk { node, path in reader.visit(node, path) }
    reader.adjust(to: reader.endPath)
    reader.findIgnoredTags()
    self = reader
  }

  private mutating func visit(_ node: Node, _ path: [Node]) -> Bool {
    switch node.pointee.type {
    case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
      return visitElement(node, path)
    case GUMBO_NODE_COMMENT:
      guard let range = ownRange(node.pointee.v.text.original_text) else { return false }
      known.append(range)
      events.append(
        tree.source[range].starts(with: "<?".utf8)
          ? .problem(.removedElement("?"), part(range)) : .comment(part(range)))
      return false
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
      let text = node.pointee.v.text
      guard let range = ownRange(text.original_text), let content = text.text else { return false }
      adjust(to: path)
      events.append(.text(String(cString: content), part(range)))
      return false
    default:
      return false
    }
  }

  private mutating func visitElement(_ node: Node, _ path: [Node]) -> Bool {
    let element = node.pointee.v.element
    let flags = tree.flags(node)
    if let index = stack.firstIndex(where: { !$0.isReached && $0.node == node }) {
      stack[index].isReached = true
    }
    let tag = ownRange(element.original_tag)
    let end = ownRange(element.original_end_tag)
    if let end { known.append(end) }
    if flags & HTMLTreeFlags.fromEndTag != 0 {
      if let end { events.append(.problem(.strayEnd(tree.name(element)), part(end))) }
      return false
    }
    let policy = policy(of: node)
    guard let tag, flags & HTMLTreeFlags.copies == 0 else {
      if policy == .dropped {
        known.append(tree.part.lowerBound..<(end?.upperBound ?? tree.part.upperBound))
      }
      return policy != .dropped
    }
    known.append(tag)
    if policy != .shown {
      let name = tree.name(element)
      let isUnknown = policy == .hidden && element.tag == GUMBO_TAG_UNKNOWN
      let problem: HTMLEvent.Problem = isUnknown ? .unknownElement(name) : .removedElement(name)
      events.append(.problem(problem, part(tag)))
    }
    if policy == .dropped {
      known.append(tag.lowerBound..<(end?.upperBound ?? tree.part.upperBound))
      return false
    }
    adjust(to: path + [node])
    return true
  }

  // MARK: The open elements

  /// Closes and opens elements until `path` is open.
  ///
  /// A browser moves text between the rows of a table before the table, which may be open already.
  /// The walk has not reached the table then. Such text is written inside of it, because the browser
  /// moves it in the page too.
  private mutating func adjust(to path: [Node]) {
    var path = path
    if path.count > HTMLFragment.maximumDepth {
      if let node = path.dropFirst(HTMLFragment.maximumDepth).first,
        let tag = ownRange(node.pointee.v.element.original_tag)
      {
        events.append(.problem(.tooDeep, part(tag)))
      }
      path.removeSubrange(HTMLFragment.maximumDepth...)
    }
    var position = stack.lastIndex { !$0.isReached }.map { $0 + 1 } ?? 0
    var shared = 0
    while shared < min(position, path.count), stack[shared].node == path[shared] { shared += 1 }
    var rest = path[shared...]
    while position < stack.count, let node = rest.first, stack[position].node == node {
      position += 1
      rest.removeFirst()
    }
    while stack.count > position { close() }
    for node in rest { begin(node) }
  }

  private mutating func close() {
    let entry = stack.removeLast()
    var isImplied = true
    var range: Range<Int>?
    if let node = entry.node {
      isImplied = tree.flags(node) & HTMLTreeFlags.impliedEnd != 0
      range = ownRange(node.pointee.v.element.original_end_tag).map(part)
    }
    if entry.element.isShown, SafeElement.mayStayOpen(entry.element.name) { isImplied = false }
    events.append(.end(isImplied: isImplied, range: range))
  }

  private mutating func begin(_ node: Node) {
    let element = node.pointee.v.element
    let name = tree.name(element)
    let isCopy = tree.flags(node) & HTMLTreeFlags.copies != 0
    var isShown = policy(of: node) == .shown
    if isShown, name == "li", !stack.contains(where: { ["ul", "ol"].contains($0.element.name) }) {
      isShown = false
      if let tag = ownRange(element.original_tag) {
        events.append(.problem(.misplaced(name), part(tag)))
      }
    }
    let isVoid = isShown && SafeElement.isVoid(name)
    let range = ownRange(element.original_tag).map(part) ?? 0..<0
    let attributes = isShown ? attributes(of: element, name, isCopy: isCopy) : []
    events.append(
      .start(
        HTMLTag(
          name: name, isShown: isShown, isVoid: isVoid, attributes: attributes, range: range)))
    if !isVoid {
      stack.append(Entry(element: OpenHTMLElement(name: name, isShown: isShown), node: node))
    }
  }

  private func policy(of node: Node) -> SafeElement.Policy {
    let element = node.pointee.v.element
    if element.tag_namespace != GUMBO_NAMESPACE_HTML || node.pointee.type == GUMBO_NODE_TEMPLATE {
      return .dropped
    }
    return SafeElement.policy(tree.name(element))
  }

  /// Returns the allowed attributes of an element. A copy of an element has no name of its own.
  private mutating func attributes(
    of element: GumboElement, _ name: String, isCopy: Bool
  ) -> [HTMLAttribute] {
    var result: [HTMLAttribute] = []
    for index in 0..<Int(element.attributes.length) {
      guard let pointer = element.attributes.data[index] else { continue }
      let attribute = pointer.assumingMemoryBound(to: GumboAttribute.self).pointee
      guard let range = ownRange(attribute.original_name), let cName = attribute.name else {
        continue
      }
      let attributeName = String(cString: cName).lowercased()
      guard let role = SafeElement.role(of: attributeName, on: name) else {
        if !isCopy {
          let short = String(attributeName.prefix(40))
          events.append(.problem(.removedAttribute(short), part(range)))
        }
        continue
      }
      if isCopy, role == .anchor { continue }
      result.append(
        HTMLAttribute(
          name: attributeName, role: role, value: attribute.value.map { String(cString: $0) } ?? "",
          range: valueRange(attribute) ?? part(range)))
    }
    return result
  }

  private func valueRange(_ attribute: GumboAttribute) -> Range<Int>? {
    guard let range = ownRange(attribute.original_value) else { return nil }
    let quote = tree.source[range.lowerBound]
    let isQuoted =
      range.count > 1 && (quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"))
      && tree.source[range.upperBound - 1] == quote
    return part(isQuoted ? (range.lowerBound + 1)..<(range.upperBound - 1) : range)
  }

  // MARK: Positions

  /// Returns the range of a piece of the source if it is in the part.
  private func ownRange(_ piece: GumboStringPiece) -> Range<Int>? {
    guard let range = tree.range(piece), range.lowerBound >= tree.part.lowerBound,
      range.upperBound <= tree.part.upperBound
    else { return nil }
    return range
  }

  /// Returns a range of the source as a range of the part.
  private func part(_ range: Range<Int>) -> Range<Int> {
    (range.lowerBound - tree.part.lowerBound)..<(range.upperBound - tree.part.lowerBound)
  }

  /// Reports the tags that the tree does not contain, because a browser ignores them.
  private mutating func findIgnoredTags() {
    known.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var next = known.startIndex
    var index = tree.part.lowerBound
    while let open = tree.source[index..<tree.part.upperBound].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      while next < known.endIndex, known[next].upperBound <= open { next += 1 }
      if next < known.endIndex, known[next].contains(open) {
        index = known[next].upperBound
        continue
      }
      let isEnd = tree.source[index] == UInt8(ascii: "/")
      let name = tree.source[(isEnd ? index + 1 : index)..<tree.part.upperBound].prefix {
        $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-")
      }
      guard let first = name.first, first.isASCIILetter else { continue }
      let tag = String(decoding: name.prefix(40).map(\.lowercasedASCII), as: UTF8.self)
      let range = part(open..<name.endIndex)
      if isEnd {
        events.append(.problem(.strayEnd(tag), range))
      } else if !["html", "head", "body"].contains(tag) {
        events.append(.problem(.misplaced(tag), range))
      }
    }
  }
}
