internal import Bytes
internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The page of the duties for users of one entry on an axis of a matrix, or of all entries on it.
struct DutiesPage: PageModel {
  static let template = PageTemplate.duties

  let duties: DutyList

  static let names: TemplateNames<Self> = ["duties": .object(\.duties)]
}

/// A list of duties, grouped by area.
struct DutyList: TemplateModel {
  /// A link to the duties page of a header.
  struct Choice: TemplateModel {
    let key: String
    let title: String
    let href: String
    let count: Int
    let isCurrent: Bool

    static let names: TemplateNames<Self> = [
      "key": .text(\.key), "title": .text(\.title), "href": .text(\.href),
      "count": .number(\.count), "current": .flag(\.isCurrent),
    ]
  }

  /// An entry of the other axis with its duties.
  struct Area: TemplateModel {
    let anchor: String
    let title: String
    let href: String
    let group: String?
    let duties: [Duty]

    static let names: TemplateNames<Self> = [
      "anchor": .text(\.anchor), "title": .text(\.title), "href": .text(\.href),
      "group": .text(\.group), "duties": .group(\.duties),
    ]
  }

  /// A level with its reason and the entries to which it applies.
  struct Duty: TemplateModel {
    let level: Matrix.Level
    let because: [UInt8]?
    let holders: [Holder]

    static let names: TemplateNames<Self> = [
      "level": .text(\.level.label), "level_id": .text(\.level.id),
      "color": .text(\.level.color.className), "letter": .text(\.level.letter),
      "because": .html(\.because), "holders": .list(\.holders),
    ]
  }

  /// An entry of the axis that declares the duties.
  struct Holder: TemplateModel {
    let key: String
    /// The anchor of the duty, or nil if another level of the same cell has it.
    let anchor: String?
    let title: String
    let href: String
    let example: CellExample?
    let marks: [MatrixMark]

    static let names: TemplateNames<Self> = [
      "key": .text(\.key), "anchor": .text(\.anchor), "title": .text(\.title),
      "href": .text(\.href), "example": .html(\.example?.html),
      "example_label": .text(\.example?.label),
      "marks": .group(\.marks),
    ]
  }

  let title: String
  /// The entry whose duties are listed, or nil on the page of all duties.
  let used: Link?
  let allHref: String
  let matrix: Link
  /// URL path of the data of the matrix, which have what belongs to each duty.
  let dataHref: String
  let csvHref: String
  /// The first line of the table, with the titles of its columns.
  let csvHead: String
  let fileName: String
  let choiceTitle: String
  let count: Int
  let levels: [LevelCount]
  let choices: [Choice]
  let areas: [Area]

  static let names: TemplateNames<Self> = [
    "title": .text(\.title), "of": .text(\.used?.title), "of_href": .text(\.used?.href),
    "all_href": .text(\.allHref), "matrix_title": .text(\.matrix.title),
    "matrix_href": .text(\.matrix.href), "data_href": .text(\.dataHref),
    "csv_href": .text(\.csvHref), "csv_head": .text(\.csvHead),
    "file_name": .text(\.fileName), "choice_title": .text(\.choiceTitle),
    "count": .number(\.count), "levels": .group(\.levels), "choices": .group(\.choices),
    "areas": .group(\.areas),
  ]
}

extension SiteRenderer {
  /// A duty in an area: a level with its reason and the headers to which it applies.
  private struct Duty {
    let level: Int
    let explanation: CellExplanation?
    let text: String?
    /// Indices of the headers on the axis that declares the duties.
    var holders: [Int]
    /// Whether a cell of it has a mark.
    var isMarked: Bool
  }

