/// Tags that GFM always escapes (GFM 0.29, section 6.11).
private let dangerousTags = [
  "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
]

/// Escapes the opening bracket of every dangerous tag in raw HTML.
func filteringTags(_ html: String) -> String {
  guard html.contains("<") else { return html }
  var result = ""
  var rest = html[...]
  while let open = rest.firstIndex(of: "<") {
    result += rest[..<open]
    let after = rest[rest.index(after: open)...]
    result += isDangerous(after) ? "&lt;" : "<"
    rest = after
  }
  return result + rest
}

private func isDangerous(_ text: Substring) -> Bool {
  let name = text.drop { $0 == "/" }.prefix(12).lowercased()
  for tag in dangerousTags where name.hasPrefix(tag) {
    let next = name.dropFirst(tag.count).first
    if next == nil || next == ">" || next == "/" || next?.isWhitespace == true { return true }
  }
  return false
}
