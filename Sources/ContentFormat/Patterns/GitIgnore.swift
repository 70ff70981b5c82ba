package import Diagnostics

/// The rules of one `.gitignore` file (gitignore(5)).
package struct GitIgnoreFile: Sendable {
  /// A line of the file.
  struct Rule: Sendable {
    let glob: Glob
    /// True for a pattern without a slash, which is compared with names at any depth.
    let isName: Bool
    /// True for a pattern with a slash at its end.
    let isFolderOnly: Bool
    /// True for a pattern after `!`, which takes a file back in.
    let isNegated: Bool
    /// The range of the line, without spaces at its end.
    let range: SourceRange
  }

  /// Maximum number of rules that are read. A file of the maximum size could have 262,144.
  static let maximumRules = 2_000

  /// Path of the file as findings show it.
  let path: String
  let rules: [Rule]
  /// True if the file has more rules than are read.
  package let isTooLong: Bool

  /// Parses a file. Invalid patterns match nothing, as in git.
  package init(_ bytes: [UInt8], path: String = "") {
    self.path = path
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let all = bytes.split(separator: UInt8(ascii: "\n")).lazy.compactMap(Self.rule)
      .prefix(Self.maximumRules + 1)
    rules = Array(all.prefix(Self.maximumRules))
    isTooLong = all.count > Self.maximumRules
  }

  private static func rule(_ line: ArraySlice<UInt8>) -> Rule? {
    guard line.first != UInt8(ascii: "#") else { return nil }
    var line = withoutTrailingSpaces(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    let range = SourceRange(line.startIndex, line.endIndex)
    let isNegated = line.first == UInt8(ascii: "!")
    if isNegated { line.removeFirst() }
    let isFolderOnly = line.last == UInt8(ascii: "/")
    if isFolderOnly { line.removeLast() }
    let isName = !line.contains(UInt8(ascii: "/"))
    if line.first == UInt8(ascii: "/") { line.removeFirst() }
    guard !line.isEmpty, let glob = Glob(line) else { return nil }
    return Rule(
      glob: glob, isName: isName, isFolderOnly: isFolderOnly, isNegated: isNegated, range: range)
  }

  /// Removes the spaces at the end of a line, except one after a backslash.
  private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == UInt8(ascii: "\\") {
        index = min(index + 2, line.endIndex)
        end = index
      } else {
        index += 1
        if line[index - 1] != UInt8(ascii: " ") { end = index }
      }
    }
    return line[..<end]
  }
}

/// The `.gitignore` files that apply in a folder: its own and those of its parents.
package struct GitIgnore: Sendable {
  private struct Level: Sendable {
    let file: GitIgnoreFile
    /// The state of each pattern after the components from the file's folder to this one.
    var states: [Glob.State]
  }

  private var levels: [Level] = []

  /// Creates an empty list, which ignores nothing.
  package init() {}

  /// True if no file applies.
  package var isEmpty: Bool { levels.isEmpty }

  /// Adds the file of the current folder, which takes precedence over those of its parents.
  package mutating func add(_ file: GitIgnoreFile) {
    guard !file.rules.isEmpty else { return }
    levels.append(Level(file: file, states: file.rules.map(\.glob.start)))
  }

  /// True if a file or folder in the current folder is ignored. The last rule that matches decides.
  /// What an ignored folder contains is ignored too, whatever the rules say.
  package func ignores(_ name: [UInt8], isFolder: Bool) -> Bool {
    rule(ignoring: name, isFolder: isFolder) != nil
  }

  /// Returns the location of the rule by which a file or folder in the current folder is ignored,
  /// or nil if it is not.
  package func rule(ignoring name: [UInt8], isFolder: Bool) -> SourceLocation? {
    for level in levels.reversed() {
      for (rule, state) in zip(level.file.rules, level.states).reversed()
      where isFolder || !rule.isFolderOnly {
        let isMatch =
          rule.isName
          ? rule.glob.matchesName(name) : rule.glob.advanced(state, by: name).isMatch
        if isMatch {
          return rule.isNegated ? nil : SourceLocation(level.file.path, rule.range)
        }
      }
    }
    return nil
  }

  /// Returns the rules in a subfolder, without its own file.
  package func entering(_ name: [UInt8]) -> GitIgnore {
    var copy = self
    for index in copy.levels.indices {
      let rules = copy.levels[index].file.rules
      for (number, rule) in rules.enumerated() where !rule.isName {
        let state = copy.levels[index].states[number]
        if state.reachesBelow {
          copy.levels[index].states[number] = rule.glob.advanced(state, by: name)
        }
      }
    }
    return copy
  }
}
