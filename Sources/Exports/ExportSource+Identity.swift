internal import Bytes
internal import FrameworkData

extension ExportSource {
  /// The UUID of something that has a lasting id.
  ///
  /// It follows from the id of the site, the kind and the id, and from nothing else: neither titles nor
  /// addresses change it.
  func uuid(_ kind: String, _ id: String) -> String {
    NameUUID("\(kind):\(id)", in: namespace).text
  }

  /// The UUID of an entry.
  func uuid(_ name: Framework.Name) -> String { uuid("entry", "\(name.collection):\(name.id)") }

  /// The namespace of all UUIDs.
  private var namespace: NameUUID {
    NameUUID("urn:demarc:\(framework.site.id ?? "")", in: .addresses)
  }

  /// The name of the framework's own vocabulary, as a URI that never changes.
  var vocabulary: String { "urn:uuid:\(namespace.text)" }

  /// The day of the framework: that of its version, or else of the newest entry. Nil if none is known.
  var day: String? {
    framework.site.versionDate ?? framework.entries.compactMap(day(of:)).max()
  }

  /// The day of the last change of an entry.
  func day(of entry: Framework.Entry) -> String? {
    entry.day("last_updated") ?? entry.day("date")
      ?? lastChange(entry).map { String($0.prefix(10)) }
  }

  /// A day as a moment in universal time.
  func moment(_ day: String?, fraction: Bool = false) -> String {
    "\(day ?? "1970-01-01")T00:00:00\(fraction ? ".000" : "")Z"
  }

  /// The entries of a collection, in the order of pages.
  func entries(_ collection: String?) -> [Framework.Entry] {
    collection.flatMap { framework.collection($0) }.map { framework.entries(of: $0) } ?? []
  }
}

extension Framework.Entry {
  /// Returns the day in a field.
  func day(_ field: String) -> String? {
    guard case .date(let text)? = self[field], text.utf8.count >= 10 else { return nil }
    return String(text.prefix(10))
  }

  /// The targets of a field with one reference or a list of them.
  func targets(_ field: String?) -> [Framework.Target] {
    switch field.flatMap({ self[$0] }) {
    case .reference(let target): [target]
    case .list(let items):
      items.compactMap { if case .reference(let target) = $0 { target } else { nil } }
    default: []
    }
  }

  /// The texts of a field with one text or a list of them.
  func texts(_ field: String?) -> [String] {
    switch field.flatMap({ self[$0] }) {
    case .list(let items): items.map(\.cell)
    case let value?: [value.cell]
    case nil: []
    }
  }

  /// The id of the choice for a key in a map field.
  func choice(_ field: String?, for key: String) -> String? {
    guard case .map(let members)? = field.flatMap({ self[$0] }),
      case .choice(let id)? = members.first(where: { $0.name == key })?.value
    else { return nil }
    return id
  }
}
