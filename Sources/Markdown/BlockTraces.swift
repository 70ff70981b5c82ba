internal import CCMarkGFM
internal import Diagnostics

/// The blocks of a document with hashes of their content, to find those that occur twice.
///
/// An author who pastes a paragraph, an item or a section a second time leaves two equal texts.
/// Equal texts are also deliberate: a note below each heading, an answer that several questions
/// share. These stay silent by three limits: short texts, texts that occur three times or more, and
/// texts that have the same place below two headings do not count.
struct BlockTraces {
  enum Kind: UInt8 {
    case paragraph
    case heading
    case other
  }

  private struct Trace {
    let hash: UInt64
    /// The range in the HTML.
    let html: Range<Int>
    /// The first line in the file.
    let line: SourceRange
    let kind: Kind
    /// The list of which the block is the only one of an item, or nil.
    let list: OpaquePointer?
    let isInList: Bool
  }

  private var traces: [Trace] = []
  /// The start of the open block in the HTML.
  var start = 0

  mutating func add(
    _ kind: Kind, html: Range<Int>, hash: UInt64, line: SourceRange, list: OpaquePointer?,
    isInList: Bool
  ) {
    traces.append(
      Trace(hash: hash, html: html, line: line, kind: kind, list: list, isInList: isInList))
  }

  /// Returns the blocks that occur twice.
  func repeats(in html: [UInt8]) -> [MarkdownDocument.Repeat] {
    guard traces.count > 1, hasEqual else { return [] }
    var places: [UInt64: [Int]] = [:]
    for (index, trace) in traces.enumerated() { places[trace.hash, default: []].append(index) }
    func earlier(_ index: Int) -> Int? {
      guard let same = places[traces[index].hash], same.count == 2, same[1] == index,
        traces[same[0]].kind == traces[index].kind
      else { return nil }
      return same[0]
    }
    var repeats: [MarkdownDocument.Repeat] = []
    var index = 1
    while index < traces.count {
      guard let first = earlier(index) else {
        index += 1
        continue
      }
      var count = 1
      while index + count < traces.count, first + count < index,
        earlier(index + count) == first + count
      { count += 1 }
      if let kind = kind(first: first, second: index, count, in: html) {
        repeats.append(
          .init(kind: kind, range: traces[index].line, first: traces[first].line))
      }
      index += count
    }
    return repeats
  }

  /// Whether two blocks have the same hash.
  private var hasEqual: Bool {
    var capacity = 16
    while capacity < traces.count * 2 { capacity *= 2 }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: capacity) { table in
      table.initialize(repeating: 0)
      for trace in traces where trace.kind != .other {
        var slot = Int(truncatingIfNeeded: trace.hash) & (capacity - 1)
        while table[slot] != 0 {
          if table[slot] == trace.hash { return true }
          slot = (slot + 1) & (capacity - 1)
        }
        table[slot] = trace.hash
      }
      return false
    }
  }

  /// Returns the kind of a repetition of `count` blocks, or nil if it may be deliberate.
  private func kind(
    first: Int, second: Int, _ count: Int, in html: [UInt8]
  ) -> MarkdownDocument.Repeat.Kind? {
    let run = traces[second..<(second + count)]
    if let list = traces[first].list, run.allSatisfy({ $0.list == list }) {
      let limit = first + count == second ? Limit.adjacentItem : Limit.item
      return size(of: traces[second], in: html) >= limit ? .item : nil
    }
    var prose = 0
    var all = 0
    for trace in run where trace.kind == .paragraph {
      let size = size(of: trace, in: html)
      all += size
      if !trace.isInList { prose += size }
    }
    let hasHeading = run.contains { $0.kind == .heading }
    let isAdjacent = first + count == second
    if isAdjacent { return all >= Limit.adjacent ? (hasHeading ? .section : .paragraph) : nil }
    // Sections that only begin alike follow a template.
    if hasHeading {
      let isWhole = endsSection(first + count) && endsSection(second + count)
      return isWhole && all >= Limit.section ? .section : nil
    }
    guard prose >= Limit.paragraph, depth(first) != depth(second) else { return nil }
    return .paragraph
  }

  /// Returns whether no block of the same section begins at an index.
  private func endsSection(_ index: Int) -> Bool {
    index >= traces.count || traces[index].kind == .heading
  }

  /// The number of bytes of a block outside of tags, whose addresses can be long.
  private func size(of trace: Trace, in html: [UInt8]) -> Int {
    var (size, isInTag) = (0, false)
    for byte in html[trace.html] {
      switch byte {
      case UInt8(ascii: "<"): isInTag = true
      case UInt8(ascii: ">"): isInTag = false
      default: if !isInTag { size += 1 }
      }
    }
    return size
  }

  /// The number of blocks between a block and the heading above it. Two texts at the same place below
  /// their headings are those of a template.
  private func depth(_ index: Int) -> Int {
    let above = traces[..<index].lastIndex { $0.kind == .heading } ?? -1
    return index - above
  }

  /// The smallest repetitions that count, in bytes.
  private enum Limit {
    static let adjacentItem = 16
    static let item = 30
    static let adjacent = 40
    static let section = 120
    static let paragraph = 160
  }
}

