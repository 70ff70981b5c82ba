internal import CCMarkGFM
internal import Diagnostics

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The maximum distance in bytes between the braces or brackets of foreign syntax.
private let syntaxWindow = 1024

/// Finds the syntax of other tools. Every search begins at a byte that is rare in prose, and reads
/// the file, because markup can split a text.
extension DocumentBuilder {
  mutating func record(_ kind: MarkdownDocument.ForeignSyntax.Kind, at range: SourceRange) {
    if let index = document.foreign.firstIndex(where: { $0.kind == kind }) {
      document.foreign[index].count += 1
    } else {
      document.foreign.append(.init(kind: kind, range: range, count: 1))
    }
  }

  /// Finds foreign syntax in a piece of text.
  mutating func findForeignSyntax(
    in content: UnsafeBufferPointer<UInt8>, at place: SourceRange, of node: Node
  ) {
    guard isSite, imageDepth == 0, let start = content.baseAddress else { return }
    if let brace = memchr(start, 0x7B, content.count) {
      findBraces(
        in: content, from: UnsafeRawPointer(brace) - UnsafeRawPointer(start), at: place, node)
    }
    if openLink == nil, let bracket = memchr(start, 0x5B, content.count) {
      findWikiLinks(
        in: content, from: UnsafeRawPointer(bracket) - UnsafeRawPointer(start), at: place)
    }
    guard let kind = openingKind(content, of: node),
      map.holds(content.prefix(1), at: Int(place.start))
    else { return }
    let offset = Int(place.start)
    if offset > 0, map.file[offset - 1] == UInt8(ascii: "\\") { return }
    record(kind, at: SourceRange(offset, min(block.upperBound, offset + content.count)))
  }

  /// Returns the offset of a text on the same line, within the window.
  private func closing(_ text: StaticString, from start: Int) -> Int? {
    let limit = min(block.upperBound, start + syntaxWindow)
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard start < limit, let found = map.find(bytes, in: start..<limit),
      let file = map.file.baseAddress
    else { return nil }
    let isOnLine = [0x0A, 0x0D].allSatisfy { memchr(file + start, $0, found - start) == nil }
    return isOnLine ? found : nil
  }

  // MARK: Braces

  private mutating func findBraces(
    in content: UnsafeBufferPointer<UInt8>, from first: Int, at place: SourceRange, _ node: Node
  ) {
    var aligned = AlignedText(content, map.file, from: Int(place.start), to: block.upperBound)
    var index = first
    var end = 0
    while index < content.count {
      defer { index += 1 }
      guard content[index] == UInt8(ascii: "{") else { continue }
      guard let offset = aligned.move(to: index) else { return }
      guard !aligned.isEscaped, offset >= end, let found = braces(at: offset) else { continue }
      record(found.kind, at: SourceRange(offset, found.end))
      end = found.end
    }
    guard !options.syntax.attributes, let list = attributes(in: content, of: node),
      let place = range(of: list.range, in: content, at: place)
    else { return }
    record(.attributes, at: place)
  }

