internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Suggestions for references to parts that do not exist. Each index is built on first use, because
/// most sites need none.
struct PartSuggestions {
  private let graph: ContentGraph
  private var allowed: [ReferenceTarget: Allowed] = [:]
  private var parts: [String: (target: ReferencedPart, part: SubEntry)]?

  /// The targets that a field allows: their ids, and their ids by title.
  private struct Allowed {
    var ids: NearestNames
    /// All ids if there are fewer than six.
    let few: [String]
    let byTitle: [String: String]
  }

  init(_ graph: ContentGraph) { self.graph = graph }

  /// Returns the help for a reference that names no part: the part with that title, or else the
  /// nearest id.
  mutating func nearest(_ reference: Reference) -> [String] {
    var index = allowed[reference.target] ?? allowed(reference.target)
    defer { allowed[reference.target] = index }
    let name = index.byTitle[reference.id.lowercased()] ?? index.ids.nearest(to: reference.id)
    if let name { return ["did you mean \(name.quoted)?"] }
    return index.few.isEmpty ? [] : [IDSuggestions.listed(index.few)]
  }

  private func allowed(_ target: ReferenceTarget) -> Allowed {
    let names = graph.targets(of: target).map { target, part in
      let entry = graph.entries[target.entry]
      return part.map { (id: $0.id, title: $0.title) } ?? (id: entry.id, title: entry.title)
    }
    return Allowed(
      ids: NearestNames(names.map(\.id)), few: names.count < 6 ? names.map(\.id) : [],
      byTitle: Dictionary(
        names.map { ($0.title.lowercased(), $0.id) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Returns where the id of a reference is the id of a part that its field does not allow, and how
  /// to refer to that part, or nil if no part of the site has the id.
  mutating func elsewhere(_ reference: Reference) -> (notes: [Finding.Note], help: [String])? {
    let name = reference.id.isEmpty ? reference.subEntry ?? "" : reference.id
    let parts = parts ?? allParts()
    self.parts = parts
    guard let (target, part) = parts[name],
      let schema = graph.collection(of: target.entry)?.schema
    else { return nil }
    let entry = graph.entries[target.entry]
    let written = "\(entry.id)#\(part.id)"
    let isNear = reference.target.collections.contains(schema.name)
    let to = "\(schema.name)#\(isNear ? part.field : entry.id)"
    return (
      [.init("it is a part of \(entry.title)", at: entry.at(part.idRange))],
      reference.target.namesEntries(of: schema.name)
        ? ["write \(written.quoted)", "or declare the field with `to: \"\(to)\"`"]
        : ["to refer to it, declare the field with `to: \"\(to)\"`"]
    )
  }

  private func allParts() -> [String: (target: ReferencedPart, part: SubEntry)] {
    var parts: [String: (target: ReferencedPart, part: SubEntry)] = [:]
    for (position, entry) in graph.entries.indexed() {
      for part in entry.subEntries where parts[part.id] == nil {
        parts[part.id] = (ReferencedPart(entry: position, part: part.id), part)
      }
    }
    return parts
  }
}
