/// A type whose values are available in templates.
protocol TemplateModel: Sendable {
  /// The names of its properties in templates, with functions that compute their values.
  static var names: TemplateNames<Self> { get }
}

extension TemplateModel {
  static var shape: Shape { names.shape }

  /// The model as an object for templates.
  var object: TemplateObject { Self.names.object(of: self) }
}

/// The names that a page of one kind has in addition to ``PageRoot``.
protocol PageModel: TemplateModel {
  /// The template that renders the page.
  static var template: PageTemplate { get }
}

/// The names of a part with its own template, such as a view.
protocol PartModel: TemplateModel {
  /// The template that renders the part.
  static var template: PartTemplate { get }
}

/// The template names of a model. Three results are derived from this declaration: the shape for
/// checking templates, the reference page of names, and the objects for rendering.
///
/// ```swift
/// static let names: TemplateNames<Self> = ["title": .text(\.title), "links": .group(\.links)]
/// ```
struct TemplateNames<Model>: Sendable, ExpressibleByDictionaryLiteral {
  typealias Writer = @Sendable (Model, inout [TemplateValue?]) -> Void

  /// The names and the kinds of their values.
  let shape: Shape
  private let names: [String]
  private let slots: NameSlots
  /// Functions that append the values of the names, in the order of ``names``.
  private let writers: [Writer]

  private init(_ names: [String], _ shape: Shape, _ writers: [Writer]) {
    self.names = names
    self.shape = shape
    self.writers = writers
    slots = NameSlots(names)
  }

  /// Creates the names from pairs. Of equal names, the last one wins.
  init(_ elements: [(String, Value)]) {
    self.init(
      elements.map(\.0), Shape(Dictionary(elements.map { ($0, $1.kind) }) { _, last in last }),
      elements.map(\.1.write))
  }

  init(dictionaryLiteral elements: (String, Value)...) { self.init(elements) }

  /// Creates the names of a part as names of the model itself. They have no values if the part is
  /// nil.
  init<Part>(
    of part: TemplateNames<Part>, _ value: @escaping @Sendable (Model) -> Part?
  ) {
    let count = part.names.count
    let writers = part.writers
    self.init(
      part.names, part.shape,
      [
        { model, values in
          guard let part = value(model) else {
            return values.append(contentsOf: repeatElement(nil, count: count))
          }
          for write in writers { write(part, &values) }
        }
      ])
  }

  /// Creates the names of a part as names of the model itself.
  init<Part: TemplateModel>(_ part: @escaping @Sendable (Model) -> Part?) {
    self.init(of: Part.names, part)
  }

  /// Returns these names with others added. Of equal names, the added one wins.
  func merging(_ other: TemplateNames) -> TemplateNames {
    TemplateNames(
      names + other.names, shape.merging(other.shape), writers + other.writers)
  }

  /// Returns a model as an object for templates.
  func object(of model: Model) -> TemplateObject {
    var values: [TemplateValue?] = []
    values.reserveCapacity(names.count)
    for write in writers { write(model, &values) }
    return TemplateObject(slots, values)
  }

  /// Returns models as a list of objects.
  func list(of models: [Model]) -> TemplateList {
    var values: [TemplateValue?] = []
    values.reserveCapacity(models.count * names.count)
    for model in models {
      for write in writers { write(model, &values) }
    }
    return TemplateList(slots, values, count: models.count)
  }
}

extension TemplateNames {
  /// The kind of a value and the function that computes it from a model and appends it.
  struct Value: Sendable {
    let kind: Shape.Kind
    let write: Writer

    /// Text, absent if nil.
    static func text(_ text: @escaping @Sendable (Model) -> String?) -> Value {
      Value(kind: .text) { $1.append(text($0).map { .text($0) }) }
    }

    /// An integer in decimal digits, absent if nil.
    static func number(_ number: @escaping @Sendable (Model) -> Int?) -> Value {
      Value(kind: .text) { $1.append(number($0).map { .text(String($0)) }) }
    }

    /// HTML, absent if nil.
    static func html(_ html: @escaping @Sendable (Model) -> [UInt8]?) -> Value {
      Value(kind: .html) { $1.append(html($0).map { .html($0) }) }
    }

    /// A Boolean value.
    static func flag(_ flag: @escaping @Sendable (Model) -> Bool) -> Value {
      Value(kind: .flag) { $1.append(.flag(flag($0))) }
    }

    /// A nested object, absent if nil.
    static func object<Inner: TemplateModel>(
      _ inner: @escaping @Sendable (Model) -> Inner?
    ) -> Value {
      .object(of: Inner.names, inner)
    }

    /// A list of objects, absent if nil.
    static func list<Inner: TemplateModel>(
      _ items: @escaping @Sendable (Model) -> [Inner]?
    ) -> Value {
      .list(of: Inner.names, items)
    }

    /// An object with the list `items`, absent if the list is empty.
    static func group<Inner: TemplateModel>(
      _ items: @escaping @Sendable (Model) -> [Inner]
    ) -> Value {
      .group(of: Inner.names, items)
    }

    // MARK: With names from a schema or the theme

    static func object<Inner>(
      of names: TemplateNames<Inner>, _ inner: @escaping @Sendable (Model) -> Inner?
    ) -> Value {
      Value(kind: .object(names.shape)) { model, values in
        values.append(inner(model).map { .object(names.object(of: $0)) })
      }
    }

    static func list<Inner>(
      of names: TemplateNames<Inner>, _ items: @escaping @Sendable (Model) -> [Inner]?
    ) -> Value {
      Value(kind: .list(names.shape)) { model, values in
        values.append(items(model).map { .list(names.list(of: $0)) })
      }
    }

    static func group<Inner>(
      of names: TemplateNames<Inner>, _ items: @escaping @Sendable (Model) -> [Inner]
    ) -> Value {
      Value(kind: .group(names.shape)) { model, values in
        let items = items(model)
        values.append(items.isEmpty ? nil : .group(names.list(of: items)))
      }
    }
  }
}

extension TemplateNames<[String: String]> {
  /// Returns names for the values of a dictionary, such as the strings of a theme.
  static func texts(_ names: [String]) -> Self {
    Self(names.map { name in (name, .text { $0[name] }) })
  }
}
