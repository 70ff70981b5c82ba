internal import ContentFormat
internal import ContentModel
internal import Markdown

extension SiteRenderer {
  /// A duty of an area: a level and its reason, and who carries it for what is used.
  private struct Duty {
    let level: Int
    let reason: (document: MarkdownDocument, owner: Int)?
    let text: String?
    /// The headers, by position on the side that is used.
    var holders: [Int]
  }

  /// The page of what falls to whoever uses one header of a matrix, or any of them.
  func dutiesPage(_ index: Int, of header: Int?, _ page: SiteMap.Page) -> [UInt8] {
    let matrix = graph.matrices[index]
    guard let duties = matrix.duties else { return [] }
    let headers = matrix[duties.side].headers
    let used = header.map { graph.entries[headers[$0].entry].title }
    let title = used.map { "\(word("duties")): \($0)" } ?? word("duties")
    let facts = PageFacts(
      title: title, description: word(used == nil ? "duties_lead_all" : "duties_lead"),
      kind: "duties")
    let all = graph.dutiesRoute(matrix: index)
    var crumbs = homeCrumbs
    if used != nil { crumbs.append(crumb(word("duties"), siteMap.href(all))) }
    crumbs.append(crumb(used ?? word("duties"), nil))
    var object = root(page, facts, breadcrumbs: crumbs)
    let areas = areas(matrix, duties, of: header)
    object["outline"] = .group(
      areas.map {
        TemplateObject([
          "title": $0["title"], "outline_items": nil,
          "href": .text("#\(text($0["anchor"]))"),
        ])
      })
    let names: [String: TemplateValue?] = [
      "title": .text(title), "of": .text(used),
      "of_href": .text(header.map { siteMap.href(entry: headers[$0].entry) }),
      "all_href": .text(siteMap.href(all)),
      "matrix_title": .text(graph.entries[matrix.entry].title),
      "matrix_href": .text(siteMap.href(entry: matrix.entry)),
      "csv_href": .text(siteMap.href(siteMap.dutyTablePath(page.route))),
      "file_name": .text(siteMap.dutyTablePath(page.route).replacing("/", with: "-")),
      "choice_title": .text(
        humanized(graph.collections[matrix[duties.side].collection].schema.plural)),
      "count": .text("\(count(matrix, duties, of: header))"),
      "levels": dutyLevels(matrix, duties, of: header),
      "choices": .group(
        headers.indices.map { choice in
          TemplateObject([
            "key": .text(slug(headers[choice])),
            "title": .text(graph.entries[headers[choice].entry].title),
            "href": .text(siteMap.href(graph.dutiesRoute(matrix: index, of: choice))),
            "count": .text("\(count(matrix, duties, of: choice))"),
            "current": .flag(choice == header),
          ])
        }),
      "areas": .group(areas),
    ]
    return render(
      "duties", object.merging(TemplateObject(["duties": .object(TemplateObject(names))])))
  }

  private func text(_ value: TemplateValue?) -> String {
    if case .text(let text)? = value { text } else { "" }
  }

  private func count(_ matrix: Matrix, _ duties: Matrix.Duties, of header: Int?) -> Int {
    let counts = levelCounts(matrix, duties, of: header)
    return duties.levels.reduce(0) { $0 + counts[$1] }
  }

  private func levelCounts(_ matrix: Matrix, _ duties: Matrix.Duties, of header: Int?) -> [Int] {
    duties.side == .rows ? matrix.counts(row: header) : matrix.counts(column: header)
  }

  /// The levels that are duties, and how many cells have each.
  private func dutyLevels(
    _ matrix: Matrix, _ duties: Matrix.Duties, of header: Int?
  ) -> TemplateValue? {
    guard case .object(let group)? = counts(matrix, levelCounts(matrix, duties, of: header)),
      case .list(let levels)? = group["items"]
    else { return nil }
    return .group(duties.levels.map { levels[$0] })
  }

