/// Puts the HTML of several pages on one: ids get a prefix, links between these pages become links
/// within the page, and headings move down.
struct PrintedMarkup {
  /// The ids under which the page has other pages, by their addresses.
  let places: [String: String]
  /// Returns an id as a fragment of an address.
  let fragment: (String) -> String
  /// The style sheets that the page links to.
  private var sheets: Set<String> = []

  private static let idLists: Set<String> = [
    "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns",
  ]
  private static let headings = ["h1", "h2", "h3", "h4", "h5", "h6"]
  private static let selection = MarkupSelection(
    elements: headings + ["link", "details"],
    attributes: idLists.union(["id", "href", "xlink:href"]),
    parentheses: true)

  init(places: [String: String], fragment: @escaping (String) -> String) {
    self.places = places
    self.fragment = fragment
  }

  /// Appends the HTML of a page.
  ///
  /// - Parameters:
  ///   - prefix: The id under which the page is shown. Its own ids follow it.
  ///   - levels: The number of levels by which its headings move down.
  mutating func append(
    _ html: [UInt8], prefix: String, levels: Int, to output: inout [UInt8]
  ) {
    func shifted(_ name: String) -> String {
      guard let level = Self.headings.firstIndex(of: name) else { return name }
      return Self.headings[min(level + levels, Self.headings.count - 1)]
    }
    MarkupCopy.append(html, to: &output, Self.selection, rename: shifted) { tag in
      if tag.name == "script" { return false }
      if tag.name == "link", let sheet = tag["href"], !sheets.insert(sheet).inserted {
        return false
      }
      tag.name = shifted(tag.name)
      // Paper has no way to open them.
      if tag.name == "details" { tag["open"] = "" }
      for index in tag.attributes.indices {
        guard let value = tag.attributes[index].value else { continue }
        tag.attributes[index].value = changed(value, tag.attributes[index].name, prefix)
      }
      return true
    }
  }

  private func changed(_ value: String, _ attribute: String, _ prefix: String) -> String {
    switch attribute {
    case "id": return prefix + value
    case "href", "xlink:href": return address(value, prefix)
    case _ where Self.idLists.contains(attribute):
      return value.split(separator: " ").map { prefix + $0 }.joined(separator: " ")
    default:
      guard value.utf8.contains(UInt8(ascii: "(")) else { return value }
      return value.replacing("url(#", with: "url(#\(prefix)")
    }
  }

  /// Returns the address within the page, or the address itself if it leads to another page.
  private func address(_ address: String, _ prefix: String) -> String {
    // The links to the start of the contents.
    if address == "#main.content" { return "#" + fragment(prefix) }
    let hash = UInt8(ascii: "#")
    if address.utf8.first == hash { return "#" + fragment(prefix) + address.dropFirst() }
    let path = address.utf8.prefix { $0 != hash && $0 != UInt8(ascii: "?") }
    guard let place = places[String(Substring(path))] else { return address }
    let rest = Substring(address.utf8.drop { $0 != hash }.dropFirst())
    return "#" + fragment(place) + rest
  }
}
