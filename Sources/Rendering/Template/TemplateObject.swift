internal import Mustache

/// What a name in a template stands for.
enum TemplateValue: Sendable {
  /// Text, escaped by `{{ }}`.
  case text(String)
  /// HTML, for `{{{ }}}`.
  case html(String)
  /// A yes or no.
  case flag(Bool)
  /// Names of their own.
  case object(TemplateObject)
  /// Several of them.
  case list([TemplateObject])

  /// An optional text; absent where nil.
  static func text(_ text: String?) -> TemplateValue? { text.map { .text($0) } }

  /// An object with `items`; absent where there are none, so that a section tells the two apart.
  static func group(_ items: [TemplateObject]) -> TemplateValue? {
    items.isEmpty ? nil : .object(TemplateObject(["items": .list(items)]))
  }

  /// What the template engine works with.
  fileprivate var payload: Any {
    switch self {
    case .text(let text), .html(let text): text
    case .flag(let flag): flag
    case .object(let object): object
    case .list(let objects): objects
    }
  }
}

/// Names and what they stand for, as templates see them.
///
/// A name that is known but has no value answers as nothing, so that it is not looked for further
/// up; which names are known is said by a ``Shape`` and checked before anything is rendered.
struct TemplateObject: Sendable, MustacheParent {
  private var values: [String: TemplateValue]
  private let absent: Set<String>

  init(_ values: [String: TemplateValue?]) {
    var present: [String: TemplateValue] = [:]
    var absent: Set<String> = []
    for (name, value) in values {
      if let value { present[name] = value } else { absent.insert(name) }
    }
    self.values = present
    self.absent = absent
  }

  subscript(_ name: String) -> TemplateValue? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Every name it answers to.
  var names: Set<String> { absent.union(values.keys) }

  func child(named name: String) -> Any? {
    if let value = values[name] { return value.payload }
    return absent.contains(name) ? Nothing() : nil
  }

  /// Adds the names of another object.
  func merging(_ other: TemplateObject) -> TemplateObject {
    var copy = TemplateObject(present: values, absent: absent.union(other.absent))
    copy.values.merge(other.values) { _, new in new }
    return copy
  }

  private init(present: [String: TemplateValue], absent: Set<String>) {
    self.values = present
    self.absent = absent
  }
}

/// A name without a value.
private struct Nothing: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}
