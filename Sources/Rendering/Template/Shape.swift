internal import ContentFormat
internal import ContentModel

/// The names in an object and their types. Templates are checked against shapes.
struct Shape: Sendable, ExpressibleByDictionaryLiteral {
  /// The type of a name.
  indirect enum Kind: Sendable {
    case text
    case html
    case flag
    case object(Shape)
    case list(Shape)

    /// An object whose `items` have the same shape.
    static func group(_ shape: Shape) -> Kind { .object(["items": .list(shape)]) }

    /// The names available inside a section, or nil if the type has none.
    var inside: Shape? {
      switch self {
      case .object(let shape), .list(let shape): shape
      default: nil
      }
    }
  }

  private(set) var names: [String: Kind]

  init(dictionaryLiteral elements: (String, Kind)...) {
    names = Dictionary(elements) { _, last in last }
  }

  init(_ names: [String: Kind]) { self.names = names }

  subscript(_ name: String) -> Kind? { names[name] }

  /// Describes a difference between an object and the shape, which is a missing, additional or
  /// mistyped name. Returns nil if they match. A difference is a bug in the program and never the
  /// fault of a site.
  func mismatch(with object: TemplateObject) -> String? {
    for name in object.names.symmetricDifference(names.keys).sorted() {
      return "`\(name)` is \(names[name] == nil ? "not in the shape" : "missing")"
    }
    for (name, kind) in names {
      guard let value = object[name] else { continue }
      switch (kind, value) {
      case (.text, .text), (.html, .html), (.flag, .flag): continue
      case (.object(let shape), .object(let inner)):
        if let problem = shape.mismatch(with: inner) { return "`\(name)`: \(problem)" }
      case (.list(let shape), .list(let items)):
        for item in items {
          if let problem = shape.mismatch(with: item) { return "`\(name)`: \(problem)" }
        }
      default: return "`\(name)` is of another kind"
      }
    }
    return nil
  }

  func merging(_ other: Shape) -> Shape { Shape(names.merging(other.names) { _, new in new }) }
}

extension Shape {
  /// A title with a URL.
  static let link: Shape = ["title": .text, "href": .text, "description": .text]
  static let level: Shape = [
    "level": .text, "level_id": .text, "letter": .text, "count": .text, "percent": .text,
    "label": .text, "color": .text,
  ]
  static let mark: Shape = ["id": .text, "sign": .text, "label": .text, "meaning": .text]
  static let legend: Shape = [
    "legend": .group([
      "label": .text, "letter": .text, "level_id": .text, "color": .text, "meaning": .text,
    ]),
    "marks": .group(mark),
  ]

  /// Returns the shape of a collection's fields.
  static func fields(_ schemas: [FieldSchema]) -> Shape {
    var names: [String: Kind] = [:]
    for schema in schemas where !schema.isUndeclared { names[schema.name] = .object(field(schema)) }
    return Shape(names)
  }

  private static func field(_ schema: FieldSchema) -> Shape {
    let label: Shape = ["label": .text]
    switch schema.type {
    case .list(let element): return label.merging(["items": .list(item(element))])
    case .map:
      return label.merging([
        "items": .list([
          "key": .text, "id": .text, "href": .text, "value": .text, "value_id": .text,
          "color": .text,
        ])
      ])
    case .record(let parts): return label.merging(fields(parts))
    case .entries(let parts):
      let part: Shape = [
        "id": .text, "title": .text, "anchor": .text, "key": .text,
        "used_by": .group(["label": .text, "links": .group(link)]),
      ]
      let whole = part.merging(fields(parts))
      return label.merging([
        "items": .list(whole), "sections": .group(["label": .text, "parts": .list(whole)]),
      ])
    default: return label.merging(item(schema))
    }
  }

  private static func item(_ schema: FieldSchema) -> Shape {
    switch schema.type {
    case .markdown: ["html": .html]
    case .enumeration: ["id": .text, "value": .text]
    case .reference: link.merging(["id": .text])
    case .record(let parts): fields(parts)
    case .list, .map, .entries, .assignments, .any: [:]
    default: ["value": .text]
    }
  }
}
