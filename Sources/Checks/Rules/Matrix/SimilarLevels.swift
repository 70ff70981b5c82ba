internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// Two levels of a matrix have colours that are hard to tell apart.
  package static let similarLevels = Rule(
    "similar-levels", .note, stage: .check,
    what: """
      Two levels of a matrix have colours that are hard to tell apart, also as people with protanopia, \
      deuteranopia or tritanopia see them. Demarc compares the colours that a schema writes as \
      `#rrggbb` with those of the other levels.
      """,
    why: "Readers see at a glance where a level ends. With similar colours, only the letters tell.",
    example: """
      levels:
        - { id: yes, label: "Yes", color: "#2e7d32" }
        - { id: no, label: "No", color: "#c62828" }
      """,
    fix: "Choose colours that differ in lightness, or omit `color` to use those of the palette.")
}

extension Check {
  static let similarLevels = Check(.similarLevels) { context in
    context.graph.matrices.flatMap { matrix -> [Finding] in
      matrix.levels.indices.compactMap { index -> Finding? in
        let level = matrix.levels[index]
        guard let other = matrix.levels[..<index].first(where: { isSimilar(level, $0) }) else {
          return nil
        }
        return Finding(
          .similarLevels, at: level.location,
          "the colours of \(level.label) and \(other.label) are hard to tell apart",
          notes: [.init(other.label, at: other.location)],
          help: ["choose colours that differ in lightness, or omit `color` to use the palette"])
      }
    }
  }

  /// The distance below which two fills with a border between them are easily confused.
  private static let leastDistance = 5.0

  private static func isSimilar(_ a: Matrix.Level, _ b: Matrix.Level) -> Bool {
    guard a.color.isOwn || b.color.isOwn else { return false }
    return [true, false].contains { isLight in
      guard let a = a.color.fill(isLight: isLight), let b = b.color.fill(isLight: isLight) else {
        return false
      }
      return ColorVision.distance(a, b) < leastDistance
    }
  }
}
