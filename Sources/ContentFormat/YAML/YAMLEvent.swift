internal import CYaml

/// One event of libyaml, copied from its memory, with byte offsets in the file.
struct YAMLEvent {
  let kind: Kind
  /// The offset of its first byte, anchor and tag included.
  let start: Int
  /// The offset after its last byte. For a block scalar this is after its last line.
  let end: Int
  /// The name of the anchor of a node, or nil.
  let anchor: String?
  /// The explicit tag, or nil if YAML resolves the type.
  let tag: String?

  enum Kind {
    case alias(String)
    case scalar(String, Style)
    case sequenceStart(isFlow: Bool)
    case sequenceEnd
    case mappingStart(isFlow: Bool)
    case mappingEnd
    case streamEnd
    /// The start of the stream, or the start or end of a document.
    case frame
  }

  enum Style {
    case plain
    case singleQuoted
    case doubleQuoted
    case block
  }

  init(_ event: yaml_event_t, _ offsets: YAMLOffsets) {
    start = offsets.offset(ofCharacter: event.start_mark.index)
    end = max(start, offsets.offset(ofCharacter: event.end_mark.index))
    switch event.type {
    case YAML_ALIAS_EVENT:
      (kind, anchor, tag) = (.alias(Self.text(event.data.alias.anchor) ?? ""), nil, nil)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = .scalar(String(decoding: bytes, as: UTF8.self), Style(scalar.style))
      (anchor, tag) = (Self.text(scalar.anchor), Self.text(scalar.tag))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      kind = .sequenceStart(isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE)
      (anchor, tag) = (Self.text(sequence.anchor), Self.text(sequence.tag))
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      kind = .mappingStart(isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE)
      (anchor, tag) = (Self.text(mapping.anchor), Self.text(mapping.tag))
    case YAML_SEQUENCE_END_EVENT: (kind, anchor, tag) = (.sequenceEnd, nil, nil)
    case YAML_MAPPING_END_EVENT: (kind, anchor, tag) = (.mappingEnd, nil, nil)
    case YAML_STREAM_END_EVENT: (kind, anchor, tag) = (.streamEnd, nil, nil)
    default: (kind, anchor, tag) = (.frame, nil, nil)
    }
  }

  /// The tags of YAML's own types (YAML 1.2.2, chapter 10). They are accepted.
  static let plainTags = Set(
    ["str", "int", "float", "bool", "null", "map", "seq"].map { "tag:yaml.org,2002:\($0)" })

  private static func text(_ pointer: UnsafePointer<yaml_char_t>?) -> String? {
    pointer.map { String(decodingCString: $0, as: UTF8.self) }
  }
}

extension YAMLEvent.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: self = .block
    default: self = .plain
    }
  }
}