  /// The areas of the other side with their duties; those without one are left out.
  private func areas(
    _ matrix: Matrix, _ duties: Matrix.Duties, of header: Int?
  ) -> [TemplateObject] {
    let across = matrix[duties.side.other]
    return across.headers.indices.compactMap { area in
      let found = self.duties(matrix, duties, area: area, of: header)
      guard !found.isEmpty else { return nil }
      let entry = across.headers[area].entry
      return TemplateObject([
        "anchor": .text("duty.\(slug(across.headers[area]))"),
        "title": .text(graph.entries[entry].title), "href": .text(siteMap.href(entry: entry)),
        "group": .text(across.groups.first { $0.range.contains(area) }?.label),
        "duties": .group(found.map { names($0, matrix, duties, area: area) }),
      ])
    }
  }

  /// The duties of an area, the heaviest level first; what has one reason is one duty.
  private func duties(
    _ matrix: Matrix, _ duties: Matrix.Duties, area: Int, of header: Int?
  ) -> [Duty] {
    var found: [Duty] = []
    let headers = header.map { [$0] } ?? Array(matrix[duties.side].headers.indices)
    for level in duties.levels {
      for header in headers {
        let place = matrix.place(header, of: duties.side, across: area)
        guard matrix[place.row, place.column]?.level == level else { continue }
        let reason = reasonText(
          matrix, matrix.rows.headers[place.row].entry, matrix.columns.headers[place.column].entry)
        let text = reason.map { reason in
          reason.document.text.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        if let same = found.firstIndex(where: { $0.level == level && $0.text == text }) {
          found[same].holders.append(header)
        } else {
          found.append(Duty(level: level, reason: reason, text: text, holders: [header]))
        }
      }
    }
    return found
  }

  private func names(
    _ duty: Duty, _ matrix: Matrix, _ duties: Matrix.Duties, area: Int
  ) -> TemplateObject {
    let level = matrix.levels[duty.level]
    let areaEntry = matrix[duties.side.other].headers[area].entry
    let holders = duty.holders.map { holder in
      let header = matrix[duties.side].headers[holder]
      let place = matrix.place(holder, of: duties.side, across: area)
      let marks = matrix[place.row, place.column]?.marks ?? []
      return TemplateObject([
        "key": .text(slug(header)), "title": .text(graph.entries[header.entry].title),
        "href": .text(
          siteMap.href(
            entry: header.entry, anchor: graph.cellAnchor(areaEntry, in: matrix))),
        "example": example(areaEntry, header.entry) ?? example(header.entry, areaEntry),
        "marks": self.marks(marks, of: matrix),
      ])
    }
    return TemplateObject([
      "level": .text(level.label), "level_id": .text(level.id), "color": .text(level.color),
      "letter": .text(level.letter),
      "because": duty.reason.map { .html(inline($0.document, of: $0.owner)) },
      "holders": .list(holders),
    ])
  }

  /// The duties as a table, a row for each cell.
  func dutyRows(_ matrix: Matrix, _ duties: Matrix.Duties, of header: Int?) -> [[String]] {
    let (used, across) = (matrix[duties.side], matrix[duties.side.other])
    let head = [
      graph.collections[across.collection].schema.singular,
      graph.collections[used.collection].schema.singular,
    ]
    var rows = [
      head.map(humanized) + [word("level"), word("marks"), word("because"), word("example")]
    ]
    for area in across.headers.indices {
      for duty in self.duties(matrix, duties, area: area, of: header) {
        for holder in duty.holders {
          let place = matrix.place(holder, of: duties.side, across: area)
          let (areaEntry, usedEntry) = (across.headers[area].entry, used.headers[holder].entry)
          let example =
            exampleField(areaEntry, usedEntry) ?? exampleField(usedEntry, areaEntry)
          rows.append([
            graph.entries[areaEntry].title, graph.entries[usedEntry].title,
            matrix.levels[duty.level].label,
            (matrix[place.row, place.column]?.marks ?? []).map { matrix.marks[$0].label }
              .joined(separator: ", "),
            duty.text ?? "", example.flatMap { text($0) } ?? "",
          ])
        }
      }
    }
    return rows
  }
}
