package import Diagnostics

/// A YAML node and its range in the file.
package struct YAMLNode: Sendable, Hashable {
  /// The value of the node.
  package let value: Value
  /// The range: a scalar with its quotes, or a collection from its first to its last part.
  package let range: SourceRange
  /// A comment after a plain scalar that looks like part of its text.
  var comment: SourceRange?

  /// Creates a node without a comment.
  package init(value: Value, range: SourceRange) {
    self.value = value
    self.range = range
  }

  /// The three kinds of YAML nodes.
  package indirect enum Value: Sendable, Hashable {
    /// A scalar. `isQuoted` is true if quotes, a block style or a `!!str` tag make it a string.
    case scalar(String, isQuoted: Bool)
    /// A sequence.
    case sequence([YAMLNode])
    /// A mapping, with keys in the order of the file.
    case mapping([Pair])
  }

  /// A key and its value.
  package struct Pair: Sendable, Hashable {
    /// The text of the key.
    package let key: String
    /// The range of the key.
    package let keyRange: SourceRange
    /// The value.
    package let value: YAMLNode

    /// Creates a key with its value.
    package init(key: String, keyRange: SourceRange, value: YAMLNode) {
      (self.key, self.keyRange, self.value) = (key, keyRange, value)
    }
  }

  /// Returns the node with all ranges replaced by one range of another file.
  func relocated(to place: SourceRange) -> YAMLNode {
    switch value {
    case .scalar: YAMLNode(value: value, range: place)
    case .sequence(let items):
      YAMLNode(value: .sequence(items.map { $0.relocated(to: place) }), range: place)
    case .mapping(let pairs):
      YAMLNode(
        value: .mapping(
          pairs.map { Pair(key: $0.key, keyRange: place, value: $0.value.relocated(to: place)) }),
        range: place)
    }
  }

  /// Hashes the values and keys, but not their ranges.
  package func combineValues(into hasher: inout Hasher) {
    switch value {
    case .scalar(let text, let isQuoted):
      hasher.combine(text)
      hasher.combine(isQuoted)
    case .sequence(let items):
      hasher.combine(items.count)
      for item in items { item.combineValues(into: &hasher) }
    case .mapping(let pairs):
      hasher.combine(-1 - pairs.count)
      for pair in pairs {
        hasher.combine(pair.key)
        pair.value.combineValues(into: &hasher)
      }
    }
  }

  /// The text of a scalar, or nil for a collection.
  package var text: String? {
    if case .scalar(let text, _) = value { text } else { nil }
  }

  /// True for an empty scalar, `~` or `null`.
  package var isNull: Bool {
    if case .scalar(let text, false) = value {
      return text.isEmpty || text == "~" || text == "null"
    }
    return false
  }

  /// The kind of the node in messages.
  package var kind: String {
    switch value {
    case .scalar(_, isQuoted: true): "a text"
    case .scalar(let text, isQuoted: false):
      text == "true" || text == "false"
        ? "a boolean" : Double(text) != nil ? "a number" : isNull ? "nothing" : "a text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension YAMLNode {
  /// True for a mapping that contains the key.
  package func hasKey(_ key: String) -> Bool {
    guard case .mapping(let pairs) = value else { return false }
    return pairs.contains { $0.key == key }
  }

  /// True for a mapping that contains the key without a value.
  func hasNull(_ key: String) -> Bool {
    guard case .mapping(let pairs) = value else { return false }
    return pairs.contains { $0.key == key && $0.value.isNull }
  }
}
