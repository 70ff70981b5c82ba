internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension MatrixBinder {
  /// The entry that a header names: by its link, else by title, alias or id.
  func target(of cell: MarkdownDocument.Table.Cell, side: Side) -> Int? {
    if case .entry(let target, _)? = linkTarget(of: cell) {
      if graph.entries[target].collection == side.collection { return target }
      // That the link leads elsewhere is said of this header (`disagreement`).
      return named(cell.text, side)
    }
    return named(cell.text, side)
  }

  /// The entry whose title, id or alias a text is.
  private func named(_ text: String, _ side: Side) -> Int? {
    side.names.entry(text)
  }

  /// The entry that a header's text names and the one that its link leads to, where these are two; of
  /// a link that leads to no entry, its own file.
  private func disagreement(
    of cell: MarkdownDocument.Table.Cell, _ side: Side
  ) -> (named: Int, linked: Int)? {
    guard case .entry(let linked, _)? = linkTarget(of: cell), let named = named(cell.text, side),
      named != linked
    else { return nil }
    return (named, linked)
  }

  /// Which entry each header stands for where text and link disagree: the one that no other header
  /// stands for, first the one that is named.
  private mutating func settle(
    _ cells: [MarkdownDocument.Table.Cell], _ side: Side
  ) -> [Int: Int] {
    var taken: Set<Int> = []
    var open: [(index: Int, named: Int, linked: Int)] = []
    for (index, cell) in cells.enumerated() {
      if let two = disagreement(of: cell, side) {
        open.append((index, two.named, two.linked))
      } else if let target = target(of: cell, side: side) {
        taken.insert(target)
      }
    }
    var settled: [Int: Int] = [:]
    for (index, named, linked) in open {
      let other = graph.entries[linked]
      findings.append(
        .matrixHeaderLink(
          side.name, names: graph.entries[named], leadsTo: other.title,
          at: entry.at(cells[index].range)))
      let choices = other.collection == side.collection ? [named, linked] : [named]
      settled[index] = choices.first { taken.insert($0).inserted } ?? -1
    }
    return settled
  }

  private func linkTarget(of cell: MarkdownDocument.Table.Cell) -> LinkTarget? {
    guard let link = cell.links.first, link < entry.document.links.count else { return nil }
    return graph.links[position][0][link]
  }

  /// True for a header that means an entry whose file could not be read, or one that links to a
  /// draft: both are said elsewhere.
  private func isLeftOut(_ cell: MarkdownDocument.Table.Cell, _ schema: CollectionSchema) -> Bool {
    switch linkTarget(of: cell) {
    case .unread: true
    case .missing(let path) where graph.drafts.contains(path): true
    default: graph.isUnread(cell.text, in: schema.name)
    }
  }

  /// The headers of a side, nil where one names nothing or one that was there before.
  mutating func headers(
    _ cells: [MarkdownDocument.Table.Cell], side: Side, table: SourceRange
  ) -> [Matrix.Header?] {
    var seen: [Int: SourceRange] = [:]
    var doubled: Set<Int> = []
    var unknown = 0
    let schema = graph.collections[side.collection].schema
    let settled = settle(cells, side)
    var suggestions: NearestNames?
    let result = cells.enumerated().map { index, cell -> Matrix.Header? in
      if settled[index] == -1 { return nil }
      guard let target = settled[index] ?? target(of: cell, side: side) else {
        if isLeftOut(cell, schema) { return nil }
        unknown += 1
        var names = suggestions ?? NearestNames(side.names.all)
        findings.append(
          .matrixUnknownHeader(
            side.name, cell.text, collection: schema, meant: names.didYouMean(cell.text),
            at: entry.at(cell.range)))
        suggestions = names
        return nil
      }
      if let first = seen[target] {
        findings.append(
          .matrixDuplicateHeader(
            side.name, graph.entries[target], at: entry.at(cell.range), first: entry.at(first)))
        doubled.insert(target)
        unknown += 1
        return nil
      }
      seen[target] = cell.range
      return Matrix.Header(
        entry: target, label: cell.text, notes: cell.notes, location: entry.at(cell.range))
    }
    let missing = graph.collections[side.collection].entries.filter { seen[$0] == nil }.map {
      graph.entries[$0]
    }
    // A header that names nothing, or what another does, most likely means the one that is missing.
    if missing.count > unknown {
      findings.append(.matrixMissingHeaders(side.name, missing, at: entry.at(table)))
    }
    // Which of two is meant nobody knows: the cells of both say nothing.
    return result.map { header in header.flatMap { doubled.contains($0.entry) ? nil : $0 } }
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
    return Matrix.Axis(
      collection: side.collection, headers: headers, groups: groups, order: side.orderField)
  }

  private func groupLabel(_ entry: Int, _ field: String) -> String? {
    if case .choice(let value, _)? = graph.entries[entry].fields[field]?.value {
      return value.label
    }
    return plainText(graph.entries[entry].fields[field])
  }
}
