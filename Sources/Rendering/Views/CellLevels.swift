internal import ContentModel

/// The levels of a cell, as one value and, if there are several, each by itself.
struct CellLevels: TemplateModel {
  let levels: [Matrix.Level]

  /// A level, or nil if the cell has none.
  init(_ levels: [Matrix.Level]) { self.levels = levels }

  /// The ids, separated by spaces.
  var ids: String? { joined(" ", \.id) }

  /// The labels, separated by commas.
  var labels: String? { joined(", ", \.label) }

  /// The letters, separated by slashes.
  var letters: String? { joined("/", \.letter) }

  /// The end of the class for the colour. Several levels have no common colour.
  var colorClass: String? {
    levels.count > 1 ? "several" : levels.first?.color.className
  }

  /// True if any of the levels applies.
  var isApplicable: Bool { levels.contains(where: \.isApplicable) }

  private func joined(_ separator: String, _ text: (Matrix.Level) -> String) -> String? {
    levels.isEmpty ? nil : levels.map(text).joined(separator: separator)
  }

  /// One of several levels.
  struct Part: TemplateModel {
    let level: Matrix.Level

    static let names: TemplateNames<Self> = [
      "level_id": .text(\.level.id), "color": .text(\.level.color.className),
      "letter": .text(\.level.letter), "label": .text(\.level.label),
      "level": .text(\.level.label),
    ]
  }

  static let names: TemplateNames<Self> = [
    "level_id": .text(\.ids), "color": .text(\.colorClass), "letter": .text(\.letters),
    "label": .text(\.labels), "level": .text(\.labels), "applicable": .flag(\.isApplicable),
    "several": .group { $0.levels.count > 1 ? $0.levels.map { Part(level: $0) } : [] },
  ]
}

extension SiteRenderer {
  /// Returns the levels of a cell.
  func cellLevels(_ matrix: Matrix, _ row: Int, _ column: Int) -> CellLevels {
    CellLevels(matrix.levels(row: row, column: column))
  }
}
