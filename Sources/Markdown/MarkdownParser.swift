internal import CCMarkGFM
internal import Diagnostics
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Parses Markdown with libcmark-gfm. All functions are thread-safe.
package enum MarkdownParser {
  /// Parses a part of a file.
  ///
  /// - Parameters:
  ///   - bytes: the file, in UTF-8.
  ///   - body: the range of the Markdown, such as the part after the front matter.
  /// - Returns: the document. All ranges refer to the file.
  package static func parse(
    _ bytes: [UInt8], body: Range<Int>? = nil, options: MarkdownOptions = MarkdownOptions()
  ) -> MarkdownDocument {
    let document = parse(bytes, body, options) { file, body, root in
      var builder = DocumentBuilder(file: file, body: body, options: options)
      builder.build(root)
      return builder.document
    }
    return document ?? MarkdownDocument()
  }

  /// Parses a part of a file and divides it into the sections below its headings of one level.
  ///
  /// - Parameters:
  ///   - body: the range of the Markdown, such as the part after the front matter.
  ///   - level: the level of the headings, from 1 to 6.
  /// - Returns: the sections. All ranges refer to the file, and all anchors are those of the file.
  package static func sections(
    of bytes: [UInt8], body: Range<Int>, level: Int, options: MarkdownOptions
  ) -> MarkdownSections {
    let sections = parse(bytes, body, options) { file, body, root in
      var builder = SectionBuilder(file: file, body: body, level: level, options: options)
      builder.build(root)
      return builder.sections
    }
    return sections ?? MarkdownSections()
  }

  /// Calls `build` with the tree of a parsed text. Returns nil if there is no tree.
  private static func parse<Result: Sendable>(
    _ bytes: [UInt8], _ body: Range<Int>?, _ options: MarkdownOptions,
    _ build: (UnsafeBufferPointer<UInt8>, Range<Int>, OpaquePointer) -> Result
  ) -> Result? {
    bytes.withUnsafeBufferPointer { file in
      let body = body ?? file.indices
      let hasTilde = options.extensions.contains(.strikethrough) && contains(0x7E, file[body])
      guard hasTilde else { return parse(file, body, options, strikethrough: false, build) }
      return strikethroughLock.withLock { _ in
        parse(file, body, options, strikethrough: true, build)
      }
    }
  }

  private static func parse<Result: Sendable>(
    _ file: UnsafeBufferPointer<UInt8>, _ body: Range<Int>, _ options: MarkdownOptions,
    strikethrough: Bool,
    _ build: (UnsafeBufferPointer<UInt8>, Range<Int>, OpaquePointer) -> Result
  ) -> Result? {
    register()
    let flags = options.extensions.contains(.footnotes) ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT
    // The parser and its tree are freed with the memory of the thread.
    let memory = ParserMemory.ofThread
    defer { memory.pointee.reset() }
    guard let parser = cmark_parser_new_with_mem(flags, memory.pointee.allocator) else {
      return nil
    }
    for (option, name) in parserExtensions where options.extensions.contains(option) {
      if option == .strikethrough && !strikethrough { continue }
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    file[body].withMemoryRebound(to: CChar.self) { text in
      cmark_parser_feed(parser, text.baseAddress, text.count)
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    return build(file, body, root)
  }

  /// Registers the extensions, once.
  static func register() { _ = registered }

  private static func contains(_ byte: UInt8, _ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let start = UnsafeBufferPointer(rebasing: bytes).baseAddress else { return false }
    return memchr(start, Int32(byte), bytes.count) != nil
  }

  private static let parserExtensions: [(MarkdownOptions.Extensions, String)] = [
    (.tables, "table"), (.taskLists, "tasklist"), (.autolinks, "autolink"),
    (.strikethrough, "strikethrough"),
  ]

  /// A lock for documents with a `~`. On each parse, the strikethrough extension switches `~` on
  /// and off in a process-wide table (cmark-gfm's `cmark_manage_extensions_special_characters`).
  /// Only documents with a `~` read that entry, so only they are parsed one at a time.
  private static let strikethroughLock = Mutex<Void>(())

  /// Registers the extensions, and switches the characters of autolinks on permanently: an
  /// extension without special characters does not write to the process-wide table.
  private static let registered: Void = {
    cmark_gfm_core_extensions_ensure_registered()
    guard let autolink = cmark_find_syntax_extension("autolink"),
      let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
    else { return }
    cmark_parser_attach_syntax_extension(parser, autolink)
    cmark_manage_extensions_special_characters(parser, 1)
    cmark_syntax_extension_set_special_inline_chars(autolink, nil)
    cmark_parser_free(parser)
  }()
}
