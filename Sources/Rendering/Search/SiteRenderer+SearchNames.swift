internal import ContentFormat
internal import ContentModel

extension SiteRenderer {
  /// Returns the names of all pages and parts for the search, as JSON. Pages of rules and pages that
  /// are not listed have none.
  func searchNames() -> [UInt8] {
    let isDeclared = graph.site.languageRange != nil
    var names = SearchNames(
      language: isDeclared ? graph.site.language : nil,
      fillers: isDeclared ? word("search_fillers") : "")
    for page in siteMap.pages { add(page, to: &names) }
    for matrix in graph.matrices where !matrix.levels.isEmpty { names.add(searchTable(matrix)) }
    return names.json
  }

  private func add(_ page: SiteMap.Page, to names: inout SearchNames) {
    func add(_ title: String, names others: [String] = []) {
      names.add(
        .init(
          group: names.group(word("pages")), title: title, href: relativeHref(page.route),
          names: others, answers: !others.isEmpty))
    }
    switch page.kind {
    case .entry(let entry): self.add(entry, page, to: &names)
    case .home: add(graph.site.title)
    case .collection(let collection): add(title(of: collection))
    case .tag(let tag):
      names.add(
        .init(
          group: names.group(word("tags")), title: siteMap.tags[tag].name,
          href: relativeHref(page.route), isTag: true))
    case .tags: add(word("tags"))
    case .duties(let matrix, let header):
      let matrix = graph.matrices[matrix]
      let header = header.flatMap { header in
        matrix.duties.map { matrix[$0.side].headers[header] }
      }
      let title = header.map { "\(word("duties")): \(graph.title(of: $0))" } ?? word("duties")
      add(title, names: [word("search_duties")] + (header.map { searchNames(of: $0) } ?? []))
    case .compare(let matrix, let header):
      let matrix = graph.matrices[matrix]
      let headers = matrix.compared.map { matrix[$0].headers } ?? []
      let pair = header.map { [headers[$0], headers[$0 + 1]] } ?? []
      let title = pair.map { graph.title(of: $0) }.joined(separator: " · ")
      add(
        pair.isEmpty ? word("compare") : "\(word("compare")): \(title)",
        names: [word("search_compare")] + pair.flatMap { searchNames(of: $0) })
    case .data: add(word("data"))
    case .changeLog: add(word("changes"))
    case .notFound, .redirect, .rules, .rule, .changeRecord, .print, .embed: break
    }
  }

  private func add(_ position: EntryIndex, _ page: SiteMap.Page, to names: inout SearchNames) {
    let entry = graph.entries[position]
    guard !PageSettings(entry.fields).isUnlisted else { return }
    let schema = entry.collection.map { graph.collections[$0].schema }
    var result = SearchNames.Page(
      group: names.group(entry.collection.map { title(of: $0) } ?? word("pages")),
      title: entry.title, href: relativeHref(page.route))
    result.names = entry.aliases
    if let schema {
      if schema.id.isMeaningful { result.names.append(entry.id) }
      result.names += schema.otherIDs(of: entry).map(\.id)
      for field in schema.fields where field.isSearched {
        result.names += entry.fields[field.name]?.value.searchedTexts ?? []
      }
      result.isTerm = schema.linksTerms
    }
    result.names.removeAll { $0 == entry.title }
    result.isSuperseded = entry.isDeprecated || graph.isSuperseded(position)
    result.parts = entry.subEntries.map { part in
      SearchNames.Part(
        name: part.name, id: part.id, title: part.hasTitle ? part.title : nil,
        anchor: part.anchor, isSuperseded: result.isSuperseded || part.fields.nameSuccessor)
    }
    names.add(result)
  }

  private func searchTable(_ matrix: Matrix) -> SearchNames.Table {
    func headers(_ axis: Matrix.Axis) -> [SearchNames.Header] {
      axis.headers.map { header in
        SearchNames.Header(
          slug: graph.slug(of: header), names: [graph.title(of: header)] + searchNames(of: header))
      }
    }
    return SearchNames.Table(
      href: relativeHref(siteMap.entryRoutes[matrix.entry]),
      title: graph.entries[matrix.entry].title, rows: headers(matrix.rows),
      columns: headers(matrix.columns))
  }

  /// Returns the other names of a row or column.
  private func searchNames(of header: Matrix.Header) -> [String] {
    header.entry.map { graph.entries[$0].aliases } ?? []
  }

  /// Returns the URL of a route without the base path. The script adds that path, because it knows
  /// where it found the file.
  private func relativeHref(_ route: String) -> String {
    String(siteMap.href(route).dropFirst(siteMap.basePath.count))
  }
}

extension Fields {
  /// Whether a field names the successor of a part.
  fileprivate var nameSuccessor: Bool { items.contains { $0.schema.isSuccessor } }
}

extension FieldValue {
  /// The texts of a text or of a list of texts.
  fileprivate var searchedTexts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let items): items.flatMap(\.value.searchedTexts)
    case .integer, .number, .boolean, .date, .duration, .quantity, .choice, .reference, .markdown,
      .map, .record, .assignments, .entries, .any:
      []
    }
  }
}