  func dutiesPage(_ index: MatrixIndex, of header: Int?, _ page: SiteMap.Page) -> [UInt8] {
    let matrix = graph.matrices[index]
    guard let duties = matrix.duties else { return [] }
    let headers = matrix[duties.side].headers
    let used = header.map { header in
      Link(
        title: graph.title(of: headers[header]), href: href(of: headers[header], in: matrix))
    }
    let title = used.map { "\(word("duties")): \($0.title)" } ?? word("duties")
    let facts = PageMetadata(
      title: title, description: word(used == nil ? "duties_lead_all" : "duties_lead"),
      kind: "duties")
    let all = siteMap.href(graph.dutiesRoute(matrix: index))
    var crumbs = homeCrumbs
    if used != nil { crumbs.append(Link(title: word("duties"), href: all)) }
    crumbs.append(Link(title: used?.title ?? word("duties"), href: nil))
    let list = DutyList(
      title: title, used: used, allHref: all, matrix: matrixLink(matrix),
      dataHref: siteMap.href(siteMap.path(of: .data, entry: matrix.entry)),
      csvHref: siteMap.href(siteMap.dutyTablePath(page.route)),
      csvHead: dutyRows(matrix, duties, of: header)[0].map(CSV.field).joined(separator: ","),
      fileName: siteMap.dutyTablePath(page.route).replacing("/", with: "-"),
      choiceTitle: humanized(plural(of: duties.side, in: matrix)),
      count: count(matrix, duties, of: header), levels: dutyLevels(matrix, duties, of: header),
      choices: headers.indices.map { choice in
        DutyList.Choice(
          key: graph.slug(of: headers[choice]), title: graph.title(of: headers[choice]),
          href: siteMap.href(graph.dutiesRoute(matrix: index, of: choice)),
          count: count(matrix, duties, of: choice), isCurrent: choice == header)
      },
      areas: areas(matrix, duties, of: header))
    var root = root(page, facts, breadcrumbs: crumbs)
    root.outline = list.areas.map { PageRoot.Heading(title: $0.title, href: "#\($0.anchor)") }
    return render(DutiesPage(duties: list), on: root)
  }

  private func count(_ matrix: Matrix, _ duties: Matrix.Duties, of header: Int?) -> Int {
    let counts = levelCounts(matrix, duties, of: header)
    return duties.levels.reduce(0) { $0 + counts[$1] }
  }

  private func levelCounts(_ matrix: Matrix, _ duties: Matrix.Duties, of header: Int?) -> [Int] {
    duties.side == .rows ? matrix.counts(row: header) : matrix.counts(column: header)
  }

  /// Returns the levels that are duties, with the number of cells for each.
  private func dutyLevels(
    _ matrix: Matrix, _ duties: Matrix.Duties, of header: Int?
  ) -> [LevelCount] {
    let levels = counts(matrix, levelCounts(matrix, duties, of: header))
    return levels.isEmpty ? [] : duties.levels.map { levels[$0] }
  }

