public import Diagnostics

/// A piece of YAML and where it stands in its file.
public struct YAMLNode: Sendable, Hashable {
  /// What it is.
  public let value: Value
  /// Where it is: a scalar's text, quotes included; a collection from its first to its last part.
  public let range: SourceRange
  /// What stands behind a plain scalar and reads as text, but is a comment to YAML.
  var comment: SourceRange?

  /// The three kinds of YAML.
  public indirect enum Value: Sendable, Hashable {
    /// A scalar; `isQuoted` where quotes or a block say that it is text whatever it looks like.
    case scalar(String, isQuoted: Bool)
    /// A sequence.
    case sequence([YAMLNode])
    /// A mapping, its keys in the order of the file.
    case mapping([Pair])
  }

  /// A key and its value.
  public struct Pair: Sendable, Hashable {
    /// The key's text.
    public let key: String
    /// Where the key stands.
    public let keyRange: SourceRange
    /// The value.
    public let value: YAMLNode
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
  public var text: String? {
    if case .scalar(let text, _) = value { text } else { nil }
  }

  /// True for an empty or `null` scalar: a key without a value.
  public var isNull: Bool {
    if case .scalar(let text, false) = value {
      return text.isEmpty || text == "~" || text == "null"
    }
    return false
  }

  /// What an author would call it.
  public var kind: String {
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
