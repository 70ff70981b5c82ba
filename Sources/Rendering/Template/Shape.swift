/// The names of a template object and the kinds of their values, derived from ``TemplateNames``.
/// Templates are checked against shapes.
struct Shape: Sendable, ExpressibleByDictionaryLiteral {
  /// The kind of a name's value.
  indirect enum Kind: Sendable {
    case text
    case html
    case flag
    case object(Shape)
    case list(Shape)

    /// An object whose `items` have the same shape.
    static func group(_ shape: Shape) -> Kind { .object(["items": .list(shape)]) }

    /// True if `{{name}}` prints the value.
    var isPrintable: Bool {
      switch self {
      case .text, .html: true
      case .flag, .object, .list: false
      }
    }

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

  func merging(_ other: Shape) -> Shape { Shape(names.merging(other.names) { _, new in new }) }
}
