import TestSupport

/// A site that is being broken, and the dice that say where.
struct Mutant {
  /// The mutated site.
  var site: TestSite
  /// The dice.
  var random: SeededGenerator

  /// The expected location of a finding: a file and a line.
  struct Place: Equatable, CustomStringConvertible {
    let path: String
    let line: Int
    var description: String { "\(path):\(line)" }
  }

  /// The content has no location for this mutation, so the test must be adapted.
  struct NoPlace: Error, CustomStringConvertible { let description: String }

  // MARK: Choosing

  /// The files below a folder, sorted, of which one is chosen.
  mutating func file(_ folder: String, where matches: (String) -> Bool = { _ in true }) throws
    -> String
  {
    let paths = site.content.keys.sorted().filter {
      $0.hasPrefix(folder) && $0.hasSuffix(".md") && !$0.hasSuffix("index.md")
        && matches(site[$0] ?? "")
    }
    guard let path = paths.randomElement(using: &random) else {
      throw NoPlace(description: "no file in \(folder)")
    }
    return path
  }

  /// A line of a file that matches a condition, from 1.
  mutating func line(_ path: String, where matches: (Substring) -> Bool) throws -> Int {
    let lines = self.lines(path)
    let numbers = lines.indices.filter { matches(lines[$0]) }
    guard let index = numbers.randomElement(using: &random) else {
      throw NoPlace(description: "no line in \(path)")
    }
    return index + 1
  }

  func lines(_ path: String) -> [Substring] {
    (site[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The number of the first line of the body.
  func bodyStart(_ path: String) -> Int {
    let lines = lines(path)
    return (lines.indices.dropFirst().first { lines[$0] == "---" } ?? 0) + 2
  }

  // MARK: Breaking

  /// Replaces a line.
  @discardableResult
  mutating func set(_ path: String, _ line: Int, _ change: (String) -> String) -> Place {
    var lines = lines(path).map(String.init)
    lines[line - 1] = change(lines[line - 1])
    site[path] = lines.joined(separator: "\n")
    return Place(path: "Content/\(path)", line: line)
  }

  /// Puts a line in front of another.
  @discardableResult
  mutating func insert(_ path: String, _ line: Int, _ text: String) -> Place {
    var lines = lines(path).map(String.init)
    lines.insert(text, at: line - 1)
    site[path] = lines.joined(separator: "\n")
    return Place(path: "Content/\(path)", line: line)
  }

  /// Takes a line away.
  mutating func remove(_ path: String, _ line: Int) {
    var lines = lines(path).map(String.init)
    lines.remove(at: line - 1)
    site[path] = lines.joined(separator: "\n")
  }

  /// Adds a paragraph to the end of a file.
  @discardableResult
  mutating func append(_ path: String, _ text: String) -> Place {
    let count = lines(path).count
    site[path] = (site[path] ?? "") + "\n" + text + "\n"
    return Place(path: "Content/\(path)", line: count + 1)
  }

  // MARK: Tables

  /// The cells of a table's line.
  func cells(_ path: String, _ line: Int) -> [String] {
    lines(path)[line - 1].split(separator: "|").map { $0.trimmed }
  }

  /// Writes the cells of a table's line.
  @discardableResult
  mutating func setCells(_ path: String, _ line: Int, _ change: (inout [String]) -> Void) -> Place {
    var cells = cells(path, line)
    change(&cells)
    return set(path, line) { _ in "| " + cells.joined(separator: " | ") + " |" }
  }
}

extension Substring {
  /// Without white space at its ends.
  var trimmed: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
