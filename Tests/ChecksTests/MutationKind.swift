import TestSupport
import Testing

/// One way in which content gets broken, and the rule that has to say so.
struct MutationKind: Sendable, CustomTestStringConvertible {
  let name: String
  let rule: String
  /// Other rules that may report the mutation.
  var also: Set<String> = []
  /// Today, for rules that ask.
  var today: String?
  /// Mutates a site and returns the expected location.
  let apply: @Sendable (inout Mutant) throws -> Mutant.Place

  var testDescription: String { name }

  init(
    _ name: String, _ rule: String, also: Set<String> = [], today: String? = nil,
    _ apply: @escaping @Sendable (inout Mutant) throws -> Mutant.Place
  ) {
    self.name = name
    self.rule = rule
    self.also = also
    self.today = today
    self.apply = apply
  }

  static let all =
    frontMatter + identity + references + matrix + prose + links + words
    + citations + hygiene + relations

  static let matrixPath = "matrix/responsibility.md"

  static func isRow(_ line: Substring) -> Bool { line.hasPrefix("| [") }
  static func isItem(_ line: Substring) -> Bool { line.hasPrefix("  - ") }
}

extension Int {
  func place(in path: String) -> Mutant.Place {
    Mutant.Place(path: "Content/\(path)", line: self)
  }
}
