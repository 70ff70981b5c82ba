internal import ContentFormat
internal import ContentModel

/// The levels and marks of a matrix with their meanings.
struct Legend: TemplateModel {
  struct Level: TemplateModel {
    let level: Matrix.Level

    static let names: TemplateNames<Self> = [
      "label": .text(\.level.label), "letter": .text(\.level.letter),
      "level_id": .text(\.level.id), "color": .text(\.level.color.className),
      "meaning": .text(\.level.meaning),
    ]
  }

  let levels: [Level]
  let marks: [MatrixMark]

  static let names: TemplateNames<Self> = ["legend": .group(\.levels), "marks": .group(\.marks)]
}

/// A mark of a matrix.
struct MatrixMark: TemplateModel {
  let mark: Matrix.Mark
  /// The character that readers see.
  let sign: String

  static let names: TemplateNames<Self> = [
    "id": .text(\.mark.id), "sign": .text(\.sign), "label": .text(\.mark.label),
    "meaning": .text(\.mark.meaning),
  ]
}

/// The number of cells with a level in a part of a matrix.
struct LevelCount: TemplateModel {
  let level: Matrix.Level
  let count: Int
  /// The share of the counted cells, rounded to whole percent.
  let percent: Int
  /// True if the level is a duty of the users of a row or column.
  var isOwed = false

  static let names: TemplateNames<Self> = [
    "none": .flag { !$0.level.isApplicable }, "owed": .flag(\.isOwed),
    "level": .text(\.level.label), "label": .text(\.level.label), "level_id": .text(\.level.id),
    "color": .text(\.level.color.className), "letter": .text(\.level.letter),
    "count": .number(\.count),
    "percent": .number(\.percent),
  ]
}

extension SiteRenderer {
  func legend(_ matrix: Matrix) -> Legend {
    Legend(
      levels: matrix.levels.map { Legend.Level(level: $0) },
      marks: marks(Array(matrix.marks.indices), of: matrix))
  }

  /// Returns the marks of a matrix at the given indices.
  func marks(_ marks: [Int], of matrix: Matrix) -> [MatrixMark] {
    marks.map { MatrixMark(mark: matrix.marks[$0], sign: matrix.shownSign(of: matrix.marks[$0])) }
  }

  /// Combines the levels of a matrix with their counts, given in the same order.
  func counts(_ matrix: Matrix, _ counts: [Int]) -> [LevelCount] {
    let owed = Set(matrix.duties?.levels ?? [])
    return zip(matrix.levels, zip(counts, percentages(counts))).enumerated().map { index, pair in
      let (level, numbers) = pair
      return LevelCount(
        level: level, count: numbers.0, percent: numbers.1, isOwed: owed.contains(index))
    }
  }
}

/// Returns counts as rounded percentages of their sum. All are 0 if the sum is 0. Equal counts have
/// equal percentages, so the sum of the percentages can differ slightly from 100.
func percentages(_ counts: [Int]) -> [Int] {
  let total = counts.reduce(0, +)
  guard total > 0 else { return counts.map { _ in 0 } }
  return counts.map { ($0 * 200 + total) / (total * 2) }
}
