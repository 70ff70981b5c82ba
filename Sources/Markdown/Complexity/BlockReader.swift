internal import CCMarkGFM

/// Parses the blocks of a text with libcmark-gfm, line by line. Inlines are not parsed, because
/// that happens only when a parse is finished.
struct BlockReader {
  typealias Node = OpaquePointer

  /// The block that contains the last line.
  struct Place {
    /// The number of enclosing quotes, list items and footnotes.
    var depth = 0
    /// The innermost block, or the row of a table.
    var leaf: Node
    var kind = Kind.other
    /// The table of the row, and its number of columns.
    var table: (node: Node, columns: Int)?

    enum Kind {
      case paragraph, heading, row
      /// Code, HTML, or a container.
      case other
    }
  }

  private let parser: OpaquePointer
  private let root: Node

  /// Calls `body` with a reader for a text. The reader must not escape.
  static func read<Result>(
    _ file: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    _ body: (borrowing BlockReader) -> Result?
  ) -> Result? {
    MarkdownParser.register()
    let memory = ParserMemory.ofThread
    defer { memory.pointee.reset() }
    // libcmark-gfm gives access to the tree of an unfinished parse only to extensions.
    guard let observer = cmark_syntax_extension_new("block-reader"),
      let parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, memory.pointee.allocator)
    else { return nil }
    defer { cmark_syntax_extension_free(cmark_get_default_mem_allocator(), observer) }
    var root: Node?
    return withUnsafeMutablePointer(to: &root) { root in
      cmark_syntax_extension_set_private(observer, root, nil)
      cmark_syntax_extension_set_open_block_func(observer) { observer, _, _, parent, _, _ in
        let root = cmark_syntax_extension_get_private(observer)?
          .assumingMemoryBound(to: Node?.self)
        if root?.pointee == nil { root?.pointee = parent }
        return nil
      }
      cmark_parser_attach_syntax_extension(parser, observer)
      for name in ["table", "tasklist"] {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
      }
      // An empty line changes no block but passes the document to the observer.
      cmark_parser_feed(parser, "\n", 1)
      return root.pointee.flatMap { body(BlockReader(parser: parser, root: $0)) }
    }
  }

  /// Parses a line with its line ending, which the last line can lack.
  func read(_ line: UnsafeBufferPointer<UInt8>) {
    line.withMemoryRebound(to: CChar.self) {
      cmark_parser_feed(parser, $0.baseAddress, $0.count)
    }
    if line.last != 0x0A, line.last != 0x0D { cmark_parser_feed(parser, "\n", 1) }
  }

  /// The position of the last line.
  var place: Place {
    var place = Place(leaf: root)
    while let child = cmark_node_last_child(place.leaf) {
      place.leaf = child
      switch cmark_node_get_type(child) {
      case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_ITEM, CMARK_NODE_FOOTNOTE_DEFINITION:
        place.depth += 1
      case CMARK_NODE_PARAGRAPH: place.kind = .paragraph
      case CMARK_NODE_HEADING: place.kind = .heading
      case CMARK_NODE_LIST, CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK,
        CMARK_NODE_THEMATIC_BREAK:
        break
      default:
        guard String(cString: cmark_node_get_type_string(child)) == "table",
          let row = cmark_node_last_child(child)
        else { break }
        place.table = (child, Int(cmark_gfm_extensions_get_table_columns(child)))
        (place.leaf, place.kind) = (row, .row)
        return place
      }
    }
    return place
  }
}
