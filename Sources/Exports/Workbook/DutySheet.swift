internal import FrameworkData

/// The sheets of duties: what falls on the users of each entry, with cells for who does it and by when.
struct DutySheet {
  let matrix: Framework.Matrix
  let duties: Framework.Duties
  let source: ExportSource
  private let used: Framework.Axis
  private let others: Framework.Axis

  /// The states of a duty, as on the pages of duties.
  static let states = ["Open", "In progress", "Done"]
  /// The number of entries up to which each has a sheet.
  static let limit = 40

  /// Nil if the matrix has no duties.
  init?(_ matrix: Framework.Matrix, _ source: ExportSource) {
    guard let duties = matrix.duties else { return nil }
    self.matrix = matrix
    self.duties = duties
    self.source = source
    (used, others) =
      duties.side == .rows ? (matrix.rows, matrix.columns) : (matrix.columns, matrix.rows)
  }

  /// A duty.
  private struct Duty {
    let header: Framework.Header
    let other: Framework.Header
    let cell: Framework.Cell
    let place: Framework.Place
  }

  /// A column: its title, its width, and its cell for a duty.
  private struct Column {
    let title: String
    let width: Double
    var style = Workbook.Style.cell
    var isOptional = false
    let cell: (Duty) -> Workbook.Cell
  }

  /// Returns a sheet for each entry, or one for all if there are too many.
  func sheets(_ names: inout SheetNames, _ lists: inout ListsSheet) -> [Workbook.Sheet] {
    if used.headers.count > Self.limit {
      return [
        sheet(
          used.headers, names.name("Duties"), "\(matrix.title): the duties of users", &lists,
          names: true)
      ]
    }
    return used.headers.map { header in
      sheet(
        [header], names.name("Duties \(header.title)"), "Duties of those who use \(header.title)",
        &lists, names: false)
    }
  }

  private func sheet(
    _ headers: [Framework.Header], _ name: String, _ purpose: String, _ lists: inout ListsSheet,
    names: Bool
  ) -> Workbook.Sheet {
    let duties = headers.flatMap(self.duties(of:))
    let columns = columns(names: names).filter { column in
      !column.isOptional || duties.contains { column.cell($0).value != .empty }
    }
    var sheet = Workbook.Sheet(name: name, purpose: purpose)
    sheet.isLandscape = true
    // A duty is read as a whole. No program shows a row higher than 409 points.
    sheet.lineLimit = 27
    sheet.columns = columns.map { .init(width: $0.width, isHidden: $0.title == "id") }
    sheet.rows = [Workbook.Row(cells: columns.map { .init($0.title, .header) })]
    sheet.rows += duties.map { duty in Workbook.Row(cells: columns.map { $0.cell(duty) }) }
    (sheet.frozen, sheet.repeatedRows) = ((1, names ? 3 : 2), 0...0)
    sheet.filter = Workbook.Area(rows: 0..<sheet.rows.count, columns: 0..<columns.count)
    for (number, column) in columns.enumerated() {
      guard
        let area = Workbook.Area(rows: 1..<sheet.rows.count, columns: number..<(number + 1))
      else { continue }
      switch column.title {
      case "State":
        sheet.validations.append(
          .init(
            area: area, list: lists.add(Self.states), isStrict: false, title: "Unknown state",
            message: "The states are \(Self.states.joined(separator: ", "))."))
      case "Due":
        sheet.validations.append(
          .init(
            area: area, list: nil, isStrict: true, title: "No date",
            message: "Write a date, such as 2027-05-31."))
      case "Level":
        sheet.conditions = matrix.levels.sorted { $0.label.count > $1.label.count }.map {
          .init(area: area, beginning: $0.label, style: .init($0, of: matrix.id))
        }
      default: break
      }
    }
    return sheet
  }

  private func duties(of header: Framework.Header) -> [Duty] {
    others.headers.compactMap { other in
      let place =
        duties.side == .rows
        ? Framework.Place(row: header.id, column: other.id)
        : Framework.Place(row: other.id, column: header.id)
      guard let cell = matrix.cells[place], cell.levels.contains(where: duties.levels.contains)
      else { return nil }
      return Duty(header: header, other: other, cell: cell, place: place)
    }
  }

  private func columns(names: Bool) -> [Column] {
    func text(
      _ title: String, _ width: Double = 40, _ text: @escaping (Duty) -> String
    ) -> Column {
      Column(title: title, width: width, isOptional: true) { .init(text($0), .cell) }
    }
    func input(_ title: String, _ width: Double, _ style: Workbook.Style = .input) -> Column {
      Column(title: title, width: width) { _ in .init(.empty, style) }
    }
    let framework = source.framework
    let noun = others.collection.flatMap { framework.collection($0)?.singular.capitalizedFirst }
    var columns = [
      Column(title: "id", width: 10) { .init($0.other.id) },
      Column(title: noun ?? matrix.corner, width: 26) { duty in
        let link = framework.link(duty.cell.route, anchor: duty.cell.anchor)
        return .init(
          duty.other.title, link == nil ? .rowHeader : .linkedRowHeader, link: link)
      },
      Column(title: "Level", width: 13) { duty in
        .init(MatrixSheet.text(of: duty.cell, in: matrix), .value)
      },
    ]
    if names {
      columns.insert(
        Column(title: "For", width: 24) { .init($0.header.title, .rowHeader) }, at: 1)
    }
    columns += [
      input("Owner", 16),
      Column(title: "State", width: 12) { _ in .init(Self.states[0], .input) },
      input("Due", 12, .date), input("Evidence", 24),
    ]
    columns += [
      text("Why") { $0.cell.texts.because.map(PlainWords.text) ?? "" },
      text("The customer's part") { $0.cell.texts.customer.map(PlainWords.text) ?? "" },
      text("The provider's part") { $0.cell.texts.provider.map(PlainWords.text) ?? "" },
      text("Example") { $0.cell.example.map(PlainWords.text) ?? "" },
      text("Notes") { $0.cell.notes.joined(separator: "\n\n") },
      text(controlsTitle, 28) { duty in
        controls(of: duty).map(\.title).joined(separator: "\n")
      },
      text("What shows it", 40) { duty in
        controls(of: duty).flatMap { $0.texts(source.roles.evidence) }.map(PlainWords.text)
          .joined(separator: "\n")
      },
    ]
    columns += matrix.crosswalks.map { format in
      text(Framework.Matrix.title(ofCrosswalk: format), 20) {
        matrix.crosswalk(format, at: $0.place)
      }
    }
    return columns
  }

  private var controlsTitle: String {
    source.roles.controls.flatMap { source.framework.collection($0)?.plural.capitalizedFirst }
      ?? "Controls"
  }

  /// The controls of a duty: those of its group, without those that belong to another party in this column.
  private func controls(of duty: Duty) -> [Framework.Entry] {
    let roles = source.roles
    guard roles.matrix == matrix.id, roles.group != nil, roles.groups == others.collection else {
      return []
    }
    return source.entries(roles.controls).filter { control in
      guard control.targets(roles.group).contains(where: { $0.entry.id == duty.other.id }) else {
        return false
      }
      let owner = control.choice(roles.owner, for: duty.header.id)
      guard let owner, matrix.levels.contains(where: { $0.id == owner }) else { return true }
      return duties.levels.contains(owner)
    }
  }
}

extension String {
  /// The text with a capital first letter.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
