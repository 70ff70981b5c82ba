internal import Bytes
internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension Rule {
  /// A reference link has no definition.
  package static let undefinedLink = Rule(
    "undefined-link", stage: .check,
    what: "A link or image `[text][name]` or `[name][]` has no definition.",
    why: "Markdown treats it as text: readers see the brackets and cannot follow the link.",
    example: """
      See [the guide][guide].
      # without a line `[guide]: guide.md`
      """,
    fix: "Add the definition, correct the name, or escape each bracket with a backslash.")
}

extension Check {
  static let undefinedLink = Check(.undefinedLink) { context, position in
    context.texts(of: position).flatMap { text in
      undefined(in: text.document.text).map { part in
        let name = String(decoding: text.document.text.bytes[part.name], as: UTF8.self)
        return Finding(
          .undefinedLink,
          at: context.graph.entries[text.entry].at(text.document.text.range(of: part.whole)),
          "nothing defines the link \(name.quoted)",
          help: ["add a line `[\(name)]: …` with the address"])
      }
    }
  }

  /// Returns the ranges of `[…][…]` in text outside code.
  private static func undefined(
    in text: MarkdownDocument.PlainText
  ) -> [(whole: Range<Int>, name: Range<Int>)] {
    text.bytes.withUnsafeBufferPointer { bytes in
      var found: [(whole: Range<Int>, name: Range<Int>)] = []
      guard let base = bytes.baseAddress else { return [] }
      var index = 0
      while index + 2 < bytes.count,
        let bracket = memchr(base + index + 1, Int32(UInt8(ascii: "]")), bytes.count - index - 2)
      {
        index = UnsafeRawPointer(bracket) - UnsafeRawPointer(base)
        guard bytes[index + 1] == UInt8(ascii: "["),
          let open = opening(bytes, before: index), let close = closing(bytes, from: index + 2)
        else { continue }
        // `a[i][j]` is an index expression, `[1][2]` are citations, `[^1][^2]` are footnotes.
        if open > 0, bytes[open - 1].isWordByte { continue }
        let label = bytes[(open + 1)..<index]
        let name = bytes[(index + 2)..<close]
        let isNumber = name.allSatisfy { $0 &- 0x30 < 10 } && label.allSatisfy { $0 &- 0x30 < 10 }
        guard !isNumber, name.first != UInt8(ascii: "^"), label.first != UInt8(ascii: "^"),
          text.isPlain(open..<close)
        else { continue }
        // In `[name][]` the text is the name.
        let isCollapsed = name.isEmpty
        found.append((open..<(close + 1), isCollapsed ? (open + 1)..<index : (index + 2)..<close))
      }
      return found
    }
  }

  private static func opening(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
    var index = end - 1
    while index >= 0, bytes[index] != 0x0A, bytes[index] != UInt8(ascii: "]") {
      if bytes[index] == UInt8(ascii: "[") { return index + 1 < end ? index : nil }
      index -= 1
    }
    return nil
  }

  private static func closing(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != UInt8(ascii: "[") {
      if bytes[index] == UInt8(ascii: "]") { return index }
      index += 1
    }
    return nil
  }
}
