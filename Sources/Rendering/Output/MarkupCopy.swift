internal import Bytes
internal import Markdown

/// A start tag of HTML or XML.
struct MarkupTag {
  /// An attribute with its value as written, without quotes.
  struct Attribute {
    let name: String
    /// Nil for an attribute without a value.
    var value: String?
  }

  var name: String
  var attributes: [Attribute] = []
  /// True if the tag ends with `/>`.
  var isEmpty = false

  /// The value of the attribute with a name. Setting nil removes the attribute.
  subscript(name: String) -> String? {
    get { attributes.first { $0.name == name }?.value }
    set {
      guard let newValue else { return attributes.removeAll { $0.name == name } }
      if let index = attributes.firstIndex(where: { $0.name == name }) {
        attributes[index].value = newValue
      } else {
        attributes.append(Attribute(name: name, value: newValue))
      }
    }
  }

  fileprivate func write(to output: inout [UInt8]) {
    output.append("<\(name)")
    for attribute in attributes {
      output.append(" \(attribute.name)")
      if let value = attribute.value {
        let hasQuote = value.utf8.contains(UInt8(ascii: "\""))
        let escaped = hasQuote ? value.replacing("\"", with: "&quot;") : value
        output.append("=\"\(escaped)\"")
      }
    }
    output.append(isEmpty ? "/>" : ">")
  }
}

/// Copies markup that the program has rendered, with changes to its tags.
enum MarkupCopy {
  /// The elements whose contents are text without tags.
  static let rawText: Set<String> = ["script", "style", "textarea", "title"]

  /// Appends a copy of markup.
  ///
  /// - Parameters:
  ///   - selection: The tags that may change, with all elements that have only text.
  ///   - rename: Returns the name for an end tag.
  ///   - change: Changes a start tag. If it returns false, the tag is left out, and the contents of
  ///     an element with text alone too.
  static func append(
    _ markup: [UInt8], to output: inout [UInt8], _ selection: MarkupSelection,
    rename: (String) -> String = { $0 }, change: (inout MarkupTag) -> Bool
  ) {
    markup.withUnsafeBufferPointer {
      append($0, to: &output, selection, rename: rename, change: change)
    }
  }

  private static func append(
    _ markup: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], _ selection: MarkupSelection,
    rename: (String) -> String, change: (inout MarkupTag) -> Bool
  ) {
    var index = 0
    // The markup before it is in the output.
    var copied = 0
    func endOfTag() -> Int {
      markup[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? markup.count
    }
    while let start = markup[index...].firstIndex(of: UInt8(ascii: "<")), start + 1 < markup.count {
      index = start
      let next = markup[start + 1]
      if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
        let isComment = markup[start...].starts(with: "<!--".utf8)
        index =
          isComment
          ? markup[index...].firstRange(of: "-->".utf8)?.upperBound ?? markup.count : endOfTag()
      } else if next == UInt8(ascii: "/") {
        guard selection.hasEndTag(markup, at: start + 2) else {
          index = endOfTag()
          continue
        }
        output.append(contentsOf: markup[copied..<start])
        index = start + 2
        let name = word(in: markup, at: &index)
        index = endOfTag()
        output.append("</\(rename(name))>")
        copied = index
      } else if next.isASCIILetter {
        if let end = selection.endOfOther(markup, at: start + 1) {
          index = end
          continue
        }
        output.append(contentsOf: markup[copied..<start])
        index = start + 1
        var tag = tag(in: markup, at: &index)
        let name = tag.name
        let isKept = change(&tag)
        if isKept { tag.write(to: &output) }
        copied = index
        guard rawText.contains(name), !tag.isEmpty else { continue }
        let end = markup[index...].firstRange(of: "</\(name)".utf8)
        index = end?.lowerBound ?? markup.count
        if !isKept {
          index = endOfTag()
          copied = index
        }
      } else {
        index = start + 1
      }
    }
    output.append(contentsOf: markup[copied...])
  }

  private static func word(in markup: UnsafeBufferPointer<UInt8>, at index: inout Int) -> String {
    let start = index
    while index < markup.count, !markup[index].endsMarkupName { index += 1 }
    return String(decoding: markup[start..<index], as: UTF8.self)
  }

  /// Reads the tag whose name begins at an index, up to its end.
  private static func tag(in markup: UnsafeBufferPointer<UInt8>, at index: inout Int) -> MarkupTag {
    var tag = MarkupTag(name: word(in: markup, at: &index))
    while index < markup.count, markup[index] != UInt8(ascii: ">") {
      tag.isEmpty = markup[index] == UInt8(ascii: "/")
      let name = word(in: markup, at: &index)
      if name.isEmpty {
        index += 1
        continue
      }
      guard index < markup.count, markup[index] == UInt8(ascii: "=") else {
        tag.attributes.append(.init(name: name, value: nil))
        continue
      }
      index += 1
      tag.attributes.append(.init(name: name, value: value(in: markup, at: &index)))
    }
    index = min(markup.count, index + 1)
    return tag
  }

  private static func value(in markup: UnsafeBufferPointer<UInt8>, at index: inout Int) -> String {
    guard index < markup.count else { return "" }
    let quote = markup[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = index
      while index < markup.count, !markup[index].endsUnquotedValue { index += 1 }
      return String(decoding: markup[start..<index], as: UTF8.self)
    }
    let start = index + 1
    let end = markup[start...].firstIndex(of: quote) ?? markup.count
    index = min(markup.count, end + 1)
    return String(decoding: markup[start..<end], as: UTF8.self)
  }
}