  /// Returns the template syntax that begins with the brace at an offset of the file.
  private func braces(
    at offset: Int
  ) -> (kind: MarkdownDocument.ForeignSyntax.Kind, end: Int)? {
    guard offset + 3 < block.upperBound else { return nil }
    func found(
      _ kind: MarkdownDocument.ForeignSyntax.Kind, _ close: StaticString, _ from: Int
    ) -> (kind: MarkdownDocument.ForeignSyntax.Kind, end: Int)? {
      closing(close, from: from).map { (kind, $0 + close.utf8CodeUnitCount) }
    }
    switch map.file[offset + 1] {
    case UInt8(ascii: "%"): return found(.tag, "%}", offset + 2)
    case UInt8(ascii: "#"): return found(.tag, "#}", offset + 2)
    case UInt8(ascii: ":"):
      guard let end = closing("}", from: offset + 2) else { return nil }
      if let kind = extensionKind(map.file[(offset + 2)..<end]) { return (kind, end + 1) }
      return isContents(map.file[(offset + 2)..<end]) ? (.contents, end + 1) : nil
    case UInt8(ascii: "{"): break
    default: return nil
    }
    // `${{ … }}` is an expression that only a workflow reads, and TeX doubles braces too.
    if offset > block.lowerBound, "$_^}".utf8.contains(map.file[offset - 1]) { return nil }
    switch map.file[offset + 2] {
    case UInt8(ascii: "<"): return found(.shortcode, ">}}", offset + 3)
    case UInt8(ascii: "%"): return found(.shortcode, "%}}", offset + 3)
    default:
      guard let end = closing("}}", from: offset + 2) else { return nil }
      let inner = map.file[(offset + 2)..<end].drop(while: isSpace)
      if isContents(inner) { return (.contents, end + 2) }
      guard let first = inner.first,
        (first | 0x20) &- 0x61 < 26 || first >= 0x80 || "_.$'\"{#/>!&^@=-".utf8.contains(first)
      else { return nil }
      return (.expression, end + 2)
    }
  }

  /// Returns the extension of kramdown whose tag has a text after `{:`, such as `:comment` or
  /// `/comment`. The end of one that is found already is part of it.
  private func extensionKind(
    _ text: Slice<UnsafeBufferPointer<UInt8>>
  ) -> MarkdownDocument.ForeignSyntax.Kind? {
    let isEnd = text.first == UInt8(ascii: "/")
    guard isEnd || text.first == UInt8(ascii: ":") else { return nil }
    let name = text.dropFirst().prefix { ($0 | 0x20) &- 0x61 < 26 }
    let kind: MarkdownDocument.ForeignSyntax.Kind =
      name.elementsEqual("comment".utf8) ? .comment : .blockExtension
    guard isEnd else { return name.isEmpty ? nil : kind }
    let isPart = document.foreign.contains { $0.kind == .comment || $0.kind == .blockExtension }
    return isPart || name.count + 1 < text.count ? nil : kind
  }

  /// Returns whether a text is `toc`.
  func isContents(_ text: some Sequence<UInt8>) -> Bool {
    text.lazy.filter { !isSpace($0) && $0 != UInt8(ascii: "_") }.map { $0 | 0x20 }
      .elementsEqual("toc".utf8)
  }

  // MARK: Brackets

  private mutating func findWikiLinks(
    in content: UnsafeBufferPointer<UInt8>, from first: Int, at place: SourceRange
  ) {
    var aligned = AlignedText(content, map.file, from: Int(place.start), to: block.upperBound)
    var index = first
    while index + 1 < content.count {
      defer { index += 1 }
      guard content[index] == UInt8(ascii: "["), content[index + 1] == UInt8(ascii: "[") else {
        continue
      }
      // Of a row of brackets, only the last two can begin a name.
      if index + 2 < content.count, content[index + 2] == UInt8(ascii: "[") { continue }
      guard let offset = aligned.move(to: index) else { return }
      guard !aligned.isEscaped, offset + 1 < block.upperBound,
        map.file[offset + 1] == UInt8(ascii: "["), let end = closing("]]", from: offset + 2),
        isWikiName(
          map.file[(offset + 2)..<end],
          after: offset > block.lowerBound ? map.file[offset - 1] : nil)
      else { continue }
      let isEmbed = offset > block.lowerBound && map.file[offset - 1] == UInt8(ascii: "!")
      if isEmbed {
        record(.embed, at: SourceRange(offset - 1, end + 2))
      } else if isContents(map.file[(offset + 2)..<end]) {
        record(.contents, at: SourceRange(offset, end + 2))
      } else if !options.syntax.wikiLinks || wikiLinkEnd(content, from: index) == nil {
        record(.wikiLink, at: SourceRange(offset, end + 2))
      }
    }
  }

