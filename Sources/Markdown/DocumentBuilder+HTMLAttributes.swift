internal import Bytes
internal import Diagnostics
internal import SafeHTML

/// The attributes of raw HTML. Addresses become links and images of the document, so that they are
/// resolved, checked and written like those in Markdown.
extension DocumentBuilder {
  /// Writes a start tag. Returns the link that it opens. `anchor` is that of a heading.
  mutating func writeTag(
    _ tag: HTMLTag, at place: SourceRange, _ places: LiteralPlaces, anchor: String?
  ) -> (index: Int, text: Int)? {
    var link: (index: Int, text: Int)?
    write("<\(shownName(tag.name))")
    if let anchor, !anchor.isEmpty { write(" id=\"\(escapedHTML(anchor))\"") }
    for attribute in tag.attributes {
      if attribute.name == "id", anchor?.isEmpty == false { continue }
      let range = places.range(attribute.range)
      switch attribute.role {
      case .text: writeAttribute(attribute)
      case .anchor: writeAnchor(attribute, of: tag, at: range)
      case .link:
        link = (document.links.count, document.text.bytes.count)
        writeAddress("href", attribute, .link(document.links.count))
        document.links.append(
          .init(
            destination: cleaned(attribute.value), text: "", range: place, destinationRange: range,
            isHTML: true))
      case .image:
        writeAddress("src", attribute, .image(document.images.count))
        addImage(cleaned(attribute.value), of: tag, at: place, source: range)
      case .reference:
        let address = cleaned(attribute.value)
        write(" \(attribute.name)=\"")
        writeSlot(.linkAddress(document.links.count), address)
        write("\"")
        // The text keeps the rules about empty links quiet.
        document.links.append(
          .init(
            destination: address, text: address, range: range, destinationRange: range, isHTML: true
          ))
      case .images: writeSources(attribute, at: range)
      }
    }
    write(">")
    return link
  }

  private mutating func writeAttribute(_ attribute: HTMLAttribute) {
    write(" \(attribute.name)")
    guard !attribute.value.isEmpty || attribute.name == "alt" else { return }
    write("=\"")
    document.html.bytes.append(escaping: attribute.value)
    write("\"")
  }

  private mutating func writeAddress(
    _ name: StaticString, _ attribute: HTMLAttribute, _ kind: MarkdownHTML.Slot.Kind
  ) {
    let address = cleaned(attribute.value)
    if isAllowed(address) { return writeAddress(name, address, kind) }
    let start = document.html.bytes.count
    document.html.slots.append(.init(kind, start..<start))
  }

  private mutating func writeSlot(_ kind: MarkdownHTML.Slot.Kind, _ address: String) {
    let start = document.html.bytes.count
    if isAllowed(address) { document.html.bytes.append(escapingURL: address) }
    document.html.slots.append(.init(kind, start..<document.html.bytes.count))
  }

  /// Writes the sources of a picture in several sizes (HTML, "srcset attributes"), unless they are
  /// on other sites and pages may not show those.
  private mutating func writeSources(_ attribute: HTMLAttribute, at range: SourceRange) {
    let sources = sourceSet(attribute.value)
    let isElsewhere = sources.contains { isPictureElsewhere($0.address) }
    guard !sources.isEmpty, !isElsewhere || options.showsExternalImages else { return }
    write(" srcset=\"")
    for (number, source) in sources.enumerated() {
      if number > 0 { write(", ") }
      writeSlot(.imageAddress(document.images.count), source.address)
      if !source.size.isEmpty { write(" \(escapedHTML(source.size))") }
      document.images.append(
        .init(
          source: source.address, alternative: "", range: range, sourceRange: range,
          form: .decoration))
    }
    write("\"")
  }

  private mutating func addImage(
    _ source: String, of tag: HTMLTag, at place: SourceRange, source range: SourceRange
  ) {
    let alternative = tag.attributes.first { $0.name == "alt" }?.value
    document.images.append(
      .init(
        source: source, alternative: (alternative ?? "").trimmed, range: place, sourceRange: range,
        form: alternative?.trimmed == "" ? .decoration : .html))
  }

  // MARK: Pictures on other sites

  /// Whether a picture is on another site.
  func isPictureElsewhere(_ address: String) -> Bool {
    if address.utf8.starts(with: "//".utf8) { return true }
    return urlScheme(of: address).map { $0 == "http" || $0 == "https" } ?? false
  }

  /// Writes a link to a picture on another site instead of the picture.
  mutating func writeLink(
    to picture: HTMLAttribute, _ tag: HTMLTag, at place: SourceRange, _ places: LiteralPlaces
  ) {
    let address = cleaned(picture.value)
    let alternative = tag.attributes.first { $0.name == "alt" }?.value.trimmed ?? ""
    startLink(toPicture: address)
    document.html.bytes.append(escaping: alternative)
    endLink(toPicture: address, alternative: alternative)
    addImage(address, of: tag, at: place, source: places.range(picture.range))
  }

