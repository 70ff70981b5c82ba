internal import Diagnostics
internal import Markdown

extension MatrixBinder {
  /// The entry that a header names: by its link, else by title, alias or id.
  func target(of cell: MarkdownDocument.Table.Cell, side: Side) -> Int? {
    if let link = cell.links.first, link < entry.document.links.count {
      if case .entry(let target, _) = graph.links[position][0][link],
        graph.entries[target].collection == side.collection
      {
        return target
      }
    }
    let text = cell.text
    let members = graph.collections[side.collection].entries
    return members.first { graph.entries[$0].title == text || graph.entries[$0].id == text }
      ?? members.first { graph.entries[$0].aliases.contains(text) }
      ?? members.first { graph.entries[$0].title.lowercased() == text.lowercased() }
  }

  /// The headers of a side, nil where one names nothing or one that was there before.
  mutating func headers(
    _ cells: [MarkdownDocument.Table.Cell], side: Side, table: SourceRange
  ) -> [Matrix.Header?] {
    var seen: [Int: SourceRange] = [:]
    let schema = graph.collections[side.collection].schema
    let members = graph.collections[side.collection].entries
    let result = cells.map { cell -> Matrix.Header? in
      guard let target = target(of: cell, side: side) else {
        let names = members.flatMap { [graph.entries[$0].title] + graph.entries[$0].aliases }
        findings.append(
          .matrixUnknownHeader(
            side.name, cell.text, collection: schema, names: names, at: entry.at(cell.range)))
        return nil
      }
      if let first = seen[target] {
        findings.append(
          .matrixDuplicateHeader(
            side.name, graph.entries[target], at: entry.at(cell.range), first: entry.at(first)))
        return nil
      }
      seen[target] = cell.range
      return Matrix.Header(entry: target, label: cell.text, location: entry.at(cell.range))
    }
    for member in members where seen[member] == nil {
      findings.append(
        .matrixMissingHeader(side.name, graph.entries[member], at: entry.at(table)))
    }
    return result
  }

  func axis(_ side: Side, _ headers: [Matrix.Header]) -> Matrix.Axis {
    var groups: [Matrix.Group] = []
    for (index, header) in headers.enumerated() {
      let label = side.groupField.flatMap { groupLabel(header.entry, $0) }
      if let last = groups.last, last.label == label {
        groups[groups.count - 1] = .init(label: label, range: last.range.lowerBound..<(index + 1))
      } else {
        groups.append(.init(label: label, range: index..<(index + 1)))
      }
    }
    return Matrix.Axis(collection: side.collection, headers: headers, groups: groups)
  }

  private func groupLabel(_ entry: Int, _ field: String) -> String? {
    if case .choice(let value, _)? = graph.entries[entry].fields[field]?.value {
      return value.label
    }
    return plainText(graph.entries[entry].fields[field])
  }
}
