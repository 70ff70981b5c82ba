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

  /// A list of objects with the same names.
  static func list(_ items: [[String: TemplateValue?]]) -> TemplateValue {
    .list(TemplateList(items))
  }

  /// An object with the list `items`.
  static func group(_ items: [[String: TemplateValue?]]) -> TemplateValue? {
    .group(TemplateList(items))
  }
}

extension TemplateList {
  /// Objects with the names of the first.
  init(_ items: [[String: TemplateValue?]]) {
    let names = items.first.map { $0.keys.sorted() } ?? []
    self.init(
      NameSlots(names), items.flatMap { item in names.map { item[$0] ?? nil } },
      count: items.count)
  }
}