  /// Returns the areas of the other axis that have at least one duty: those with a marked duty first,
  /// and then those with duties of an earlier level.
  private func areas(
    _ matrix: Matrix, _ duties: Matrix.Duties, of header: Int?
  ) -> [DutyList.Area] {
    let across = matrix[duties.side.other]
    let areas = across.headers.indices.compactMap { area -> (rank: [Int], area: DutyList.Area)? in
      let found = self.duties(matrix, duties, area: area, of: header)
      guard let first = found.first else { return nil }
      let rank = [first.isMarked ? 0 : 1, duties.levels.firstIndex(of: first.level) ?? 0, area]
      let header = across.headers[area]
      let model = DutyList.Area(
        anchor: "duty.\(graph.slug(of: header))", title: graph.title(of: header),
        href: href(of: header, in: matrix),
        group: across.groups.first { $0.range.contains(area) }?.label,
        duties: found.map { self.model($0, matrix, duties, area: area) })
      return (rank, model)
    }
    return areas.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.area)
  }

  /// Returns the duties of an area in the order of the duty levels, after those with a mark. Headers with
  /// the same level and reason share one duty, those with a mark first.
  private func duties(
    _ matrix: Matrix, _ duties: Matrix.Duties, area: Int, of header: Int?
  ) -> [Duty] {
    var found: [Duty] = []
    func isMarked(_ header: Int) -> Bool {
      let place = matrix.cellPosition(header, of: duties.side, across: area)
      return matrix[place.row, place.column]?.marks.isEmpty == false
    }
    let all = header.map { [$0] } ?? Array(matrix[duties.side].headers.indices)
    let headers = all.filter(isMarked) + all.filter { !isMarked($0) }
    for level in duties.levels {
      for header in headers {
        let place = matrix.cellPosition(header, of: duties.side, across: area)
        guard matrix[place.row, place.column]?.levels.contains(level) == true else { continue }
        let explanation = explanation(
          of: matrix, row: place.row, column: place.column, level: level)
        let text = explanation.map { self.text(of: $0, in: matrix) }
        if let same = found.firstIndex(where: { $0.level == level && $0.text == text }) {
          found[same].holders.append(header)
        } else {
          found.append(
            Duty(
              level: level, explanation: explanation, text: text, holders: [header],
              isMarked: isMarked(header)))
        }
      }
    }
    return found.filter(\.isMarked) + found.filter { !$0.isMarked }
  }

  private func model(
    _ duty: Duty, _ matrix: Matrix, _ duties: Matrix.Duties, area: Int
  ) -> DutyList.Duty {
    let areaEntry = matrix[duties.side.other].headers[area].entry
    return DutyList.Duty(
      level: matrix.levels[duty.level],
      because: duty.explanation.map { html(of: $0, in: matrix) },
      holders: duty.holders.map { holder in
        let header = matrix[duties.side].headers[holder]
        let place = matrix.cellPosition(holder, of: duties.side, across: area)
        return DutyList.Holder(
          key: graph.slug(of: header),
          anchor: dutyAnchor(matrix, duties, place.row, place.column, level: duty.level),
          title: graph.title(of: header), href: holderHref(header, matrix, place.row, place.column),
          example: example(areaEntry, header.entry) ?? example(header.entry, areaEntry),
          marks: marks(matrix[place.row, place.column]?.marks ?? [], of: matrix))
      })
  }

  /// Returns the anchor of a duty, which is that of its cell on the page of the matrix with a prefix.
  /// Of several levels of a cell, only the first has it.
  private func dutyAnchor(
    _ matrix: Matrix, _ duties: Matrix.Duties, _ row: Int, _ column: Int, level: Int
  ) -> String? {
    let levels = matrix[row, column]?.levels ?? []
    guard duties.levels.first(where: { levels.contains($0) }) == level else { return nil }
    let cell = graph.cellAnchor(
      row: matrix.rows.headers[row], column: matrix.columns.headers[column])
    return "duty.\(cell)"
  }

  /// Returns the URL path of the cell on the page of a holder's entry, or else of the cell itself.
  private func holderHref(
    _ header: Matrix.Header, _ matrix: Matrix, _ row: Int, _ column: Int
  ) -> String {
    let across = [matrix.rows.headers[row], matrix.columns.headers[column]].first { $0 != header }
    guard let entry = header.entry, let across else { return cellHref(matrix, row, column) }
    return siteMap.href(entry: entry, anchor: graph.cellAnchor(across, in: matrix))
  }

  /// Returns the duties as a table with a header row and one row for each cell.
  func dutyRows(_ matrix: Matrix, _ duties: Matrix.Duties, of header: Int?) -> [[String]] {
    let (used, across) = (matrix[duties.side], matrix[duties.side.other])
    let head = [
      singular(of: duties.side.other, in: matrix), singular(of: duties.side, in: matrix),
    ]
    var rows: [[String]] = []
    /// The labels of the fields in the last column, in the order of their first use.
    var labels: [String] = []
    for area in across.headers.indices {
      for duty in self.duties(matrix, duties, area: area, of: header) {
        for holder in duty.holders {
          let place = matrix.cellPosition(holder, of: duties.side, across: area)
          let (area, used) = (across.headers[area], used.headers[holder])
          let example = exampleItem(area, used) ?? exampleItem(used, area)
          if let example, !labels.contains(example.schema.label) {
            labels.append(example.schema.label)
          }
          rows.append([
            graph.title(of: area), graph.title(of: used),
            matrix.levels[duty.level].label,
            (matrix[place.row, place.column]?.marks ?? []).map { matrix.marks[$0].label }
              .joined(separator: ", "),
            duty.text ?? "", example.flatMap { text($0.value) }.map(\.singleLine) ?? "",
          ])
        }
      }
    }
    let lastLabel = labels.isEmpty ? word("example") : labels.joined(separator: " / ")
    let names =
      head.map { humanized($0) } + [word("level"), word("marks"), word("because"), lastLabel]
    return [names] + rows
  }

  private func exampleItem(
    _ owner: Matrix.Header, _ other: Matrix.Header
  ) -> (schema: FieldSchema, value: FieldValue)? {
    guard let owner = owner.entry, let other = other.entry else { return nil }
    return graph.example(of: owner, for: other)
  }
}
