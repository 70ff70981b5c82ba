internal import Diagnostics
internal import Foundation

#if canImport(FoundationXML)
  internal import FoundationXML
#endif

/// Reads an SVG file with a conforming XML parser, as browsers do, and stops at the first part that
/// is not known to be harmless.
///
/// The prolog is checked before the parser sees the file. It admits only UTF-8 and no document
/// type, so the parser has no entities to expand and no external files to load.
final class DrawingReader: NSObject, XMLParserDelegate {
  private let bytes: [UInt8]
  private var found: ActivePart?
  private var scopes: [[String: String]] = [["xml": DrawingNames.xml]]
  private var style: String?

  /// Returns the first active content of a drawing, or nil if the drawing is harmless.
  static func activePart(of bytes: [UInt8]) -> ActivePart? {
    if let part = DrawingProlog.activePart(of: bytes) { return part }
    let reader = DrawingReader(bytes)
    let parser = XMLParser(data: Data(bytes))
    parser.shouldProcessNamespaces = false
    parser.shouldResolveExternalEntities = false
    parser.delegate = reader
    let isWhole = parser.parse()
    if let part = reader.found { return part }
    return isWhole ? nil : reader.malformed(parser)
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Maximum nesting depth of elements. Each level keeps its namespace declarations.
  private static let maximumDepth = 256

  private func stop(_ parser: XMLParser, _ part: ActivePart) {
    if found == nil { found = part }
    parser.abortParsing()
  }

  private func malformed(_ parser: XMLParser) -> ActivePart {
    let place = DrawingPosition(bytes, line: parser.lineNumber, column: parser.columnNumber)
    return ActivePart(
      "it is not well-formed XML, so browsers may parse it differently",
      help: "export the drawing again, or fix it here", at: place.point)
  }

  // MARK: XMLParserDelegate

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    if found == nil { stop(parser, malformed(parser)) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    guard found == nil else { return }
    guard scopes.count <= Self.maximumDepth else {
      let place = DrawingPosition(bytes, line: parser.lineNumber, column: parser.columnNumber)
      return stop(
        parser,
        ActivePart(
          "its elements nest deeper than \(Self.maximumDepth)",
          help: "export the drawing again with fewer groups", at: place.element(named: name)))
    }
    var scope = scopes[scopes.count - 1]
    for (key, value) in attributes {
      if key == "xmlns" { scope[""] = value }
      if key.hasPrefix("xmlns:") { scope[String(key.dropFirst("xmlns:".count))] = value }
    }
    scopes.append(scope)
    let element = Self.resolved(name, scope, isAttribute: false)
    if style != nil {
      let place = DrawingPosition(bytes, line: parser.lineNumber, column: parser.columnNumber)
      return stop(
        parser,
        ActivePart(
          "its style sheet contains an element", help: "remove it from the style sheet",
          at: place.element(named: name)))
    }
    if let problem = Self.problem(element, attributes, scope) {
      let place = DrawingPosition(bytes, line: parser.lineNumber, column: parser.columnNumber)
      let range =
        problem.attribute.map { place.attribute($0) } ?? place.element(named: name)
      return stop(parser, ActivePart(problem.reason, help: problem.help, at: range))
    }
    style = element.name == "style" && DrawingNames.isDrawing(element.space) ? "" : nil
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { style?.append(text) }

  func parser(_ parser: XMLParser, foundCDATA data: Data) {
    style?.append(String(decoding: data, as: UTF8.self))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    scopes.removeLast()
    defer { style = nil }
    guard let style, let reason = DrawingStyle.problem(in: style) else { return }
    let place = DrawingPosition(bytes, line: parser.lineNumber, column: parser.columnNumber)
    stop(
      parser,
      ActivePart(
        "its style sheet \(reason)", help: DrawingStyle.help, at: place.element(named: "/" + name)))
  }

  func parser(
    _ parser: XMLParser, foundProcessingInstructionWithTarget target: String, data: String?
  ) {
    let place = DrawingPosition(bytes, line: parser.lineNumber, column: parser.columnNumber)
    stop(
      parser,
      ActivePart(
        "it contains the processing instruction \("<?\(target)".quoted)",
        help: "remove it; browsers do not need it", at: place.element(named: "?" + target)))
  }

  // MARK: Names

  private static func resolved(
    _ name: String, _ scope: [String: String], isAttribute: Bool
  ) -> (space: String, name: String) {
    guard let colon = name.firstIndex(of: ":") else {
      return (isAttribute ? "" : scope["", default: ""], name)
    }
    let prefix = String(name[..<colon])
    return (scope[prefix, default: prefix], String(name[name.index(after: colon)...]))
  }

  private static func problem(
    _ element: (space: String, name: String), _ attributes: [String: String],
    _ scope: [String: String]
  ) -> (reason: String, help: String, attribute: String?)? {
    guard DrawingNames.isDrawing(element.space) else {
      if DrawingNames.isInert(element.space) { return nil }
      return (
        "it contains the element \("<\(element.name)>".quoted) from \(element.space.quoted)",
        "export the drawing as plain SVG", nil
      )
    }
    guard DrawingNames.elements.contains(element.name) else {
      return (
        "it contains the element \("<\(element.name)>".quoted)",
        DrawingNames.help(element.name), nil
      )
    }
    for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
      if key == "xmlns" || key.hasPrefix("xmlns:") { continue }
      let attribute = resolved(key, scope, isAttribute: true)
      if DrawingNames.isInert(attribute.space) { continue }
      guard DrawingNames.allows(attribute: attribute.name, of: attribute.space) else {
        return ("it contains the attribute \(key.quoted)", "remove the attribute", key)
      }
      if attribute.name == "href",
        let reason = DrawingAddress.problem(value, in: element.name)
      {
        return ("\(key.quoted) \(reason)", DrawingAddress.help, key)
      }
      if let reason = DrawingStyle.problem(in: value) {
        return ("the attribute \(key.quoted) \(reason)", DrawingStyle.help, key)
      }
    }
    return nil
  }
}
