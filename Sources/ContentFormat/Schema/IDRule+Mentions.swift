package import Markdown

extension CollectionSchema {
  /// The form in which prose mentions entries of the collection, or nil if it does not.
  ///
  /// The entries are not known when a text is parsed. A word is a mention if the rule for ids could
  /// produce it, or if it matches the pattern of a field with other ids.
  package var mentionPattern: MarkdownOptions.Mention? {
    guard let mention else { return nil }
    let (id, fields) = (id, allFields)
    let others = id.also.compactMap { fields.pattern(at: $0) }
    return MarkdownOptions.Mention(
      prefix: mention.prefix, suffix: mention.suffix, hasSlashes: id.hasSlashes
    ) { text in
      if let pattern = id.pattern {
        guard let isMatch = pattern.isMatch(text) else { return nil }
        if isMatch { return true }
      } else if id.sources.contains(where: { $0.canProduce(text, fields) }) {
        return true
      }
      for pattern in others {
        guard let isMatch = pattern.isMatch(text) else { return nil }
        if isMatch { return true }
      }
      return false
    }
  }

  /// The patterns with which words are compared to find mentions.
  package var mentionPatterns: [Pattern] {
    [id.pattern].compactMap(\.self) + id.also.compactMap { allFields.pattern(at: $0) }
  }

  /// True if ids can be told from ordinary words.
  var hasDistinctIDs: Bool {
    id.pattern != nil
      || id.sources.allSatisfy { source in
        guard case .template(let parts) = source else { return false }
        return parts.contains { part in
          switch part {
          case .literal(let text): text.contains { $0.isLetter || $0.isNumber }
          case .value(let value, _):
            switch fields.form(of: value) {
            case .oneOf, .digits: true
            case .anything: false
            }
          }
        }
      }
  }
}

extension IDRule.Source {
  /// True if the source could produce the text.
  fileprivate func canProduce(_ text: String, _ fields: [FieldSchema]) -> Bool {
    switch self {
    case .stem, .folder, .path: isRoutePart(text)
    case .template(let parts):
      self == .field(FieldPath("id")) ? isRoutePart(text) : matches(text[...], parts[...], fields)
    }
  }
}

/// True if an id template could produce the text: literals match exactly, fields by their type.
/// Tracks every possible end of a part at the same time, so that backtracking cannot become
/// exponential.
private func matches(
  _ text: Substring, _ parts: ArraySlice<IDRule.TemplatePart>, _ fields: [FieldSchema]
) -> Bool {
  let bytes = Array(text.utf8)
  guard bytes.count <= maximumRoutePartLength else { return false }
  var ends: Set<Int> = [0]
  for part in parts {
    var next: Set<Int> = []
    func add(_ literal: String, at start: Int) {
      if bytes[start...].starts(with: literal.utf8) { next.insert(start + literal.utf8.count) }
    }
    switch part {
    case .literal(let literal): for start in ends { add(literal, at: start) }
    case .value(let value, let format):
      switch fields.form(of: value) {
      case .oneOf(let values):
        for start in ends {
          for value in values { add(format?.apply(to: value.id) ?? value.id, at: start) }
        }
      case .digits:
        for start in ends {
          let digits = bytes[start...].prefix { (0x30...0x39).contains($0) }
          next.formUnion(digits.indices.map { $0 + 1 })
        }
      case .anything:
        if let first = ends.min(), first < bytes.count { next = Set(first + 1...bytes.count) }
      }
    }
    ends = next
    if ends.isEmpty { return false }
  }
  return ends.contains(bytes.count)
}

/// The form of a value in an id template.
private enum IDTemplateForm {
  case oneOf([EnumValue])
  case digits
  case anything
}

extension [FieldSchema] {
  fileprivate func form(of value: IDRule.Value) -> IDTemplateForm {
    guard case .field(let path) = value else { return .anything }
    switch field(at: path)?.type {
    case .enumeration(let values, _): return .oneOf(values)
    case .integer: return .digits
    default: return .anything
    }
  }

  /// The pattern of a field, or of the items of a list.
  fileprivate func pattern(at path: FieldPath) -> Pattern? {
    guard let field = field(at: path) else { return nil }
    if case .list(let element) = field.type { return element.pattern ?? field.pattern }
    return field.pattern
  }

  private func field(at path: FieldPath) -> FieldSchema? {
    var fields = self
    for (depth, name) in path.names.enumerated() {
      guard let field = fields.first(where: { $0.name == name }) else { return nil }
      if depth == path.names.count - 1 { return field }
      guard case .record(let inner) = field.type else { return nil }
      fields = inner
    }
    return nil
  }
}
