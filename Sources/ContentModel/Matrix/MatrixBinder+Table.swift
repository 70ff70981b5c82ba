internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension MatrixBinder {
  /// Returns the index of the table with the cells and sets ``page`` to the page that contains it.
  /// The table is the first one whose header names an entry of the columns, otherwise the first
  /// one. If the columns come from the table, the names of rows decide. With `heading`, only tables
  /// below that heading count.
  mutating func findTable(rows: Side, columns: Side) -> Int? {
    let keys = keys(with: "table")
    let place = keys.fields.record("table")
    if let path = place?["in"], case .text(let text) = path.value {
      guard let found = findPage(text, at: keys.at(path.range)) else { return nil }
      pagePosition = found
      page = graph.entries[found]
    }
    var tables = Array(page.document.tables.indices)
    if let heading = place?["heading"], case .text(let text) = heading.value {
      guard let section = section(text, at: keys.at(heading.range)) else { return nil }
      tables = tables.filter { section.contains(page.document.tables[$0].range.start) }
      if tables.isEmpty {
        findings.append(.noTableBelow(text, in: page.path, at: keys.at(heading.range)))
        return nil
      }
    }
    let fitting = tables.first { index in
      let lines = page.document.tables[index].rows
      if columns.entries == nil {
        return lines.dropFirst().contains { line in
          line.cells.first.map { target(of: $0, side: rows) != nil } ?? false
        }
      }
      return lines[0].cells.dropFirst().contains { target(of: $0, side: columns) != nil }
    }
    guard let number = fitting ?? tables.first else {
      findings.append(
        place?["in"].map { .noTable(in: page.path, at: keys.at($0.range)) }
          ?? .matrixMissingTable(entry))
      return nil
    }
    if let other = graph.matrices.first(where: {
      $0.source == pagePosition && $0.table == number
    }) {
      let location = place?["in"].map { keys.at($0.range) } ?? entry.at(entry.titleRange)
      findings.append(.tableOfTwo(graph.entries[other.entry], at: location))
      return nil
    }
    return number
  }

  /// Returns the page at a path below the content folder.
  private mutating func findPage(_ path: String, at location: SourceLocation) -> EntryIndex? {
    guard !path.hasPrefix("/"), let clean = ContentPath.join("", path) else {
      findings.append(.tablePageOutside(path, at: location))
      return nil
    }
    if let found = graph.entry(path: clean) { return found }
    // Other findings report these files.
    if graph.isUnparsed(path: clean) || graph.drafts.contains(clean) { return nil }
    let name = ContentPath.name(of: clean)
    let known = graph.entries.map(\.path)
    let same = known.filter { ContentPath.name(of: $0) == name }
    findings.append(.noTablePage(clean, known: known, sameName: same, at: location))
    return nil
  }

  /// Returns the bytes of the page from a heading to the next one that is not below it.
  private mutating func section(
    _ text: String, at location: SourceLocation
  ) -> Range<Int32>? {
    let headings = page.document.headings
    let name = text.drop { $0 == "#" || $0 == " " }
    var found = headings.indices.filter { headings[$0].text == name }
    if found.isEmpty { found = headings.indices.filter { headings[$0].anchor == name } }
    if found.isEmpty {
      found = headings.indices.filter { headings[$0].text.lowercased() == name.lowercased() }
    }
    guard let first = found.first else {
      findings.append(
        .noTableHeading(
          String(name), in: page.path, known: headings.map(\.text), at: location))
      return nil
    }
    if found.count > 1 {
      findings.append(
        .twoTableHeadings(
          String(name), anchors: found.map { headings[$0].anchor }, at: location,
          second: page.at(headings[found[1]].range)))
      return nil
    }
    let next = headings[(first + 1)...].first { $0.level <= headings[first].level }
    return headings[first].range.end..<max(next?.range.start ?? .max, headings[first].range.end)
  }
}
