package import Diagnostics

/// A path to the entries in a file of data, such as `matrices[*].techniques`.
///
/// A name selects the value of a key. `[*]` selects all items of a list or all values of a mapping.
/// The entries are the items of what the path selects, so a path without a final `[*]` means the
/// same as one with it.
package struct ItemPath: Sendable, Equatable {
  /// A step from a node to nodes inside it.
  enum Step: Sendable, Equatable {
    case key(String)
    case each
  }

  /// The path as written.
  package let text: String
  let steps: [Step]

  /// Parses a path. Returns nil if it is invalid.
  package init?(_ text: String) {
    var steps: [Step] = []
    var rest = text[...]
    while !rest.isEmpty {
      if rest.hasPrefix("[*]") {
        steps.append(.each)
        rest = rest.dropFirst(3)
        guard rest.isEmpty || rest.first == "[" || rest.first == "." else { return nil }
        if rest.first == ".", rest.dropFirst().first ?? "[" == "[" { return nil }
        continue
      }
      if !steps.isEmpty {
        guard rest.first == "." else { return nil }
        rest = rest.dropFirst()
      }
      let name = rest.prefix { $0 != "." && $0 != "[" }
      guard !name.isEmpty, !name.contains(where: { $0.isWhitespace || "]*{}".contains($0) }) else {
        return nil
      }
      steps.append(.key(String(name)))
      rest = rest.dropFirst(name.count)
    }
    guard let last = steps.last else { return nil }
    self.text = text
    self.steps = last == .each ? steps : steps + [.each]
  }
}

/// A node that is an entry.
package struct Item: Sendable {
  /// The node with the fields of the entry.
  package let node: YAMLNode
  /// The key of the node in a mapping, or nil in a list.
  package let key: (text: String, range: SourceRange)?

  /// Creates an item.
  package init(node: YAMLNode, key: (text: String, range: SourceRange)?) {
    self.node = node
    self.key = key
  }

  /// The mapping with the fields of the entry. A text beside a key is its title.
  package var record: YAMLNode {
    guard let key, node.text != nil, !node.isNull else { return node }
    let title = YAMLNode.Pair(key: "title", keyRange: key.range, value: node)
    return YAMLNode(value: .mapping([title]), range: node.range)
  }
}

extension ItemPath {
  /// Returns the items of the documents of a file, and a finding for each place where the path leads
  /// nowhere although the author probably meant it to lead on.
  package func items(
    of documents: [YAMLNode], in file: SourceFile
  ) -> (items: [Item], findings: [Finding]) {
    var items = documents.map { Item(node: $0, key: nil) }
    var findings: [Finding] = []
    for step in steps where !items.isEmpty {
      var next: [Item] = []
      var lacking: [YAMLNode] = []
      for item in items where !item.node.isNull {
        switch (step, item.node.value) {
        case (.each, .sequence(let nodes)): next += nodes.map { Item(node: $0, key: nil) }
        case (.each, .mapping(let pairs)):
          next += pairs.map { Item(node: $0.value, key: ($0.key, $0.keyRange)) }
        case (.key(let name), .mapping(let pairs)):
          if let pair = pairs.first(where: { $0.key == name }) {
            next.append(Item(node: pair.value, key: (pair.key, pair.keyRange)))
          } else {
            lacking.append(item.node)
          }
        case (.each, .scalar), (.key, .scalar), (.key, .sequence):
          findings.append(.noItems(at: item.node, expecting: step, self, in: file))
        }
      }
      if case .key(let name) = step {
        let isNowhere = next.isEmpty && findings.isEmpty
        findings += Self.findings(name, lacking, isNowhere: isNowhere, self, in: file)
      }
      items = next
    }
    return (items, findings)
  }

  /// Reports mappings without a key. If other mappings have it, only those that have a similar key
  /// instead are reported.
  private static func findings(
    _ name: String, _ lacking: [YAMLNode], isNowhere: Bool, _ path: ItemPath, in file: SourceFile
  ) -> [Finding] {
    var findings: [Finding] = []
    for node in lacking {
      guard case .mapping(let pairs) = node.value else { continue }
      let near = nearestName(to: name, in: pairs.prefix(100).map(\.key))
      if let near, let pair = pairs.first(where: { $0.key == near }) {
        findings.append(.noItems(at: pair, insteadOf: name, path, in: file))
      } else if isNowhere && findings.isEmpty {
        findings.append(.noItems(under: name, of: node, path, in: file))
      }
    }
    return findings
  }
}
