internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension MatrixBinder {
  /// Returns the index of the table with the cells and sets ``page`` to the page that contains it.
  /// The table is the first one whose header names an entry of the columns, otherwise the first
  /// one. If the columns come from the table, the names of rows decide. With `heading`, only tables
  /// below that heading count. The entries of a file with several are pages.
  mutating func findTable(rows: Side, columns: Side) -> Int? {
    let keys = keys(with: "table")
    let place = keys.fields.record("table")
    var pages = [position]
    if let path = place?["in"], case .text(let text) = path.value {
      pages = findPages(text, at: keys.at(path.range))
    }
    guard let first = pages.first else { return nil }
    open(first)
    var tables: [(page: EntryIndex, number: Int)] = pages.flatMap { page in
      graph.entries[page].document.tables.indices.map { (page, $0) }
    }
    if let heading = place?["heading"], case .text(let text) = heading.value {
      guard let section = section(text, in: pages, at: keys.at(heading.range)) else { return nil }
      tables = tables.filter { table in
        table.page == section.page
          && section.range?.contains(
            graph.entries[table.page].document.tables[table.number].range.start) ?? true
      }
      if tables.isEmpty {
        findings.append(.noTableBelow(text, in: page.path, at: keys.at(heading.range)))
        return nil
      }
    }
    let fitting = tables.first { table in
      open(table.page)
      let lines = page.document.tables[table.number].rows
      if columns.entries == nil {
        return lines.dropFirst().contains { line in
          line.cells.first.map { target(of: $0, side: rows) != nil } ?? false
        }
      }
      return lines[0].cells.dropFirst().contains { target(of: $0, side: columns) != nil }
    }
    guard let table = fitting ?? tables.first else {
      if let place = place?["in"] {
        findings.append(.noTable(in: page.path, at: keys.at(place.range)))
      } else if !page.document.nearMisses.contains(where: \.isUnclosedFence) {
        findings.append(.matrixMissingTable(entry))
      }
      return nil
    }
    open(table.page)
    if let other = graph.matrices.first(where: {
      $0.source == pagePosition && $0.table == table.number
    }) {
      let location = place?["in"].map { keys.at($0.range) } ?? entry.at(entry.titleRange)
      findings.append(.tableOfTwo(graph.entries[other.entry], at: location))
      return nil
    }
    return table.number
  }

  private mutating func open(_ position: EntryIndex) {
    guard position != pagePosition else { return }
    pagePosition = position
    page = graph.entries[position]
  }

  /// Returns the page at a path below the content folder, or the entries of a file with several.
  /// Empty after a finding.
  private mutating func findPages(_ path: String, at location: SourceLocation) -> [EntryIndex] {
    guard !path.hasPrefix("/"), let clean = ContentPath.join("", path) else {
      findings.append(.tablePageOutside(path, at: location))
      return []
    }
    if let found = graph.entry(path: clean) { return [found] }
    if graph.names.itemFiles[clean] != nil {
      return graph.entries.indices.filter { graph.entries[$0].path == clean }
    }
    // Other findings report these files.
    if graph.isUnparsed(path: clean) || graph.drafts.contains(clean)
      || graph.drafts.names.contains(where: { $0.hasPrefix("\(clean)#") })
    {
      return []
    }
    var leftOut = LeftOutPaths(graph)
    if let problem = leftOut.problem(clean) {
      findings.append(.tablePageLeftOut(problem, at: location))
      return []
    }
    let name = ContentPath.name(of: clean)
    let known = graph.entries.map(\.path)
    let same = known.filter { ContentPath.name(of: $0) == name }
    findings.append(.noTablePage(clean, known: known, sameName: same, at: location))
    return []
  }

  /// The text below a heading: bytes of a page, or the whole page if the heading is that of an entry
  /// of a file with several.
  private typealias Section = (page: EntryIndex, range: Range<Int32>?)

  /// A heading of the pages that may have the table.
  private struct KnownHeading {
    let page: EntryIndex
    /// Its index in the page, or nil for the heading of an entry of a file with several.
    let index: Int?
    let text: String
    let anchor: String
    let range: SourceRange
  }

  /// Returns the text below a heading, up to the next heading that is not below it.
  private mutating func section(
    _ text: String, in pages: [EntryIndex], at location: SourceLocation
  ) -> Section? {
    let headings = headings(of: pages)
    let name = String(text.drop { $0 == "#" || $0 == " " })
    var found = headings.filter { $0.text == name }
    if found.isEmpty { found = headings.filter { $0.anchor == name } }
    if found.isEmpty { found = headings.filter { $0.text.lowercased() == name.lowercased() } }
    // The title of an entry lacks the id in its heading.
    if found.isEmpty {
      let slug = AnchorNames.slug(name)
      found = headings.filter { $0.index == nil && $0.anchor == slug }
    }
    guard let first = found.first else {
      let outer = graph.names.itemFiles[page.path]?.outerAnchors ?? []
      findings.append(
        outer.contains(name) || outer.contains(AnchorNames.slug(name))
          ? .tableHeadingOutside(name, in: page.path, at: location)
          : .noTableHeading(
            name, in: page.path, known: headings.map(\.text), at: location))
      return nil
    }
    if found.count > 1 {
      findings.append(
        .twoTableHeadings(
          name, anchors: found.map(\.anchor), at: location,
          second: graph.entries[found[1].page].at(found[1].range)))
      return nil
    }
    guard let index = first.index else { return (first.page, nil) }
    let own = graph.entries[first.page].document.headings
    let next = own[(index + 1)...].first { $0.level <= own[index].level }
    let end = first.range.end
    return (first.page, end..<max(next?.range.start ?? .max, end))
  }

  private func headings(of pages: [EntryIndex]) -> [KnownHeading] {
    pages.flatMap { position -> [KnownHeading] in
      let entry = graph.entries[position]
      let own = entry.place.map { place in
        KnownHeading(
          page: position, index: nil, text: entry.title, anchor: place.anchor, range: place.name)
      }
      return [own].compactMap(\.self)
        + entry.document.headings.enumerated().map { index, heading in
          KnownHeading(
            page: position, index: index, text: heading.text, anchor: heading.anchor,
            range: heading.range)
        }
    }
  }
}

extension MarkdownDocument.NearMiss {
  /// Whether the rest of the file is code, which is a finding of its own.
  fileprivate var isUnclosedFence: Bool {
    if case .unclosedFence(endsWithFile: true) = kind { true } else { false }
  }
}
