internal import Checks
internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// All external URLs in the content, each with the locations that contain it.
struct ExternalLinks {
  /// A link, an image or a field that contains an external URL.
  struct Place {
    let location: SourceLocation
    /// The URL after entities and escapes are resolved, with its fragment.
    let written: String
  }

  private var places: [String: [Place]] = [:]

  /// Collects the URLs from the documents and the `url` fields of all entries, and from the
  /// navigation.
  init(of graph: ContentGraph) {
    for (position, entry) in graph.entries.indexed() {
      for (document, targets) in zip(entry.documents, graph.links[position]) {
        let written =
          document.links.map { ($0.destination, $0.destinationRange) }
          + document.images.map { ($0.source, $0.sourceRange) }
        for ((destination, range), target) in zip(written, targets) where target == .external {
          add(destination, entry.at(range))
        }
      }
      visitAddresses(in: entry.fields) { add($0, entry.at($1)) }
    }
    for item in graph.site.externalNavigationLinks {
      add(item.target, SourceLocation(graph.site.location.path, item.range))
    }
  }

  /// The URLs to request, sorted and without duplicates.
  var addresses: [String] { places.keys.sorted() }

  private mutating func add(_ written: String, _ location: SourceLocation) {
    guard let address = Self.address(written) else { return }
    places[address, default: []].append(Place(location: location, written: written))
  }

  /// Returns the URL to request, without its fragment, or nil if it is not an HTTP URL.
  static func address(_ written: String) -> String? {
    let page = written.prefix { $0 != "#" }
    let lower = page.lowercased()
    if page.hasPrefix("//") { return "https:\(page)" }
    return lower.hasPrefix("http://") || lower.hasPrefix("https://") ? String(page) : nil
  }

  /// Returns a finding for each location of a URL whose request was not successful.
  func findings(
    _ answers: [String: LinkAnswer], source: (String) -> [UInt8]?
  ) -> [Finding] {
    var files: [String: [UInt8]] = [:]
    var findings: [Finding] = []
    for (address, places) in places {
      guard let answer = answers[address], answer != .good else { continue }
      for place in places {
        var fix: Fix?
        if case .moved(let to) = answer, let same = AddressMove(from: address, to: to) {
          let path = place.location.path
          let bytes = files[path] ?? source(path) ?? []
          files[path] = bytes
          fix = same.fix(place, in: bytes)
        }
        findings += [Finding.externalLink(address, answer, at: place.location, fix: fix)]
          .compactMap(\.self)
      }
    }
    return findings
  }
}

/// Calls `visit` for every `url` value of these fields, with its range.
private func visitAddresses(in fields: Fields, _ visit: (String, SourceRange) -> Void) {
  for item in fields.items { visitAddresses(in: item.field, item.schema.type, visit) }
}

private func visitAddresses(
  in field: Field, _ type: FieldType, _ visit: (String, SourceRange) -> Void
) {
  switch field.value.parts {
  case .none:
    guard case .url = type, case .text(let text) = field.value else { return }
    // Without its quotes.
    let hasQuotes = Int(field.range.end - field.range.start) == text.utf8.count + 2
    let inner = SourceRange(Int(field.range.start) + 1, Int(field.range.end) - 1)
    visit(text, hasQuotes ? inner : field.range)
  case .items(let items):
    guard case .items(let element) = type.parts else { return }
    for item in items { visitAddresses(in: item, element.type, visit) }
  case .pairs(let pairs):
    guard case .values(_, let element) = type.parts else { return }
    for pair in pairs { visitAddresses(in: pair.field, element.type, visit) }
  case .fields(let fields): visitAddresses(in: fields, visit)
  case .subEntries(let parts):
    for part in parts { visitAddresses(in: part.fields, visit) }
  }
}
