/// Returns the scheme of a URL in lower case, or nil for a relative one. Ignores white space and
/// control characters, because browsers ignore some of them and can therefore find a scheme that a
/// simple check would miss.
package func urlScheme(of destination: String) -> String? {
  guard destination.utf8.contains(UInt8(ascii: ":")) else { return nil }
  let text = String(
    String.UnicodeScalarView(destination.unicodeScalars.filter { $0.value > 0x20 }))
  guard let colon = text.firstIndex(of: ":") else { return nil }
  let name = text[..<colon]
  guard let first = name.first, first.isASCII, first.isLetter,
    name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
  else { return nil }
  return name.lowercased()
}
