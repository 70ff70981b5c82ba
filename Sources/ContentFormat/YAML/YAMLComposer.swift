internal import Bytes
internal import Diagnostics

/// Composes the events of a stream into nodes with their ranges in the file.
///
/// An alias becomes a copy of the anchored node, with the ranges of that node, so a finding about it
/// points at the text that is wrong. The size of all copies is limited, because a small document
/// could expand without bound. Nesting is limited for the same reason.
struct YAMLComposer {
  let file: SourceFile
  let offsets: YAMLOffsets
  let stream: YAMLStream
  /// The findings so far, except for those about aliases.
  private(set) var findings: [Finding] = []
  /// The findings about aliases without an anchor.
  private(set) var undefinedAliases: [Finding] = []

  /// The number of nodes so far, without copies.
  private var nodeCount = 0
  /// Maximum number of nodes: keys, values, lists and mappings. A node takes about 200 bytes, and
  /// two bytes of the file are enough for one.
  static let maximumNodes = 1_000_000
  /// The anchored nodes of the document.
  private var anchors: [String: AnchoredNode] = [:]
  private lazy var anchorNames = NearestNames(anchors.keys.sorted())
  /// The size of all nodes so far, copies included: a byte for each node and each byte of text.
  private var size = 0
  /// The size of the copies.
  private var copied = 0
  /// The depth of the deepest node since it was last reset.
  private var deepest = 0
  /// The end of the last node in the file. A node that an alias copies may end elsewhere.
  private var writtenEnd = 0

  /// Maximum size of all copies together.
  static let maximumExpansion = 512 << 10
  /// The composer stops at this number of aliases without an anchor, because it discards the document
  /// anyway.
  static let maximumUndefinedAliases = 200

  private struct AnchoredNode {
    let node: YAMLNode
    let size: Int
    /// The number of levels below the node.
    let height: Int
  }

  /// The reason why composing stopped.
  enum Failure: Error {
    case syntax(YAMLStream.Failure)
    case tooDeep(at: Int)
    /// The document has more than ``maximumNodes`` nodes.
    case tooManyNodes(at: Int)
    /// The copies exceed ``maximumExpansion``.
    case tooLarge(at: SourceRange)
    /// The document has ``maximumUndefinedAliases`` aliases without an anchor.
    case tooManyUndefinedAliases
  }

  init(_ file: SourceFile, _ offsets: YAMLOffsets, _ stream: YAMLStream) {
    self.file = file
    self.offsets = offsets
    self.stream = stream
  }

  /// Composes all documents, at most `limit`.
  mutating func documents(limit: Int) throws(Failure) -> [YAMLNode] {
    _ = try next()
    var documents: [YAMLNode] = []
    while true {
      let start = try next()
      if case .streamEnd = start.kind { return documents }
      guard documents.count < limit else {
        throw .syntax(.init(problem: "another document begins here", offset: start.start))
      }
      anchors = [:]
      documents.append(try node(try next(), depth: 0))
      _ = try next()
    }
  }

