public import Diagnostics
internal import Foundation
internal import Yams

/// Reads YAML through Yams and gives every part its place in the file.
public enum YAMLReader {
  /// How deep YAML from a stranger may nest.
  static let maximumDepth = 64

  /// Reads the YAML in a part of a file.
  ///
  /// - Returns: the top node, nil where there is nothing or nothing readable, and what was wrong.
  public static func read(
    _ range: Range<Int>, of file: SourceFile
  ) -> (node: YAMLNode?, findings: [Finding]) {
    let places = YAMLPlaces(bytes: file.bytes, range: range)
    let looked = YAMLGuard(file.bytes, range, limit: maximumDepth)
    if let deep = looked.tooDeep {
      return (nil, [.nestingTooDeep(at: file.at(deep), limit: maximumDepth)])
    }
    if !looked.anchors.isEmpty {
      return (nil, looked.anchors.map { .yamlAnchor(at: file.at($0)) })
    }
    let text = String(decoding: file.bytes[range], as: UTF8.self)
    do {
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return (nil, []) }
      var converter = YAMLConverter(file: file, places: places)
      let node = converter.convert(root)
      return (node, converter.findings)
    } catch let error as YamlError {
      return (nil, [finding(for: error, file: file, places: places)])
    } catch {
      return (
        nil,
        [
          .frontMatterSyntax(
            "\(error)", at: file.at(SourceRange(range.lowerBound, range.lowerBound)))
        ]
      )
    }
  }

  private static func finding(
    for error: YamlError, file: SourceFile, places: YAMLPlaces
  ) -> Finding {
    func at(_ mark: Mark) -> SourceLocation {
      let offset = places.offset(of: mark)
      return file.at(SourceRange(offset, places.tokenEnd(from: offset)))
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      if let quote = places.unclosedQuote(before: places.offset(of: mark)) {
        return .unclosedQuote(at: file.at(quote))
      }
      return .frontMatterSyntax(
        problem, at: at(mark), context: context.map { ($0.text, at($0.mark)) })
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      let first = places.offset(of: context.mark)
      let column = context.mark.column
      return .duplicateKey(
        key, at: file.at(places.key(key, column: column, after: first)),
        first: file.at(places.keyRange(at: first, key)))
    case .reader(let problem, let offset, _, _):
      let place = places.range.lowerBound + (offset ?? 0)
      return .frontMatterSyntax(problem, at: file.at(SourceRange(place, place + 1)))
    default:
      let start = places.range.lowerBound
      return .frontMatterSyntax("\(error)", at: file.at(SourceRange(start, start)))
    }
  }
}

/// Turns Yams' nodes into ours. Anchors and aliases were refused before; one that slipped through
/// is refused here and not looked into, so that nothing is ever expanded.
private struct YAMLConverter {
  let file: SourceFile
  let places: YAMLPlaces
  var findings: [Finding] = []

  mutating func convert(_ node: Node) -> YAMLNode {
    let start = node.mark.map { places.offset(of: $0) } ?? places.range.lowerBound
    if node.anchor != nil {
      // Never descended into: an alias is a copy of what its anchor names, and copies of copies
      // grow without end.
      let range = SourceRange(start, places.tokenEnd(from: start))
      findings.append(.yamlAnchor(at: file.at(range)))
      return YAMLNode(value: .scalar("", isQuoted: false), range: range)
    }
    switch node {
    case .scalar(let scalar):
      let range = places.scalar(at: start, text: scalar.string, style: scalar.style)
      if let control = scalar.string.utf8.first(where: isControl) {
        findings.append(.controlCharacter(UInt32(control), at: file.at(range)))
      }
      return YAMLNode(
        value: .scalar(scalar.string, isQuoted: scalar.style != .plain), range: range)
    case .sequence(let sequence):
      let items = sequence.map { convert($0) }
      let end = places.collectionEnd(from: start, last: items.last?.range)
      return YAMLNode(value: .sequence(items), range: SourceRange(start, end))
    case .mapping(let mapping):
      let pairs = mapping.map { pair($0.key, $0.value) }
      let end = places.collectionEnd(from: start, last: pairs.last?.value.range)
      return YAMLNode(value: .mapping(pairs), range: SourceRange(start, end))
    case .alias:
      let range = SourceRange(start, places.tokenEnd(from: start))
      findings.append(.yamlAnchor(at: file.at(range)))
      return YAMLNode(value: .scalar("", isQuoted: false), range: range)
    }
  }

  private mutating func pair(_ key: Node, _ value: Node) -> YAMLNode.Pair {
    let name = convert(key)
    if name.text == nil {
      findings.append(
        .frontMatterSyntax("a key must be a plain name", at: file.at(name.range)))
    }
    return YAMLNode.Pair(key: name.text ?? "", keyRange: name.range, value: convert(value))
  }
}
