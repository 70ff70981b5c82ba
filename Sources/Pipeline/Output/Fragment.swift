internal import Bytes

/// What stands behind `#`: as it is written and with its `%41` resolved, for a browser looks for
/// both (html.spec.whatwg.org, 7.4.6.4).
struct Fragment: Sendable, Hashable {
  /// Stands for the text as it is written.
  let written: UInt64
  /// Stands for the text it means.
  let meant: UInt64

  /// Reads what stands behind `#`; nil for what every page has: its top, or a text that is to be
  /// looked for in it (`:~:text=`).
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var text = text
    if text.contains(UInt8(ascii: ":")), let end = Self.directive(in: text) {
      text = text.slice(0..<end)
    }
    guard !text.isEmpty, !text.matches(0..<text.count, "top") else { return nil }
    written = textHash(text)
    meant = text.contains(UInt8(ascii: "%")) ? textHash(PercentEncoding.decode(text)) : written
  }

  private static func directive(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    text.indices.first { index in
      index + 3 <= text.count && text.matches(index..<(index + 3), ":~:")
    }
  }
}
