package import Diagnostics

/// A piece of YAML and where it stands in its file.
package struct YAMLNode: Sendable, Hashable {
  /// What it is.
  package let value: Value
  /// Where it is: a scalar's text, quotes included; a collection from its first to its last part.
  package let range: SourceRange
  /// What stands behind a plain scalar and reads as text, but is a comment to YAML.
  var comment: SourceRange?

  /// A node without a comment.
  package init(value: Value, range: SourceRange) {
    self.value = value
    self.range = range
  }

  /// The three kinds of YAML.
  package indirect enum Value: Sendable, Hashable {
    /// A scalar; `isQuoted` where quotes or a block say that it is text whatever it looks like.
    case scalar(String, isQuoted: Bool)
    /// A sequence.
    case sequence([YAMLNode])
    /// A mapping, its keys in the order of the file.
    case mapping([Pair])
  }

  /// A key and its value.
  package struct Pair: Sendable, Hashable {
    /// The key's text.
    package let key: String
    /// Where the key stands.
    package let keyRange: SourceRange
    /// The value.
    package let value: YAMLNode
  }

  /// The node with all its parts in one place of another file.
  func placed(at place: SourceRange) -> YAMLNode {
    switch value {
    case .scalar: YAMLNode(value: value, range: place)
    case .sequence(let items):
      YAMLNode(value: .sequence(items.map { $0.placed(at: place) }), range: place)
    case .mapping(let pairs):
      YAMLNode(
        value: .mapping(
          pairs.map { Pair(key: $0.key, keyRange: place, value: $0.value.placed(at: place)) }),
        range: place)
    }
  }

  /// The text of a scalar.
  package var text: String? {
    if case .scalar(let text, _) = value { text } else { nil }
  }

  /// True for an empty or `null` scalar: a key without a value.
  package var isNull: Bool {
    if case .scalar(let text, false) = value {
      return text.isEmpty || text == "~" || text == "null"
    }
    return false
  }

  /// What an author would call it.
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
