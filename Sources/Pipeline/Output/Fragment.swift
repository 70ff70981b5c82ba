internal import Bytes

/// The part of a URL after `#`, both as written and percent-decoded, because a browser tries both
/// (html.spec.whatwg.org, 7.4.6.4).
struct Fragment: Sendable, Hashable {
  /// Hash of the fragment as written.
  let written: UInt64
  /// Hash of the decoded fragment.
  let decoded: UInt64

  /// Reads the part of a URL after `#`. Returns nil for a target that every page has: its top, or
  /// text to search for (`:~:text=`).
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var text = text
    if text.contains(UInt8(ascii: ":")), let end = Self.directive(in: text) {
      text = text.slice(0..<end)
    }
    guard !text.isEmpty, !text.matches(0..<text.count, "top") else { return nil }
    written = textHash(text)
    decoded = text.contains(UInt8(ascii: "%")) ? textHash(PercentEncoding.decode(text)) : written
  }

  private static func directive(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    text.indices.first { index in
      index + 3 <= text.count && text.matches(index..<(index + 3), ":~:")
    }
  }
}
