internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension MatrixBinder {
  /// Returns the entry that a header names by its link, or else by title, alias or id.
  func target(of cell: MarkdownDocument.Table.Cell, side: Side) -> EntryIndex? {
    if case .entry(let target, _)? = linkTarget(of: cell) {
      if graph.entries[target].collection == side.entries?.collection { return target }
      // Another finding reports the link's different target. See `disagreement(of:_:)`.
      return named(cell.text, side)
    }
    return named(cell.text, side)
  }

  /// Returns the entry with the given title, id or alias.
  private func named(_ text: String, _ side: Side) -> EntryIndex? {
    side.entries?.names.entry(text)
  }

  /// Returns the two entries if a header's text and its link name different ones. A link that
  /// consists only of an anchor leads to the entry of the matrix.
  private func disagreement(
    of cell: MarkdownDocument.Table.Cell, _ side: Side
  ) -> (named: EntryIndex, linked: EntryIndex)? {
    guard case .entry(let linked, _)? = linkTarget(of: cell), let named = named(cell.text, side),
      named != linked
    else { return nil }
    return (named, linked)
  }

  /// Chooses the entry for each header whose text and link disagree, and reports the header.
  /// Prefers the entry in the text, unless another header already names it. `contested` are the
  /// headers for which neither is free.
  private mutating func resolveDisagreements(
    _ cells: [MarkdownDocument.Table.Cell], _ side: Side
  ) -> (settled: [Int: EntryIndex], contested: Set<Int>) {
    var taken: Set<EntryIndex> = []
    var open: [(index: Int, named: EntryIndex, linked: EntryIndex)] = []
    for (index, cell) in cells.enumerated() {
      if let two = disagreement(of: cell, side) {
        open.append((index, two.named, two.linked))
      } else if let target = target(of: cell, side: side) {
        taken.insert(target)
      }
    }
    var settled: [Int: EntryIndex] = [:]
    var contested: Set<Int> = []
    for (index, named, linked) in open {
      let other = graph.entries[linked]
      findings.append(
        .matrixHeaderLink(
          side.name, names: graph.entries[named], leadsTo: other.title,
          at: page.at(cells[index].range), cause: exchange(index, in: open, cells, side)))
      let choices = other.collection == side.entries?.collection ? [named, linked] : [named]
      if let free = choices.first(where: { taken.insert($0).inserted }) {
        settled[index] = free
      } else {
        contested.insert(index)
      }
    }
    return (settled, contested)
  }

  /// Returns the cause of a header whose text another header links to, and the other way round.
  private func exchange(
    _ index: Int, in open: [(index: Int, named: EntryIndex, linked: EntryIndex)],
    _ cells: [MarkdownDocument.Table.Cell], _ side: Side
  ) -> Cause? {
    guard let own = open.first(where: { $0.index == index }),
      let other = open.first(where: { $0.named == own.linked && $0.linked == own.named })
    else { return nil }
    let (first, second) = index < other.index ? (own, other) : (other, own)
    return .exchangedHeaders(
      side.name == "row" ? .rows : .columns,
      [first, second].map { graph.entries[$0.named].title },
      at: page.at(cells[first.index].range), page.at(cells[second.index].range))
  }

  private func linkTarget(of cell: MarkdownDocument.Table.Cell) -> LinkTarget? {
    guard let link = cell.links.first, link < page.document.links.count else { return nil }
    return graph.links[pagePosition][0][link]
  }

  /// True for a header that names an entry whose file could not be parsed, or that links to a
  /// draft. Other findings report both.
  private func isLeftOut(_ cell: MarkdownDocument.Table.Cell, _ schema: CollectionSchema) -> Bool {
    switch linkTarget(of: cell) {
    case .unparsed: true
    case .missing(let path) where graph.drafts.contains(path): true
    default: graph.isUnparsed(cell.text, in: schema.name)
    }
  }

  /// Returns the headers of a side. The result is nil for headers that name no entry and for
  /// duplicates.
  mutating func headers(
    _ cells: [MarkdownDocument.Table.Cell], side: Side, table: SourceRange
  ) -> [Matrix.Header?] {
    guard let (collection, names) = side.entries else { return ownHeaders(cells, side) }
    var seen: [EntryIndex: SourceRange] = [:]
    var doubled: Set<EntryIndex> = []
    var unknown = 0
    let schema = graph.collections[collection].schema
    let (settled, contested) = resolveDisagreements(cells, side)
    var suggestions: NearestNames?
    let result = cells.enumerated().map { index, cell -> Matrix.Header? in
      if contested.contains(index) { return nil }
      guard let target = settled[index] ?? target(of: cell, side: side) else {
        if isLeftOut(cell, schema) { return nil }
        unknown += 1
        var near = suggestions ?? NearestNames(names.all)
        let draft = graph.drafts.place(titled: cell.text, in: schema.name)
        findings.append(
          .matrixUnknownHeader(
            side.name, cell.text, collection: schema, meant: near.didYouMean(cell.text),
            draft: draft, at: page.at(cell.range)))
        suggestions = near
        return nil
      }
      if let first = seen[target] {
        findings.append(
          .matrixDuplicateHeader(
            side.name, graph.entries[target], at: page.at(cell.range), first: page.at(first)))
        doubled.insert(target)
        unknown += 1
        return nil
      }
      seen[target] = cell.range
      return Matrix.Header(
        entry: target, ownID: nil, label: cell.text, notes: cell.notes,
        location: page.at(cell.range))
    }
    let missing = graph.collections[collection].entries.filter { seen[$0] == nil }.map {
      graph.entries[$0]
    }
    // An unknown or duplicate header most likely means the missing entry. Report only what is left.
    let isCut = side.name == "row" && page.document.hasDetachedRow(after: table)
    if missing.count > unknown, !isCut {
      findings.append(.matrixMissingHeaders(side.name, missing, at: page.at(table)))
    }
    // Drop both duplicates, because it is unclear which one is right.
    return result.map { header in
      header.flatMap { $0.entry.map(doubled.contains) == true ? nil : $0 }
    }
  }

  /// Returns the headers of a side whose rows or columns come from the table. The result is nil for
  /// headers without a name and for those that repeat an earlier one.
  private mutating func ownHeaders(
    _ cells: [MarkdownDocument.Table.Cell], _ side: Side
  ) -> [Matrix.Header?] {
    var seen: [String: SourceRange] = [:]
    return cells.map { cell in
      let id = AnchorNames.slug(cell.text)
      let location = page.at(cell.range)
      guard id.contains(where: { $0.isLetter || $0.isNumber }) else {
        findings.append(.matrixUnnamedHeader(side.name, cell.text, at: location))
        return nil
      }
      if let first = seen[id] {
        findings.append(
          .matrixDuplicateHeader(
            side.name, cell.text, id: id, at: location, first: page.at(first)))
        return nil
      }
      seen[id] = cell.range
      return Matrix.Header(
        entry: nil, ownID: id, label: cell.text, notes: cell.notes, html: cell.html,
        location: location)
    }
  }

  func axis(_ side: Side, _ headers: [Matrix.Header]) -> Matrix.Axis {
    var groups: [Matrix.Group] = []
    for (index, header) in headers.enumerated() {
      let label = side.groupField.flatMap { field in
        header.entry.flatMap { groupLabel($0, field) }
      }
      if let last = groups.last, last.label == label {
        groups[groups.count - 1] = .init(label: label, range: last.range.lowerBound..<(index + 1))
      } else {
        groups.append(.init(label: label, range: index..<(index + 1)))
      }
    }
    return Matrix.Axis(
      collection: side.entries?.collection, headers: headers, groups: groups, order: side.orderField
    )
  }

  private func groupLabel(_ entry: EntryIndex, _ field: String) -> String? {
    if case .choice(let value, _)? = graph.entries[entry].fields[field]?.value {
      return value.label
    }
    return plainText(graph.entries[entry].fields[field])
  }
}

extension MarkdownDocument {
  /// Whether a blank line separates rows from a table, which is a finding of its own.
  ///
  /// - Parameter header: The header of the table.
  fileprivate func hasDetachedRow(after header: SourceRange) -> Bool {
    let next = tables.first { $0.rows[0].range.start > header.start }?.rows[0].range.start
    return nearMisses.contains {
      $0.kind == .detachedRow && $0.range.start > header.start && $0.range.start < next ?? .max
    }
  }
}
