extension Framework {
  /// An entry of a collection, or a page.
  package struct Entry: Sendable, Hashable {
    /// Its collection and id.
    package var name: Name
    /// The title.
    package var title: String
    /// A sentence about it.
    package var description: String?
    /// The status: `published`, `deprecated` or one that the schema declares. Nil if it has none.
    package var status: String?
    /// The percent-encoded route of its page. Empty for the home page.
    package var route: String
    /// The path of its file below the content folder.
    package var path: String
    /// Other names.
    package var aliases: [String] = []
    /// Tags.
    package var tags: [String] = []
    /// Its former routes, without a leading slash and with a trailing one, sorted.
    package var redirects: [String] = []
    /// The values of all other fields, in the order of the schema. Those that decide only about the page
    /// (`slug`, `demarc`, `ignore`) and the keys of matrices are left out.
    package var fields: [Member] = []
    /// The parts at any depth, each followed by those inside of it.
    package var parts: [Part] = []
    /// The lasting anchors on its page: those of headings, of names in raw HTML and of parts. Sorted.
    package var anchors: [String] = []
    /// The text below the front matter, in Markdown.
    package var body = ""
    /// The text as HTML, or nil if it was not requested.
    package var html: String?
    /// Whether search engines and listings leave the page out.
    package var isUnlisted = false

    /// Creates an entry without fields.
    package init(name: Name, title: String, route: String, path: String) {
      self.name = name
      self.title = title
      self.route = route
      self.path = path
    }

    /// Returns the value of a field.
    package subscript(_ field: String) -> Value? { fields.first { $0.name == field }?.value }

    /// Returns the part with an id.
    package func part(_ id: String) -> Part? { parts.first { $0.id == id } }
  }

  /// A named part of an entry, such as a clause.
  package struct Part: Sendable, Hashable {
    /// The field that contains it: the kind of the part.
    package var field: String
    /// The id, unique in its entry.
    package var id: String
    /// The title. The default is the id.
    package var title: String
    /// The anchor on the page of the entry.
    package var anchor: String
    /// The id of the part that contains it, or nil.
    package var parent: String?
    /// The values of its fields. Parts inside of it are in ``Entry/parts``.
    package var fields: [Member]

    /// Creates a part.
    package init(
      field: String, id: String, title: String, anchor: String, parent: String?, fields: [Member]
    ) {
      self.field = field
      self.id = id
      self.title = title
      self.anchor = anchor
      self.parent = parent
      self.fields = fields
    }

    /// Returns the value of a field.
    package subscript(_ field: String) -> Value? { fields.first { $0.name == field }?.value }
  }

  /// A value with its name: a field of an entry, a part or a record, or an item of a map.
  package struct Member: Sendable, Hashable {
    /// The name of the field, or the key in the map.
    package var name: String
    /// The value.
    package var value: Value

    /// Creates a member.
    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// A typed value.
  package indirect enum Value: Sendable, Hashable {
    /// A `string`, `text` or `url`.
    case text(String)
    /// A `markdown` text, as written.
    case markdown(String)
    /// A whole number.
    case integer(Int)
    /// A number.
    case number(Double)
    /// `true` or `false`.
    case boolean(Bool)
    /// A date in ISO 8601 form.
    case date(String)
    /// A duration as written, and its length in minutes.
    case duration(String, minutes: Int)
    /// A quantity as written, its number and its unit.
    case quantity(String, Double, unit: String)
    /// The id of a value of an `enum`.
    case choice(String)
    /// A resolved reference.
    case reference(Target)
    /// The items of a list.
    case list([Value])
    /// The items of a map, sorted by key. A key that is a reference is the id of its target, after its
    /// collection and a colon if the field allows several.
    case map([Member])
    /// The fields of a record.
    case record([Member])
    /// The ids of the parts in the field. They are in ``Entry/parts``.
    case parts([String])
    /// The values that an entry assigns to cells.
    case assignments([Assignment])
    /// Nothing: `null` in a field that the schema does not check.
    case null
  }

  /// The values that an entry assigns to cells of its row or column.
  package struct Assignment: Sendable, Hashable {
    /// The id of the level.
    package var level: String
    /// The ids of the headers on the other side.
    package var of: [String]
    /// The ids of the marks, or nil if the assignment does not mention marks.
    package var marks: [String]?
    /// The texts, in Markdown.
    package var texts: CellTexts

    /// Creates an assignment.
    package init(level: String, of: [String], marks: [String]?, texts: CellTexts) {
      self.level = level
      self.of = of
      self.marks = marks
      self.texts = texts
    }
  }

  /// The texts that explain the level of a cell, in Markdown.
  package struct CellTexts: Sendable, Hashable {
    /// The reason.
    package var because: String?
    /// The part of the provider.
    package var provider: String?
    /// The part of the customer.
    package var customer: String?

    /// Creates texts.
    package init(because: String? = nil, provider: String? = nil, customer: String? = nil) {
      self.because = because
      self.provider = provider
      self.customer = customer
    }

    /// True if there are none.
    package var isEmpty: Bool { because == nil && provider == nil && customer == nil }

    /// The texts that there are: the reason, and then the parts of the provider and the customer.
    package var all: [String] { [because, provider, customer].compactMap(\.self) }
  }
}
