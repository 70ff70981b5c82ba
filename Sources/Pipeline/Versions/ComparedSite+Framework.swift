internal import Comparison
internal import ContentFormat
internal import ContentModel
internal import FrameworkData
internal import Markdown

extension ComparedSite {
  /// Prepares a site for a comparison.
  ///
  /// - Parameters:
  ///   - framework: The content of the site as plain data.
  ///   - graph: The graph, for what the page shows and data does not have: sections and other ids.
  ///   - siteMap: The plan, for all addresses.
  init(_ framework: Framework, _ graph: ContentGraph, _ siteMap: SiteMap) {
    self.init()
    title = framework.site.title
    description = framework.site.description
    version = framework.site.version
    url = framework.site.url
    collections = framework.collections.map { collection in
      ComparedCollection(
        name: collection.name, title: collection.title, singular: collection.singular,
        fields: Dictionary(
          collection.fields.map { ($0.name, $0.type.words) }, uniquingKeysWith: { a, _ in a }))
    }
    for page in siteMap.pages {
      switch page.kind {
      // Comparisons of neighbours follow from the order of a matrix, whose change is none.
      case .notFound, .compare(_, from: _?): continue
      case .redirect(let target):
        addresses[siteMap.address(page.route)] = .redirect(
          to: siteMap.address(siteMap.entryRoutes[target]))
      default: addresses[siteMap.address(page.route)] = .page
      }
    }
    for item in framework.retired {
      retired[EntryKey(item.name.collection, item.name.id)] = item.route.isEmpty ? "./" : item.route
    }
    let reader = ComparedEntryReader(framework, graph, siteMap)
    entries = reader.order.compactMap(reader.entry)
    matrices = framework.matrices.map { ComparedMatrix($0, language: framework.site.language) }
  }
}

extension Framework.ValueType {
  /// The type in words, so that two types are equal if their words are.
  fileprivate var words: String {
    switch self {
    case .scalar(let name): name
    case .choice(let choices, let isOrdered):
      (isOrdered ? "ordered " : "") + "enum of "
        + (isOrdered ? choices.map(\.id) : choices.map(\.id).sorted()).joined(separator: ", ")
    case .list(let item): "list of \(item.type.words)"
    case .map(let keys, let item):
      "map" + (keys.map { " from \($0.sorted().joined(separator: ", "))" } ?? "")
        + " to \(item.type.words)"
    case .record(let fields):
      "record of " + fields.map { "\($0.name): \($0.type.words)" }.sorted().joined(separator: ", ")
    case .reference(let targets): "reference to \(targets.sorted().joined(separator: ", "))"
    case .parts(let fields):
      "parts with " + fields.map { "\($0.name): \($0.type.words)" }.sorted().joined(separator: ", ")
    case .assignments(let matrix): "assignments to \(matrix)"
    }
  }
}

extension ComparedMatrix {
  /// Prepares a matrix for a comparison.
  fileprivate init(_ matrix: Framework.Matrix, language: String) {
    self.init(
      key: EntryKey(matrix.collection, matrix.id), title: matrix.title,
      address: matrix.route.isEmpty ? "./" : matrix.route)
    corner = matrix.corner
    if case .derived = matrix.kind { isDerived = true }
    func lines(_ axis: Framework.Axis) -> [Line] {
      axis.headers.map { header in
        Line(
          id: header.id, title: header.title,
          entry: axis.collection.map { EntryKey($0, header.id) })
      }
    }
    rows = lines(matrix.rows)
    columns = lines(matrix.columns)
    levels = matrix.levels.map { level in
      Level(
        id: level.id, label: level.label,
        meaning: "\(level.letter): \(level.meaning ?? "")", isApplicable: level.isApplicable)
    }
    marks = matrix.marks.map {
      Mark(
        id: $0.id, label: $0.label, sign: $0.sign == "*" ? "★" : $0.sign, meaning: $0.meaning ?? "")
    }
    if let duties = matrix.duties {
      self.duties = duties.levels
      usesRows = duties.side == .rows
      let label = duties.levels.first.flatMap { id in matrix.levels.first { $0.id == id }?.label }
      user = Self.user(label, language: language)
    }
    for (place, cell) in matrix.cells {
      cells[CellKey(place.row, place.column)] = Cell(cell)
    }
  }

  /// Returns the user in words. The level of the largest duty is usually named after the user.
  private static func user(_ label: String?, language: String) -> String {
    guard let label, language.hasPrefix("en"), label.allSatisfy(\.isLetter) else {
      return "the user"
    }
    let word = label.lowercased()
    return ["you", "yours", "your", "us", "we", "ours", "me", "mine"].contains(word)
      ? "you" : "the \(word)"
  }
}

extension ComparedMatrix.Cell {
  fileprivate init(_ cell: Framework.Cell) {
    self.init()
    levels = cell.levels.sorted()
    marks = cell.marks.sorted()
    number = cell.number
    text = cell.text.map(singleLine)
    let texts = [
      ("reason", cell.texts.because), ("provider", cell.texts.provider),
      ("customer", cell.texts.customer),
      ("notes", cell.notes.isEmpty ? nil : cell.notes.joined(separator: "; ")),
    ]
    for (label, text) in texts { remarks[label] = text.map(singleLine) }
    address = "\(cell.route)#\(cell.anchor)"
  }
}

/// Returns a text on one line, so that other line breaks are no change.
func singleLine(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