extension DocumentBuilder {
  mutating func openBlock() { blocks.start = document.html.bytes.count }

  /// Adds the block that ends here. Blocks in quotes, alerts, containers and footnotes do not count,
  /// because their texts are often repeated on purpose.
  mutating func closeBlock(_ kind: BlockTraces.Kind, _ node: Node) {
    guard isSite else { return }
    let end = document.html.bytes.count
    var start = min(blocks.start, end)
    while start < end, document.html.bytes[start] == 0x0A { start += 1 }
    let isOwn =
      quoteDepth == 0 && openAlert == nil && openContainers.isEmpty && openFootnote == nil
      && imageDepth == 0 && html.elements.isEmpty && end > start
    let parent = cmark_node_parent(node)
    let item = parent.flatMap { cmark_node_get_type($0) == CMARK_NODE_ITEM ? $0 : nil }
    let isAlone = cmark_node_previous(node) == nil && cmark_node_next(node) == nil
    let line = map.content(ofLine: max(1, Int(cmark_node_get_start_line(node))))
    let kind = isOwn ? kind : .other
    // The opening tag of a heading tells its level, and that of a paragraph whether its list is
    // loose.
    blocks.add(
      kind, html: start..<end,
      hash: document.html.bytes.withUnsafeBufferPointer {
        contentHash(UnsafeBufferPointer(rebasing: $0[start..<end]), kind.rawValue)
      },
      line: SourceRange(line.lowerBound, line.upperBound),
      list: isAlone ? item.flatMap { cmark_node_parent($0) } : nil, isInList: item != nil)
  }
}

/// Hash of some bytes, eight at a time. It is never 0. Nothing compares the texts of equal hashes: a
/// collision is improbable and costs a warning.
private func contentHash(_ bytes: UnsafeBufferPointer<UInt8>, _ seed: UInt8) -> UInt64 {
  let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
  var hash = (UInt64(bytes.count) << 8 | UInt64(seed)) &* factor
  func mix(_ bytes: UInt64) {
    // A line break is a space. The sum has the high bit of each byte that is not a line break, so
    // that `breaks` has the low bit of each one that is.
    let difference = bytes ^ 0x0A0A_0A0A_0A0A_0A0A
    let seven: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let breaks = ~(((difference & seven) &+ seven) | difference | seven) >> 7
    let word = bytes ^ (breaks &* (0x0A ^ 0x20))
    let (high, low) = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    hash = (high ^ low) &+ factor
  }
  let raw = UnsafeRawBufferPointer(bytes)
  var index = 0
  while index + 8 <= raw.count {
    mix(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    index += 8
  }
  var tail: UInt64 = 0
  while index < raw.count {
    tail = tail << 8 | UInt64(raw[index])
    index += 1
  }
  mix(tail)
  return hash | 1
}
