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
  case list([TemplateObject])

  /// An object with `items`; absent where there are none, so that a section tells the two apart.
  static func group(_ items: [TemplateObject]) -> TemplateValue? {
    items.isEmpty ? nil : .object(TemplateObject(groupSlots, [.list(items)]))
  }

  private static let groupSlots = NameSlots(["items"])

  /// Whether a section shows.
  var isTrue: Bool {
    switch self {
    case .flag(let flag): flag
    case .list(let objects): !objects.isEmpty
    case .text, .html, .object: true
    }
  }
}

/// Names and their values, as templates see them: a value for each slot.
///
/// A name that is known but has no value hides one of the same name further out; which names are
/// known is said by a ``Shape`` and checked before anything is rendered. Objects are made from models
/// by their ``TemplateNames``, which give the shape as well.
struct TemplateObject: Sendable {
  private let slots: NameSlots
  private let values: [TemplateValue?]

  /// Makes an object; `values` has one for each slot.
  init(_ slots: NameSlots, _ values: [TemplateValue?]) {
    self.slots = slots
    self.values = values
  }

  /// The value of a name, or nil where it is unknown or has none.
  subscript(_ name: HashedName) -> TemplateValue? { slots.slot(of: name).flatMap { values[$0] } }

  /// The value of a name: nil where it is not known, `.some(nil)` where it has none.
  func look(up name: HashedName) -> TemplateValue?? { slots.slot(of: name).map { values[$0] } }
}
