/// What a name in a template stands for.
enum TemplateValue: Sendable {
  /// Text; escaped wherever it is printed.
  case text(String)
  /// HTML; printed as it is.
  case html([UInt8])
  /// A yes or no.
  case flag(Bool)
  /// Names of their own.
  case object(TemplateObject)
  /// Several of them.
  case list([TemplateObject])

  /// An optional text; absent where nil.
  static func text(_ text: String?) -> TemplateValue? { text.map { .text($0) } }

  /// HTML from a string.
  static func html(_ html: String) -> TemplateValue { .html(Array(html.utf8)) }

  /// An object with `items`; absent where there are none, so that a section tells the two apart.
  static func group(_ items: [TemplateObject]) -> TemplateValue? {
    items.isEmpty ? nil : .object(TemplateObject(["items": .list(items)]))
  }

  /// Whether a section shows.
  var isTrue: Bool {
    switch self {
    case .flag(let flag): flag
    case .list(let objects): !objects.isEmpty
    case .text, .html, .object: true
    }
  }
}

/// Names and what they stand for, as templates see them.
///
/// A name that is known but has no value hides one of the same name further out; which names are
/// known is said by a ``Shape`` and checked before anything is rendered.
struct TemplateObject: Sendable {
  private var values: [String: TemplateValue?]

  init(_ values: [String: TemplateValue?]) { self.values = values }

  subscript(_ name: String) -> TemplateValue? {
    get { values[name] ?? nil }
    set { values[name] = .some(newValue) }
  }

  /// The value of a name: nil where it is not known, `.some(nil)` where it has none.
  func look(up name: String) -> TemplateValue?? { values[name] }

  /// Every name it knows.
  var names: Set<String> { Set(values.keys) }

  /// Adds the names of another object.
  func merging(_ other: TemplateObject) -> TemplateObject {
    var copy = self
    copy.values.merge(other.values) { _, new in new }
    return copy
  }
}