  private func next() throws(Failure) -> YAMLEvent {
    do { return try stream.next() } catch { throw .syntax(error) }
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(Failure) -> YAMLNode {
    if case .alias(let name) = event.kind { return try copy(of: name, event, depth: depth) }
    guard let anchor = event.anchor else { return try ownNode(event, depth: depth) }
    let (sizeBefore, deepestBefore) = (size, deepest)
    deepest = depth
    let node = try ownNode(event, depth: depth)
    anchors[anchor] = AnchoredNode(
      node: node, size: size - sizeBefore, height: deepest - depth)
    deepest = max(deepest, deepestBefore)
    return node
  }

  private mutating func ownNode(_ event: YAMLEvent, depth: Int) throws(Failure) -> YAMLNode {
    nodeCount += 1
    guard nodeCount <= Self.maximumNodes else { throw .tooManyNodes(at: event.start) }
    size += 1
    deepest = max(deepest, depth)
    noteTag(of: event)
    switch event.kind {
    case .scalar(let text, let style): return scalar(text, style, event)
    case .sequenceStart(let isFlow): return try sequence(event, isFlow, depth: depth)
    case .mappingStart(let isFlow): return try mapping(event, isFlow, depth: depth)
    default:
      writtenEnd = event.end
      return YAMLNode(
        value: .scalar("", isQuoted: false), range: SourceRange(event.start, event.end))
    }
  }

  private mutating func scalar(
    _ text: String, _ style: YAMLEvent.Style, _ event: YAMLEvent
  ) -> YAMLNode {
    let hasProperties = event.tag != nil || event.anchor != nil
    let start =
      hasProperties
      ? offsets.valueStart(behindPropertiesAt: event.start, end: event.end) : event.start
    let range = offsets.scalar(from: start, to: event.end, text: text, style: style)
    if let control = text.utf8.first(where: \.isControl) {
      findings.append(.controlCharacter(UInt32(control), at: file.at(range)))
    }
    if text.isEmpty, style == .plain, event.tag == nil { noteAnchor(of: event) }
    size += text.utf8.count
    writtenEnd = Int(range.end)
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
    writtenEnd = event.start
    var item = try next()
    while true {
      if case .sequenceEnd = item.kind { break }
      items.append(try node(item, depth: depth + 1))
      item = try next()
    }
    if isFlow { writtenEnd = item.end }
    return YAMLNode(value: .sequence(items), range: SourceRange(event.start, writtenEnd))
  }

  private mutating func mapping(
    _ event: YAMLEvent, _ isFlow: Bool, depth: Int
  ) throws(Failure) -> YAMLNode {
    guard depth <= YAMLReader.maximumDepth else { throw .tooDeep(at: event.start) }
    var pairs: [YAMLNode.Pair] = []
    var offsets: [String: SourceRange] = [:]
    var merged: YAMLNode?
    var end = event.start
    var key = try next()
    while true {
      if case .mappingEnd = key.kind { break }
      let name = try node(key, depth: depth + 1)
      end = writtenEnd
      let value = try node(try next(), depth: depth + 1)
      end = max(end, writtenEnd)
      if name.text == nil {
        findings.append(.frontMatterSyntax("a key must be a plain name", at: file.at(name.range)))
      }
      let pair = YAMLNode.Pair(key: name.text ?? "", keyRange: name.range, value: value)
      if let first = offsets[pair.key] {
        findings.append(
          .duplicateKey(pair.key, at: file.at(pair.keyRange), first: file.at(first)))
      } else {
        offsets[pair.key] = pair.keyRange
        if Self.isMergeKey(key) { merged = value } else { pairs.append(pair) }
      }
      key = try next()
    }
    if let merged { merge(merged, into: &pairs, known: Set(offsets.keys)) }
    writtenEnd = isFlow ? key.end : end
    return YAMLNode(value: .mapping(pairs), range: SourceRange(event.start, writtenEnd))
  }

  // MARK: Aliases

  /// Returns a copy of an anchored node.
  private mutating func copy(
    of name: String, _ event: YAMLEvent, depth: Int
  ) throws(Failure) -> YAMLNode {
    let range = SourceRange(event.start, event.end)
    writtenEnd = event.end
    guard let anchored = anchors[name] else {
      let meant = undefinedAliases.isEmpty ? anchorNames.nearest(to: name) : nil
      undefinedAliases.append(.undefinedAlias(name, meant: meant, at: file.at(range)))
      guard undefinedAliases.count < Self.maximumUndefinedAliases else {
        throw .tooManyUndefinedAliases
      }
      return YAMLNode(value: .scalar("", isQuoted: false), range: range)
    }
    guard depth + anchored.height <= YAMLReader.maximumDepth else {
      throw .tooDeep(at: event.start)
    }
    deepest = max(deepest, depth + anchored.height)
    size += anchored.size
    copied += anchored.size
    guard copied <= Self.maximumExpansion else { throw .tooLarge(at: range) }
    return anchored.node
  }

  /// True for the key `<<`, which adds the pairs of other mappings (https://yaml.org/type/merge.html).
  private static func isMergeKey(_ key: YAMLEvent) -> Bool {
    if case .scalar("<<", .plain) = key.kind { key.tag == nil } else { false }
  }

  /// Adds the pairs of a mapping, or of a list of mappings. A key that is already known keeps its
  /// value, so the first mapping of a list takes precedence.
  private mutating func merge(
    _ value: YAMLNode, into pairs: inout [YAMLNode.Pair], known: Set<String>
  ) {
    var known = known
    var sources = [value]
    if case .sequence(let items) = value.value { sources = items }
    for source in sources where !source.isNull {
      guard case .mapping(let more) = source.value else {
        findings.append(
          .frontMatterSyntax(
            "`<<` adds the keys of a mapping or of a list of mappings, not \(source.kind)",
            at: file.at(source.range)))
        continue
      }
      for pair in more where known.insert(pair.key).inserted { pairs.append(pair) }
    }
  }

  // MARK: Text that is lost

  /// Reports an anchor without a value. It was probably meant as the value.
  private mutating func noteAnchor(of event: YAMLEvent) {
    guard event.anchor != nil else { return }
    let range = SourceRange(event.start, offsets.tokenEnd(from: event.start))
    let source = WrittenScalar.quotedSource(of: file.bytes[range.indices])
    let written = String(decoding: file.bytes[range.indices], as: UTF8.self)
    findings.append(
      .swallowedAnchor(
        written, at: file.at(range),
        fix: source.map { Fix(file.at(range), replacement: $0) }))
  }

  /// Reports a tag other than those of YAML's own types. It is part of the intended value or a
  /// feature of another program, and would be lost in both cases.
  private mutating func noteTag(of event: YAMLEvent) {
    guard let tag = event.tag, !YAMLEvent.plainTags.contains(tag) else { return }
    let range = SourceRange(event.start, offsets.tokenEnd(from: event.start))
    var fix: Fix?
    if case .scalar(_, .plain) = event.kind, event.anchor == nil, event.end > event.start,
      let source = WrittenScalar.quotedSource(
        of: file.bytes[event.start..<event.end])
    {
      fix = Fix(file.at(SourceRange(event.start, event.end)), replacement: source)
    }
    let written = String(decoding: file.bytes[range.indices], as: UTF8.self)
    findings.append(.swallowedTag(written, at: file.at(range), fix: fix))
  }
}
