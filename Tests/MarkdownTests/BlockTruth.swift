import CCMarkGFM

@testable import Markdown

/// The sizes of a text's blocks as a whole parse by libcmark-gfm has them.
struct BlockTruth {
  private(set) var depth = 0
  /// The least that the bytes of the lines of the longest paragraph may be.
  private(set) var paragraph = 0
  /// The most that they may be.
  private(set) var widestParagraph = 0
  private(set) var cells = 0

  init(_ bytes: [UInt8]) {
    MarkdownParser.register()
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return }
    defer { cmark_parser_free(parser) }
    for name in ["table", "tasklist"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    bytes.withUnsafeBufferPointer { text in
      text.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }
    walk(root, Self.lineStarts(bytes))
  }

  private mutating func walk(_ root: OpaquePointer, _ starts: [Int]) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    var open = 0
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      let isEntered = event == CMARK_EVENT_ENTER
      switch cmark_node_get_type(node) {
      case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_ITEM, CMARK_NODE_FOOTNOTE_DEFINITION:
        open += isEntered ? 1 : -1
        depth = max(depth, open)
      case CMARK_NODE_PARAGRAPH where isEntered: add(node, starts, isHeading: false)
      case CMARK_NODE_HEADING where isEntered: add(node, starts, isHeading: true)
      default:
        let type = String(cString: cmark_node_get_type_string(node))
        if isEntered, type == "table_cell" { cells += 1 }
      }
    }
  }

  /// libcmark-gfm takes the underline of a heading to its lines, and most times the next line too.
  private mutating func add(_ node: OpaquePointer, _ starts: [Int], isHeading: Bool) {
    let first = Int(cmark_node_get_start_line(node))
    let end = min(starts.count - 1, max(first, Int(cmark_node_get_end_line(node))))
    guard first >= 1, first < starts.count else { return }
    let last = isHeading ? max(first, end - 2) : end
    paragraph = max(paragraph, starts[last] - starts[first - 1])
    widestParagraph = max(widestParagraph, starts[end] - starts[first - 1])
  }

  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    bytes.withUnsafeBufferPointer { text in
      let scanner = LineScanner(text, 0..<text.count)
      while let last = starts.last, last < text.count {
        starts.append(scanner.line(from: last).upperBound)
      }
    }
    return starts
  }
}
