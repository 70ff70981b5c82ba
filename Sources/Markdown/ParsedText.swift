/// A text as libcmark-gfm reads it.
struct ParsedText {
  /// The file, or its translation.
  let file: UnsafeBufferPointer<UInt8>
  /// The range of the Markdown in it.
  let body: Range<Int>
  /// The text for cmark, which is the file or a copy in which tokens hide link forms.
  let copy: UnsafeBufferPointer<UInt8>
  /// The link forms that the copy hides, or nil if it hides none.
  let tokens: LinkTokens?
  /// The translated containers, by the line on which their quote begins.
  let containers: [Int: Container]
}

/// The maps of a text and of its copy for cmark.
struct ParsedMaps {
  let file: SourceMap
  let copy: SourceMap

  init(_ text: ParsedText) {
    file = SourceMap(file: text.file, body: text.body)
    copy = text.tokens == nil ? file : SourceMap(file: text.copy, body: text.body)
  }
}
