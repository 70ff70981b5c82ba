internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension FieldReader {
  /// Replaces the findings about missing `rows` and `columns` of a matrix by one that names the
  /// collections to which the headers of its table link.
  mutating func nameMissingSides(
    of node: YAMLNode, _ schema: CollectionSchema, _ document: MarkdownDocument
  ) {
    let missing = schema.allFields.compactMap { field -> (index: Int, name: String)? in
      guard field.isRequired, ["rows", "columns"].contains(field.name) else { return nil }
      let finding = Finding.missingField(field, of: node, key: nil, in: file)
      return findings.firstIndex(of: finding).map { ($0, field.name) }
    }
    guard let first = missing.first else { return }
    let place = findings[first.index].location
    let sides = missing.map { (name: $0.name, collection: document.collection(of: $0.name)) }
    for index in missing.map(\.index).sorted(by: >) { findings.remove(at: index) }
    findings.append(.missingSides(sides, at: place))
  }
}

extension MarkdownDocument {
  /// Returns the name of the folder to which the headers of the first table link, or nil without
  /// such a link.
  fileprivate func collection(of side: String) -> String? {
    guard let table = tables.first, let header = table.rows.first else { return nil }
    let cells =
      side == "rows"
      ? table.rows.dropFirst().compactMap(\.cells.first) : Array(header.cells.dropFirst())
    let folders = cells.lazy.compactMap { cell -> String? in
      guard let link = cell.links.first, links.indices.contains(link) else { return nil }
      let parts = links[link].destination.split(separator: "/").dropLast()
      return parts.last.map { String($0.drop { $0 == "_" }) }
    }
    return folders.first { $0 != ".." && $0 != "." && !$0.isEmpty }
  }
}