  /// Returns whether a text between double brackets can name a page. `a[[0]]`, `[[ -f x ]]` and
  /// `[[1]]` are expressions and citations.
  func isWikiName(_ name: Slice<UnsafeBufferPointer<UInt8>>, after before: UInt8?) -> Bool {
    guard let first = name.first, !isSpace(first), first != UInt8(ascii: "^"),
      !name.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }),
      !name.allSatisfy({ $0 &- 0x30 < 10 || $0 == UInt8(ascii: ",") || isSpace($0) })
    else { return false }
    guard let before else { return true }
    return !((before | 0x20) &- 0x61 < 26 || before &- 0x30 < 10 || before == UInt8(ascii: "_"))
  }

  // MARK: Lines

  /// Returns the syntax that begins a line with a text.
  private func openingKind(
    _ content: UnsafeBufferPointer<UInt8>, of node: Node
  ) -> MarkdownDocument.ForeignSyntax.Kind? {
    guard content.count > 2 else { return nil }
    func has(_ prefix: String) -> Bool { content.starts(with: prefix.utf8) }
    func ifBeginning(
      _ kind: MarkdownDocument.ForeignSyntax.Kind, _ isKind: Bool
    ) -> MarkdownDocument.ForeignSyntax.Kind? {
      guard isKind, beginsLine(node), let parent = cmark_node_parent(node),
        cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH
      else { return nil }
      return kind
    }
    switch content[0] {
    case UInt8(ascii: ":"):
      if has(":::") { return ifBeginning(.container, isContainer(content)) }
      let isBehindTerm = cmark_node_previous(node) != nil
      return ifBeginning(.definition, has(": ") && isBehindTerm)
    case UInt8(ascii: "!"):
      return ifBeginning(.admonition, has("!!!") && isAdmonition(content, node))
    case UInt8(ascii: "?"):
      return ifBeginning(.admonition, has("???") && isAdmonition(content, node))
    case UInt8(ascii: "="):
      return ifBeginning(.tab, has("===") && isTab(content))
    case UInt8(ascii: "-"): return ifBeginning(.snippet, has("--8<--"))
    case UInt8(ascii: "["):
      let isAlone = content.last == UInt8(ascii: "]") && isContents(content.dropFirst().dropLast())
      return ifBeginning(.contents, isAlone && endsLine(node))
    default: return nil
    }
  }

  private func isContainer(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    let behind = content.drop { $0 == UInt8(ascii: ":") }.drop(while: isSpace)
    guard let first = behind.first else { return false }
    return (first | 0x20) &- 0x61 < 26 || first == UInt8(ascii: "{")
  }

  private func isTab(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    let behind = content.dropFirst(3).drop { isSpace($0) || "!+".utf8.contains($0) }
    return behind.count > 2 && behind.first == UInt8(ascii: "\"")
      && behind.last == UInt8(ascii: "\"")
  }

  /// Returns whether a line is `!!! note`. Other words after `!!!` are usually an exclamation, unless
  /// a title in quotes or an indented line follows them.
  private func isAdmonition(_ content: UnsafeBufferPointer<UInt8>, _ node: Node) -> Bool {
    var reader = WordReader(content, 3..<content.count)
    _ = reader.take(UInt8(ascii: "+"))
    reader.skipSpace()
    guard let word = reader.word() else { return false }
    reader.skipSpace()
    var hasMore = false
    while reader.word() != nil {
      hasMore = true
      reader.skipSpace()
    }
    let title = reader.quoted()
    guard reader.isBlank else { return false }
    // The translation reports an opening that it cannot read.
    if options.syntax.admonitions, hasMore, title == nil { return false }
    let type = String(decoding: content[word], as: UTF8.self)
    if title != nil || AdmonitionType.alerts[type] != nil { return true }
    let next = map.start(ofLine: Int(cmark_node_get_start_line(node)) + 1)
    return map.holds("    ".utf8, at: next) || map.holds("\t".utf8, at: next)
  }
}
