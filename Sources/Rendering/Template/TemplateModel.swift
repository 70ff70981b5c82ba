/// A value that templates are given: its properties have names there.
protocol TemplateModel: Sendable {
  /// Its names and how each gets its value.
  static var names: TemplateNames<Self> { get }
}

extension TemplateModel {
  static var shape: Shape { names.shape }

  /// The model as templates see it.
  var object: TemplateObject { Self.names.object(of: self) }
}

/// What a page of one kind is given besides ``PageRoot``.
protocol PageModel: TemplateModel {
  /// Its template.
  static var template: PageTemplate { get }
}

/// What a part of pages is given that has a template to itself, such as a view.
protocol PartModel: TemplateModel {
  /// Its template.
  static var template: PartTemplate { get }
}

/// What templates are given of a model, declared once: the shape that their names are checked against,
/// the manual of names, and the objects that pages are rendered with all follow from it.
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
  /// Append the values of the names, in their order.
  private let writers: [Writer]

  private init(_ names: [String], _ shape: Shape, _ writers: [Writer]) {
    self.names = names
    self.shape = shape
    self.writers = writers
    slots = NameSlots(names)
  }

  /// Makes names; of equal ones the last counts.
  init(_ elements: [(String, Value)]) {
    self.init(
      elements.map(\.0), Shape(Dictionary(elements.map { ($0, $1.kind) }) { _, last in last }),
      elements.map { _, value in
        let make = value.make
        return { $1.append(make($0)) }
      })
  }

  init(dictionaryLiteral elements: (String, Value)...) { self.init(elements) }

  /// The names of a model that is part of this one, as if they were its own. They have no values where
  /// the part is nil.
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

  /// The names of a model that is part of this one, as if they were its own.
  init<Part: TemplateModel>(_ part: @escaping @Sendable (Model) -> Part?) {
    self.init(of: Part.names, part)
  }

  /// Adds names; of equal ones the other's count.
  func merging(_ other: TemplateNames) -> TemplateNames {
    TemplateNames(
      names + other.names, shape.merging(other.shape), writers + other.writers)
  }

  /// A model as templates see it.
  func object(of model: Model) -> TemplateObject {
    var values: [TemplateValue?] = []
    values.reserveCapacity(names.count)
    for write in writers { write(model, &values) }
    return TemplateObject(slots, values)
  }
}

extension TemplateNames {
  /// The kind of a name's value, and how it is made from a model.
  struct Value: Sendable {
    let kind: Shape.Kind
    let make: @Sendable (Model) -> TemplateValue?

    /// Text; absent where nil.
    static func text(_ text: @escaping @Sendable (Model) -> String?) -> Value {
      Value(kind: .text) { text($0).map { .text($0) } }
    }

    /// A whole number in digits.
    static func number(_ number: @escaping @Sendable (Model) -> Int?) -> Value {
      Value(kind: .text) { number($0).map { .text(String($0)) } }
    }

    /// HTML; absent where nil.
    static func html(_ html: @escaping @Sendable (Model) -> [UInt8]?) -> Value {
      Value(kind: .html) { html($0).map { .html($0) } }
    }

    /// A yes or no.
    static func flag(_ flag: @escaping @Sendable (Model) -> Bool) -> Value {
      Value(kind: .flag) { .flag(flag($0)) }
    }

    /// An object; absent where nil.
    static func object<Inner: TemplateModel>(
      _ inner: @escaping @Sendable (Model) -> Inner?
    ) -> Value {
      .object(of: Inner.names, inner)
    }

    /// Objects one by one.
    static func list<Inner: TemplateModel>(
      _ items: @escaping @Sendable (Model) -> [Inner]?
    ) -> Value {
      .list(of: Inner.names, items)
    }

    /// An object with `items`; absent where there are none.
    static func group<Inner: TemplateModel>(
      _ items: @escaping @Sendable (Model) -> [Inner]
    ) -> Value {
      .group(of: Inner.names, items)
    }

    // MARK: With names that follow from a schema or the theme

    static func object<Inner>(
      of names: TemplateNames<Inner>, _ inner: @escaping @Sendable (Model) -> Inner?
    ) -> Value {
      Value(kind: .object(names.shape)) { model in
        inner(model).map { .object(names.object(of: $0)) }
      }
    }

    static func list<Inner>(
      of names: TemplateNames<Inner>, _ items: @escaping @Sendable (Model) -> [Inner]?
    ) -> Value {
      Value(kind: .list(names.shape)) { model in
        items(model).map { .list($0.map { names.object(of: $0) }) }
      }
    }

    static func group<Inner>(
      of names: TemplateNames<Inner>, _ items: @escaping @Sendable (Model) -> [Inner]
    ) -> Value {
      Value(kind: .group(names.shape)) { model in
        .group(items(model).map { names.object(of: $0) })
      }
    }
  }
}

extension TemplateNames<[String: String]> {
  /// Texts by name, such as the words of a theme.
  static func texts(_ names: [String]) -> Self {
    Self(names.map { name in (name, .text { $0[name] }) })
  }
}
