@testable import Rendering

extension TemplateObject {
  /// An object without a model.
  init(_ values: [String: TemplateValue?]) {
    let names = Array(values)
    self.init(NameSlots(names.map(\.key)), names.map(\.value))
  }
}

extension TemplateValue {
  /// HTML from a string.
  static func html(_ html: String) -> TemplateValue { .html(Array(html.utf8)) }
}
