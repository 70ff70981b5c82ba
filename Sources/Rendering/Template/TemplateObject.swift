/// A value passed to a template.
enum TemplateValue: Sendable {
  /// Text, which is escaped when printed.
  case text(String)
  /// HTML, which is printed unchanged.
  case html([UInt8])
  /// A Boolean value.
  case flag(Bool)
  /// A nested object.
  case object(TemplateObject)
  /// A list of objects.
  case list([TemplateObject])

  /// Creates an optional text value.
  static func text(_ text: String?) -> TemplateValue? { text.map { .text($0) } }

  /// Creates HTML from a string.
  static func html(_ html: String) -> TemplateValue { .html(Array(html.utf8)) }

  /// Creates an object with `items`, or nil if there are none. A section can test whether it
  /// exists.
  static func group(_ items: [TemplateObject]) -> TemplateValue? {
    items.isEmpty ? nil : .object(TemplateObject(["items": .list(items)]))
  }

  /// Whether a section with this value is rendered.
  var isTrue: Bool {
    switch self {
    case .flag(let flag): flag
    case .list(let objects): !objects.isEmpty
    case .text, .html, .object: true
    }
  }
}

/// Named values passed to a template.
///
/// A known name without a value hides the same name in an outer scope. The known names are declared
/// in a ``Shape`` and checked before rendering.
struct TemplateObject: Sendable {
  private var values: [String: TemplateValue?]

  init(_ values: [String: TemplateValue?]) { self.values = values }

  subscript(_ name: String) -> TemplateValue? {
    get { values[name] ?? nil }
    set { values[name] = .some(newValue) }
  }

  /// Returns the value of a name: nil if the name is unknown, and `.some(nil)` if it has no value.
  func look(up name: String) -> TemplateValue?? { values[name] }

  /// All known names.
  var names: Set<String> { Set(values.keys) }

  /// Returns the object with the names of another added.
  func merging(_ other: TemplateObject) -> TemplateObject {
    var copy = self
    copy.values.merge(other.values) { _, new in new }
    return copy
  }
}
