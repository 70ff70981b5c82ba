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
    bytes.withUnsafeBufferPointer { file in
      let body = body ?? file.indices
      guard options.syntax.hasBlocks,
        let translation = BlockTranslator.translate(file, body, options.syntax)
      else { return parse(file, body, options) }
      return parse(translation, of: file, body, options)
    }
  }

  /// Parses a translated text. All ranges refer to the source.
  private static func parse(
    _ translation: Translation, of file: UnsafeBufferPointer<UInt8>, _ body: Range<Int>,
    _ options: MarkdownOptions
  ) -> MarkdownDocument {
    let bytes = translation.bytes
    let isLarge = bytes.count > 2 * body.count + (64 << 10)
    if isLarge || complexPart(of: bytes, body: bytes.indices) != nil {
      var document = parse(file, body, options)
      let start = SourceRange(body.lowerBound, body.lowerBound)
      document.problems.append(.init(kind: .tooComplex, range: start))
      return document
    }
    var document = bytes.withUnsafeBufferPointer {
      parse($0, $0.indices, options, translation.containers)
    }
    document = document.placed(isExact: translation.isExact, translation.range)
    document.problems += translation.problems
    return document
  }

  /// Parses a text after tokens have replaced the link forms in it, because libcmark-gfm would read
  /// their spaces and quotes as the end of a destination.
  private static func parse(
    _ file: UnsafeBufferPointer<UInt8>, _ body: Range<Int>, _ options: MarkdownOptions,
    _ containers: [Int: Container] = [:]
  ) -> MarkdownDocument {
    let occurrences = options.linkForms.occurrences(in: file, body)
    guard !occurrences.isEmpty else {
      return parse(file, body, options, copy: file, nil, containers)
    }
    return LinkTokens.hiding(occurrences, in: file).withUnsafeBufferPointer { copy in
      parse(file, body, options, copy: copy, LinkTokens(occurrences, in: file), containers)
    }
  }

  /// - Parameters:
  ///   - copy: The text for cmark, which is the file or a copy in which tokens hide link forms.
  private static func parse(
    _ file: UnsafeBufferPointer<UInt8>, _ body: Range<Int>, _ options: MarkdownOptions,
    copy: UnsafeBufferPointer<UInt8>, _ tokens: LinkTokens?, _ containers: [Int: Container]
  ) -> MarkdownDocument {
    let hasTilde = options.extensions.contains(.strikethrough) && contains(0x7E, copy[body])
    guard hasTilde else {
      return parse(file, body, options, copy, tokens, containers, strikethrough: false)
    }
    return strikethroughLock.withLock { _ in
      parse(file, body, options, copy, tokens, containers, strikethrough: true)
    }
  }

  private static func parse(
    _ file: UnsafeBufferPointer<UInt8>, _ body: Range<Int>, _ options: MarkdownOptions,
    _ copy: UnsafeBufferPointer<UInt8>, _ tokens: LinkTokens?, _ containers: [Int: Container],
    strikethrough: Bool
  ) -> MarkdownDocument {
    register()
    let flags = options.extensions.contains(.footnotes) ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT
    // The parser and its tree are freed with the memory of the thread.
    let memory = ParserMemory.ofThread
    defer { memory.pointee.reset() }
    guard let parser = cmark_parser_new_with_mem(flags, memory.pointee.allocator) else {
      return MarkdownDocument()
    }
    for (option, name) in parserExtensions where options.extensions.contains(option) {
      if option == .strikethrough && !strikethrough { continue }
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    copy[body].withMemoryRebound(to: CChar.self) { text in
      cmark_parser_feed(parser, text.baseAddress, text.count)
    }
    guard let root = cmark_parser_finish(parser) else { return MarkdownDocument() }
    var builder = DocumentBuilder(
      file: file, body: body, options: options, copy: copy, tokens: tokens, containers: containers)
    builder.build(root)
    return builder.document
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
