internal import Bytes
internal import Diagnostics

/// Composes the events of a document into nodes with their ranges in the file.
///
/// Every anchor and alias is an error, and aliases are never expanded, because a small document
/// could expand without bound. Nesting is limited for the same reason.
struct YAMLComposer {
  let file: SourceFile
  let offsets: YAMLOffsets
  let stream: YAMLStream
  /// The findings so far, except for anchors and aliases.
  private(set) var findings: [Finding] = []
  /// The findings about anchors and aliases.
  private(set) var anchors: [Finding] = []

  /// The number of nodes so far.
  private var nodeCount = 0
  /// Maximum number of nodes: keys, values, lists and mappings. A node takes about 200 bytes, and
  /// two bytes of the file are enough for one.
  static let maximumNodes = 500_000

  /// The composer stops at this number of anchors, because it discards the document anyway.
  static let maximumAnchors = 200

  /// The reason why composing stopped.
  enum Failure: Error {
    case syntax(YAMLStream.Failure)
    case tooDeep(at: Int)
    /// The document has more than ``maximumNodes`` nodes.
    case tooManyNodes(at: Int)
    /// The document has at least ``maximumAnchors`` anchors and aliases.
    case tooManyAnchors
  }

  init(_ file: SourceFile, _ offsets: YAMLOffsets, _ stream: YAMLStream) {
    self.file = file
    self.offsets = offsets
    self.stream = stream
  }

  /// Composes the only document, or returns nil if the stream is empty.
  mutating func document() throws(Failure) -> YAMLNode? {
    _ = try next()
    if case .streamEnd = try next().kind { return nil }
    let root = try node(try next(), depth: 0)
    _ = try next()
    let end = try next()
    guard case .streamEnd = end.kind else {
      throw .syntax(.init(problem: "but found another document", offset: end.start))
    }
    return root
  }

  private func next() throws(Failure) -> YAMLEvent {
    do { return try stream.next() } catch { throw .syntax(error) }
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(Failure) -> YAMLNode {
    nodeCount += 1
    guard nodeCount <= Self.maximumNodes else { throw .tooManyNodes(at: event.start) }
    if event.hasAnchor {
      let range = SourceRange(event.start, offsets.tokenEnd(from: event.start))
      anchors.append(.yamlAnchor(at: file.at(range)))
      guard anchors.count < Self.maximumAnchors else { throw .tooManyAnchors }
    }
    noteTag(of: event)
    switch event.kind {
    case .scalar(let text, let style): return scalar(text, style, event)
    case .sequenceStart(let isFlow): return try sequence(event, isFlow, depth: depth)
    case .mappingStart(let isFlow): return try mapping(event, isFlow, depth: depth)
    default:
      return YAMLNode(
        value: .scalar("", isQuoted: false), range: SourceRange(event.start, event.end))
    }
  }

  private mutating func scalar(
    _ text: String, _ style: YAMLEvent.Style, _ event: YAMLEvent
  ) -> YAMLNode {
    let start = event.tag == nil ? event.start : offsets.valueStart(behindTag: event.start)
    let range = offsets.scalar(from: start, to: event.end, text: text, style: style)
    if let control = text.utf8.first(where: \.isControl) {
      findings.append(.controlCharacter(UInt32(control), at: file.at(range)))
    }
    let isText = style != .plain || event.tag == "tag:yaml.org,2002:str"
    var node = YAMLNode(value: .scalar(text, isQuoted: isText), range: range)
    if style == .plain { node.comment = offsets.comment(behind: event.end) }
    return node
  }

  private mutating func sequence(
    _ event: YAMLEvent, _ isFlow: Bool, depth: Int
  ) throws(Failure) -> YAMLNode {
    guard depth <= YAMLReader.maximumDepth else { throw .tooDeep(at: event.start) }
    var items: [YAMLNode] = []
    var item = try next()
    while true {
      if case .sequenceEnd = item.kind { break }
      items.append(try node(item, depth: depth + 1))
      item = try next()
    }
    let end = isFlow ? item.end : items.last.map { Int($0.range.end) } ?? event.start
    return YAMLNode(value: .sequence(items), range: SourceRange(event.start, end))
  }

  private mutating func mapping(
    _ event: YAMLEvent, _ isFlow: Bool, depth: Int
  ) throws(Failure) -> YAMLNode {
    guard depth <= YAMLReader.maximumDepth else { throw .tooDeep(at: event.start) }
    var pairs: [YAMLNode.Pair] = []
    var offsets: [String: SourceRange] = [:]
    var key = try next()
    while true {
      if case .mappingEnd = key.kind { break }
      let name = try node(key, depth: depth + 1)
      let value = try node(try next(), depth: depth + 1)
      key = try next()
      if name.text == nil {
        findings.append(.frontMatterSyntax("a key must be a plain name", at: file.at(name.range)))
      }
      let pair = YAMLNode.Pair(key: name.text ?? "", keyRange: name.range, value: value)
      if let first = offsets[pair.key] {
        findings.append(
          .duplicateKey(pair.key, at: file.at(pair.keyRange), first: file.at(first)))
      } else {
        offsets[pair.key] = pair.keyRange
        pairs.append(pair)
      }
    }
    let last = pairs.last.map { max($0.keyRange.end, $0.value.range.end) }
    let end = isFlow ? key.end : last.map { Int($0) } ?? event.start
    return YAMLNode(value: .mapping(pairs), range: SourceRange(event.start, end))
  }

  /// Reports a tag other than those of YAML's own types. It is part of the intended value or a
  /// feature of another program, and would be lost in both cases.
  private mutating func noteTag(of event: YAMLEvent) {
    guard let tag = event.tag, !YAMLEvent.plainTags.contains(tag) else { return }
    let range = SourceRange(event.start, offsets.tokenEnd(from: event.start))
    var fix: Fix?
    if case .scalar(_, .plain) = event.kind, event.end > event.start,
      let source = WrittenScalar.quotedSource(
        of: file.bytes[event.start..<event.end])
    {
      fix = Fix(file.at(SourceRange(event.start, event.end)), replacement: source)
    }
    let written = String(decoding: file.bytes[range.indices], as: UTF8.self)
    findings.append(.swallowedTag(written, at: file.at(range), fix: fix))
  }
}
