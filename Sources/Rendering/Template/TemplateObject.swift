/// The value of a name in a template.
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
  case list(TemplateList)

  /// Returns an object with the list `items`, or nil if the list is empty. A section is then
  /// skipped.
  static func group(_ items: TemplateList) -> TemplateValue? {
    items.count == 0 ? nil : .object(TemplateObject(groupSlots, [.list(items)]))
  }

  private static let groupSlots = NameSlots(["items"])

  /// True if a section with this value is rendered.
  var isTrue: Bool {
    switch self {
    case .flag(let flag): flag
    case .list(let list): list.count > 0
    case .text, .html, .object: true
    }
  }
}

/// The values of the names in a scope of a template, one for each slot.
///
/// A name without a value still hides the same name in outer scopes. ``TemplateNames`` creates both
/// the objects and the ``Shape`` of their names, which is checked before rendering.
struct TemplateObject: Sendable {
  private let slots: NameSlots
  private let values: [TemplateValue?]
  /// The index of the first value.
  fileprivate var start = 0

  /// Creates an object. `values` has one element for each slot.
  init(_ slots: NameSlots, _ values: [TemplateValue?]) {
    self.slots = slots
    self.values = values
  }

  /// Returns the value of a name, or nil if the name is unknown or has no value.
  subscript(_ name: NameHash) -> TemplateValue? {
    slots.slot(of: name).flatMap { values[start + $0] }
  }

  /// Returns the value of a name. The result is nil if the name is unknown, and `.some(nil)` if it
  /// has no value.
  func look(up name: NameHash) -> TemplateValue?? {
    slots.slot(of: name).map { values[start + $0] }
  }

  /// Turns the object of a list into the next one.
  mutating func advance() { start += slots.count }
}

/// Objects with the same names. Their values are one flat array, because a page has many small
/// objects.
struct TemplateList: Sendable {
  /// Number of objects.
  let count: Int
  private let slots: NameSlots
  private let values: [TemplateValue?]

  /// Creates a list. `values` has the values of one object after the other.
  init(_ slots: NameSlots, _ values: [TemplateValue?], count: Int) {
    self.slots = slots
    self.values = values
    self.count = count
  }

  /// The first object, or nil if the list is empty. The others follow by
  /// ``TemplateObject/advance()``.
  var first: TemplateObject? { count == 0 ? nil : TemplateObject(slots, values) }
}
