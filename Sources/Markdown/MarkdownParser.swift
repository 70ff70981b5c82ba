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
    let result = parse(bytes, body, options) { text, root in
      var builder = DocumentBuilder(text, options: options)
      builder.build(root)
      return builder.document
    }
    guard let translation = result.translation else { return result.value ?? MarkdownDocument() }
    var document = result.value ?? MarkdownDocument()
    if result.isTranslated {
      document = document.placed(isExact: translation.isExact, translation.range)
    }
    document.problems += result.problems
    return document
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
    let result = parse(bytes, body, options) { text, root in
      var builder = SectionBuilder(text, root, level: level, options: options)
      builder.build()
      return builder.sections
    }
    guard let translation = result.translation else { return result.value ?? MarkdownSections() }
    var sections = result.value ?? MarkdownSections()
    if result.isTranslated {
      sections = sections.placed(isExact: translation.isExact, translation.range)
    }
    sections.add(result.problems)
    return sections
  }

  /// The result of a parse, whose ranges refer to the translation if there is one.
  private struct Result<Value> {
    /// The result, or nil if there is no tree.
    let value: Value?
    /// The translation of the text, or nil if the text has no syntax of other tools.
    var translation: Translation?
    /// False if the translation is too complex, so that the file itself was parsed.
    var isTranslated = true
    /// The problems of the translation. Their ranges refer to the file.
    var problems: [MarkdownDocument.SyntaxProblem] = []
  }

  /// Calls `build` with the tree of a text or of its translation.
  private static func parse<Value: Sendable>(
    _ bytes: [UInt8], _ body: Range<Int>?, _ options: MarkdownOptions,
    _ build: (ParsedText, OpaquePointer) -> Value
  ) -> Result<Value> {
    bytes.withUnsafeBufferPointer { file in
      let body = body ?? file.indices
      guard options.syntax.hasBlocks,
        let translation = BlockTranslator.translate(file, body, options.syntax)
      else { return Result(value: parse(file, body, options, [:], build)) }
      let bytes = translation.bytes
      let isLarge = bytes.count > 2 * body.count + (64 << 10)
      if isLarge || complexPart(of: bytes, body: bytes.indices) != nil {
        let start = SourceRange(body.lowerBound, body.lowerBound)
        return Result(
          value: parse(file, body, options, [:], build), translation: translation,
          isTranslated: false, problems: [.init(kind: .tooComplex, range: start)])
      }
      let value = bytes.withUnsafeBufferPointer {
        parse($0, $0.indices, options, translation.containers, build)
      }
      return Result(value: value, translation: translation, problems: translation.problems)
    }
  }

  /// Parses a text after tokens have replaced the link forms in it, because libcmark-gfm would read
  /// their spaces and quotes as the end of a destination.
  private static func parse<Value: Sendable>(
    _ file: UnsafeBufferPointer<UInt8>, _ body: Range<Int>, _ options: MarkdownOptions,
    _ containers: [Int: Container], _ build: (ParsedText, OpaquePointer) -> Value
  ) -> Value? {
    let occurrences = options.linkForms.occurrences(in: file, body)
    guard !occurrences.isEmpty else {
      let text = ParsedText(
        file: file, body: body, copy: file, tokens: nil, containers: containers)
      return parse(text, options, build)
    }
    return LinkTokens.hiding(occurrences, in: file).withUnsafeBufferPointer { copy in
      let text = ParsedText(
        file: file, body: body, copy: copy, tokens: LinkTokens(occurrences, in: file),
        containers: containers)
      return parse(text, options, build)
    }
  }

  private static func parse<Value: Sendable>(
    _ text: ParsedText, _ options: MarkdownOptions, _ build: (ParsedText, OpaquePointer) -> Value
  ) -> Value? {
    let hasTilde =
      options.extensions.contains(.strikethrough) && contains(0x7E, text.copy[text.body])
    guard hasTilde else { return parse(text, options, strikethrough: false, build) }
    return strikethroughLock.withLock { _ in parse(text, options, strikethrough: true, build) }
  }

  private static func parse<Value: Sendable>(
    _ text: ParsedText, _ options: MarkdownOptions, strikethrough: Bool,
    _ build: (ParsedText, OpaquePointer) -> Value
  ) -> Value? {
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
    text.copy[text.body].withMemoryRebound(to: CChar.self) { text in
      cmark_parser_feed(parser, text.baseAddress, text.count)
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    return build(text, root)
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
