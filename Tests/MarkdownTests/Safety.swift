import CGumbo

/// The elements of pages: those of safe HTML, and those that Markdown becomes.
private let safeElements: Set = [
  "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "br", "wbr",
  "ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure", "figcaption",
  "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
  "a", "abbr", "b", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
  "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
  "tt", "var", "img", "picture", "source", "section", "input",
]

private let voidElements: Set = ["hr", "br", "wbr", "img", "source", "input"]

private let forbiddenAttributes: Set = [
  "style", "srcdoc", "action", "formaction", "background", "ping", "accesskey", "target", "data",
]

/// Returns why HTML is not safe, or nil. It reads the text strictly and then the tree of a browser.
func safetyFault(_ html: String) -> String? { textFault(Array(html.utf8)) ?? treeFault(html) }

/// Reads the HTML as Demarc writes it: every `<` begins a tag with quoted attributes, and every
/// element is closed inside of the element that contains it.
private func textFault(_ bytes: [UInt8]) -> String? {
  var open: [String] = []
  var index = 0
  func name() -> String {
    let start = index
    while index < bytes.count, "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains(bytes[index]) {
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }
  while index < bytes.count {
    guard bytes[index] == UInt8(ascii: "<") else {
      index += 1
      continue
    }
    index += 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "/") {
      index += 1
      let tag = name()
      guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else {
        return "</\(tag) does not end"
      }
      guard open.popLast() == tag else { return "</\(tag)> does not match" }
      continue
    }
    let tag = name()
    guard safeElements.contains(tag) else { return "<\(tag)> is not safe" }
    var attributes: Set<String> = []
    while index < bytes.count, bytes[index] == 0x20 {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "/") {
        index += 1
        break
      }
      let attribute = name()
      guard !attribute.isEmpty, attributes.insert(attribute).inserted else {
        return "<\(tag)> has an attribute twice, or none"
      }
      var value = ""
      if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
        guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") else {
          return "no quote"
        }
        guard let end = bytes[(index + 2)...].firstIndex(of: UInt8(ascii: "\"")) else {
          return "no end"
        }
        value = String(decoding: bytes[(index + 2)..<end], as: UTF8.self)
        index = end + 1
      }
      if let fault = attributeFault(attribute, value) { return fault }
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else {
      return "<\(tag) does not end"
    }
    if !voidElements.contains(tag) { open.append(tag) }
  }
  return open.isEmpty ? nil : "\(open) is not closed"
}

private func attributeFault(_ name: String, _ value: String) -> String? {
  if name.hasPrefix("on") || forbiddenAttributes.contains(name) { return "the attribute \(name)" }
  if value.contains("<") { return "the value \(value)" }
  guard ["href", "src", "srcset", "cite", "longdesc"].contains(name) else { return nil }
  let plain = value.lowercased().unicodeScalars.filter { $0.value > 0x20 }
  let start = String(String.UnicodeScalarView(plain))
  let schemes = ["javascript:", "data:", "vbscript:"]
  return schemes.contains { start.hasPrefix($0) } ? "the address \(value)" : nil
}

/// Reads the HTML as a browser does.
private func treeFault(_ html: String) -> String? {
  var options = gumbo_piece_options()
  let bytes = Array(html.utf8CString)
  return bytes.withUnsafeBufferPointer { text -> String? in
    guard let base = text.baseAddress,
      let output = gumbo_parse_with_options(&options, base, text.count - 1)
    else { return "no tree" }
    defer { gumbo_destroy_output(&options, output) }
    var nodes = [output.pointee.root!]
    while let node = nodes.popLast() {
      switch node.pointee.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        let element = node.pointee.v.element
        if let fault = elementFault(element), node != output.pointee.root { return fault }
        for index in 0..<Int(element.children.length) {
          nodes.append(element.children.data[index]!.assumingMemoryBound(to: GumboNode.self))
        }
      case GUMBO_NODE_COMMENT, GUMBO_NODE_CDATA: return "a comment"
      default: break
      }
    }
    return nil
  }
}

private func elementFault(_ element: GumboElement) -> String? {
  var piece = element.original_tag
  gumbo_tag_from_original_text(&piece)
  let name =
    element.tag == GUMBO_TAG_UNKNOWN
    ? String(
      decoding: UnsafeRawBufferPointer(start: piece.data, count: piece.length), as: UTF8.self)
    : String(cString: gumbo_normalized_tagname(element.tag))
  guard element.tag_namespace == GUMBO_NAMESPACE_HTML, safeElements.contains(name) else {
    return "the element \(name)"
  }
  for index in 0..<Int(element.attributes.length) {
    let attribute = element.attributes.data[index]!.assumingMemoryBound(to: GumboAttribute.self)
      .pointee
    let attributeName = String(cString: attribute.name)
    if attributeName.hasPrefix("on") || forbiddenAttributes.contains(attributeName) {
      return "the attribute \(attributeName)"
    }
  }
  return nil
}
