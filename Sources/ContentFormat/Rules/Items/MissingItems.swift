package import Diagnostics

extension Rule {
  /// A file of a collection with `items` has no entries where the schema expects them.
  package static let missingItems = Rule(
    "missing-items", stage: .content,
    what: """
      A collection declares with `items` which parts of a file are its entries, and a file has no \
      such part, or something else in its place.
      """,
    why: "The contents of the file would be missing on the site.",
    example: """
      # exercises/_collection.yml
      items: exercises
      # exercises/web.json
      { "exercices": [ … ] }
      """,
    fix: """
      Correct the key or the heading in the file, or the value of `items` in `_collection.yml`. Keep \
      files of other kinds outside of the folder.
      """)
}

extension Finding {
  /// `node` is neither a list nor a mapping, or not the one that the next step needs.
  static func noItems(
    at node: YAMLNode, expecting step: ItemPath.Step, _ path: ItemPath, in file: SourceFile
  ) -> Finding {
    let expected =
      switch step {
      case .key(let name): "a mapping with the key \(name.quoted)"
      case .each: "a list or a mapping of entries"
      }
    return Finding(
      .missingItems, at: file.at(node.range.beginning),
      "`items: \(path.text)` expects \(expected) here, not \(node.kind)")
  }

  /// `pair` has a key that is similar to the one that the path names.
  static func noItems(
    at pair: YAMLNode.Pair, insteadOf name: String, _ path: ItemPath, in file: SourceFile
  ) -> Finding {
    Finding(
      .missingItems, at: file.at(pair.keyRange),
      "`items: \(path.text)` expects the key \(name.quoted), not \(pair.key.quoted)",
      help: ["did you mean \(name.quoted)?"])
  }

  /// No mapping has the key that the path names.
  static func noItems(
    under name: String, of node: YAMLNode, _ path: ItemPath, in file: SourceFile
  ) -> Finding {
    var help: [String] = []
    if case .mapping(let pairs) = node.value, !pairs.isEmpty {
      let keys = pairs.lazy.map(\.key.quoted).listedBriefly()
      help = [pairs.count == 1 ? "the only key here is \(keys)" : "the keys here are \(keys)"]
    }
    return Finding(
      .missingItems, at: file.at(node.range.beginning),
      "there is no key \(name.quoted) here, so `items: \(path.text)` finds no entries", help: help)
  }

  /// The file has no contents.
  package static func noItems(in file: SourceFile) -> Finding {
    Finding(.missingItems, at: file.at(.fileStart), "this file is empty, so it has no entries")
  }

  /// A Markdown file has no heading of the level. `levels` are those of its headings.
  package static func noItems(
    headingsOfLevel level: Int, levels: Set<Int>, in file: SourceFile
  ) -> Finding {
    let others = levels.sorted().map(String.init).listed()
    let help =
      levels.count == 1
      ? "its headings have level \(others)" : "its headings have the levels \(others)"
    return Finding(
      .missingItems, at: file.at(.fileStart),
      "this file has no heading of level \(level), so it has no entries",
      help: levels.isEmpty ? [] : [help])
  }

  /// A heading whose section is an entry has no text.
  package static func untitledItem(at location: SourceLocation) -> Finding {
    Finding(
      .missingItems, at: location, "this heading has no text, so its section has no title",
      help: ["write the title of the entry after the `#` marks"])
  }
}

extension SourceRange {
  /// The first byte, for findings about a long range.
  fileprivate var beginning: SourceRange {
    SourceRange(Int(start), min(Int(start) + 1, Int(end)))
  }
}