  /// Starts the link that is shown instead of a picture. Inside of a link only its text is shown.
  mutating func startLink(toPicture address: String) {
    if openLink == nil, !isInsideHTMLLink {
      write("<a href=\"")
      document.html.bytes.append(escapingURL: address)
      write("\" class=\"external\" rel=\"noopener\">")
    }
    write("<span class=\"picture\">")
  }

  mutating func endLink(toPicture address: String, alternative: String) {
    if alternative.isEmpty {
      let path = address.prefix { $0 != "?" && $0 != "#" }
      let name = path.split(separator: "/").last.map(String.init) ?? address
      document.html.bytes.append(escaping: name)
    }
    write("</span>")
    guard openLink == nil, !isInsideHTMLLink else { return }
    write("</a>")
  }

  // MARK: Anchors

  private mutating func writeAnchor(
    _ attribute: HTMLAttribute, of tag: HTMLTag, at range: SourceRange
  ) {
    let name = attribute.value
    guard !name.isEmpty, !name.utf8.contains(where: { $0 <= 0x20 }) else {
      if !name.isEmpty { report(.removedAttribute, attribute.name, at: range) }
      return
    }
    let isRepeated =
      attribute.name == "name" && tag.attributes.contains { $0.name == "id" && $0.value == name }
    if isRepeated { return }
    writeAnchor(attribute.name, name, at: range)
  }

  /// Writes an attribute that is an anchor.
  mutating func writeAnchor(_ attribute: String, _ name: String, at range: SourceRange) {
    let start = document.html.bytes.count
    write(" \(attribute)=\"")
    document.html.bytes.append(escaping: name)
    write("\"")
    document.html.slots.append(
      .init(.htmlAnchor(document.htmlAnchors.count), start..<document.html.bytes.count))
    document.htmlAnchors.append(.init(name: name, range: range))
    html.textBeforeAnchors.append(document.text.bytes.count)
  }

  /// Gives the anchors at the place of a heading to the heading, if they have its name. `text` is
  /// the range of its text.
  mutating func claimAnchors(_ name: String, of text: Range<Int>) {
    for index in document.htmlAnchors.indices where document.htmlAnchors[index].name == name {
      let start = html.textBeforeAnchors[index]
      let between = document.text.bytes[min(start, text.lowerBound)..<text.lowerBound]
      if between.allSatisfy({ $0 <= 0x20 }) { document.htmlAnchors[index].use = .ofHeading }
    }
  }

  /// Finds the anchors that other elements of the document have.
  mutating func findTakenAnchors() {
    var first: [String: SourceRange] = [:]
    for heading in document.headings { first[heading.anchor] = heading.range }
    for footnote in document.footnotes { first[footnote.anchor] = footnote.range }
    for index in document.htmlAnchors.indices where document.htmlAnchors[index].use == .own {
      let anchor = document.htmlAnchors[index]
      if let other = first[anchor.name] {
        document.htmlAnchors[index].use = .taken(other)
      } else {
        first[anchor.name] = anchor.range
      }
    }
  }
}

/// Returns an address without the white space that browsers ignore (URL, "basic URL parser").
func cleaned(_ address: String) -> String {
  let isIgnored: (UInt8) -> Bool = { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  let bytes = address.utf8
  guard let first = bytes.first, let last = bytes.last else { return address }
  guard first <= 0x20 || last <= 0x20 || bytes.contains(where: isIgnored) else { return address }
  var kept = bytes.filter { !isIgnored($0) }.drop { $0 <= 0x20 }
  while let last = kept.last, last <= 0x20 { kept.removeLast() }
  return String(decoding: kept, as: UTF8.self)
}

/// Returns whether the scheme of an address is harmless. The site decides by its own rules again.
private func isAllowed(_ address: String) -> Bool {
  guard let scheme = urlScheme(of: address) else { return true }
  return ["http", "https", "mailto", "tel"].contains(scheme)
}

/// Returns the addresses of a `srcset` attribute with their sizes.
private func sourceSet(_ text: String) -> [(address: String, size: String)] {
  var sources: [(address: String, size: String)] = []
  var rest = text.unicodeScalars[...]
  let isSpace: (Unicode.Scalar) -> Bool = { $0.value < 0x80 && UInt8($0.value).isHTMLSpace }
  while true {
    rest = rest.drop { isSpace($0) || $0 == "," }
    guard !rest.isEmpty else { return sources }
    var address = rest.prefix { !isSpace($0) }
    rest = rest[address.endIndex...]
    var size = ""
    if address.last == "," {
      while address.last == "," { address.removeLast() }
    } else {
      let descriptor = rest.prefix { $0 != "," }
      rest = rest[descriptor.endIndex...]
      size = String(descriptor).trimmed
    }
    sources.append((String(address), size))
  }
}
