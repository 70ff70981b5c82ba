internal import Foundation

#if canImport(FoundationXML)
  internal import FoundationXML
#endif

/// Reads files of XML. It never loads external entities.
enum XMLReading {
  /// Parses a file.
  ///
  /// - Parameter place: The name of the file for people.
  static func parse(_ data: Data, _ place: String, _ delegate: any XMLParserDelegate) throws {
    let parser = XMLParser(data: data)
    parser.shouldResolveExternalEntities = false
    parser.delegate = delegate
    guard parser.parse() else { throw Failure("\(place): the XML is damaged") }
  }

  /// Returns a name without its prefix.
  static func local(_ name: String) -> String {
    name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }
}

/// The attributes of all elements with a name.
final class ElementList: NSObject, XMLParserDelegate {
  private let name: String
  private(set) var found: [[String: String]] = []

  init(_ name: String) { self.name = name }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if XMLReading.local(element) == name { found.append(attributes) }
  }
}

/// The texts that cells share.
final class SharedStrings: NSObject, XMLParserDelegate {
  private var texts: [String] = []
  private var isText = false
  /// The depth of hints for the pronunciation, which are no part of a text.
  private var hints = 0

  static func read(_ data: Data) throws -> [String] {
    let strings = SharedStrings()
    try XMLReading.parse(data, "shared strings", strings)
    return strings.texts
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    switch XMLReading.local(element) {
    case "si": texts.append("")
    case "rPh": hints += 1
    case "t": isText = hints == 0
    default: break
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    switch XMLReading.local(element) {
    case "rPh": hints -= 1
    case "t": isText = false
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if isText, !texts.isEmpty { texts[texts.count - 1] += text }
  }
}
