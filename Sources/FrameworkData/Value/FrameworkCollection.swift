extension Framework {
  /// A collection and its schema.
  package struct Collection: Sendable, Hashable {
    /// The name that references use.
    package var name: String
    /// The title of its index page.
    package var title: String
    /// The noun for one entry.
    package var singular: String
    /// The noun for several entries.
    package var plural: String
    /// The text that introduces the collection.
    package var description: String?
    /// The route of its index page, percent-encoded.
    package var route: String
    /// Whether its entries are matrices.
    package var holdsMatrices: Bool
    /// The fields that its entries may have, in the order of the schema, after those of all entries.
    package var fields: [Field]
    /// The ids of its entries, in the order in which pages list them.
    package var order: [String]

    /// Creates a collection without fields and entries.
    package init(name: String, title: String, route: String) {
      self.name = name
      self.title = title
      self.route = route
      (singular, plural, holdsMatrices, fields, order) = (name, name, false, [], [])
    }

    /// Returns the declaration of a field.
    package func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    /// Returns the name of a relation seen from its target, also of a field inside of records and parts.
    package func inverse(of field: String) -> String? {
      fields.lazy.compactMap { $0.inverse(of: field) }.first
    }
  }

  /// The declaration of a field.
  package struct Field: Sendable, Hashable {
    /// The key in front matter.
    package var name: String
    /// The label for readers.
    package var label: String
    /// The type of its values.
    package var type: ValueType
    /// Whether every entry has the field.
    package var isRequired = false
    /// Whether values are unique: the items of a list, or the values of all entries.
    package var isUnique = false
    /// The explanation for authors.
    package var meaning: String?
    /// The minimum of a number, a length, or a number of items.
    package var minimum: Double?
    /// The maximum of a number, a length, or a number of items.
    package var maximum: Double?
    /// The pattern that a text matches.
    package var pattern: String?
    /// The name of the relation seen from its target.
    package var inverse: String?
    /// Whether a reference names the successor of its entry.
    package var isSuccessor = false

    /// Creates a field without constraints.
    package init(_ name: String, label: String, type: ValueType) {
      self.name = name
      self.label = label
      self.type = type
    }

    fileprivate func inverse(of field: String) -> String? {
      if name == field, let inverse { return inverse }
      switch type {
      case .list(let item), .map(_, let item): return item.inverse(of: field)
      case .record(let fields), .parts(let fields):
        return fields.lazy.compactMap { $0.inverse(of: field) }.first
      case .scalar, .choice, .reference, .assignments: return nil
      }
    }

    /// The targets of its references, of those in its items or values, or of its keys, as `to` declares
    /// them: `lessons`, `standards#*`. Empty if it has none.
    package var targets: [String] {
      switch type {
      case .reference(let to): to
      case .list(let item): item.targets
      case .map(let keys, let item): item.targets.isEmpty ? keys ?? [] : item.targets
      case .scalar, .choice, .record, .parts, .assignments: []
      }
    }
  }

  /// The type of a field's values.
  package indirect enum ValueType: Sendable, Hashable {
    /// A scalar: `string`, `text`, `markdown`, `integer`, `number`, `boolean`, `date`, `duration`,
    /// `quantity`, `url`, or `any` for values that the schema does not check.
    case scalar(String)
    /// One of the listed values. If they are ordered, from low to high.
    case choice([Choice], isOrdered: Bool)
    /// A list of items.
    case list(Field)
    /// Values by key. Keys are texts, or ids of the targets if `keys` is not nil.
    case map(keys: [String]?, Field)
    /// Values by name.
    case record([Field])
    /// A reference to one of the targets, as `to` declares them.
    case reference([String])
    /// Parts with these fields.
    case parts([Field])
    /// The values that an entry assigns to cells of a matrix.
    case assignments(matrix: String)

    /// The name of the type in schemas.
    package var name: String {
      switch self {
      case .scalar(let name): name
      case .choice: "enum"
      case .list: "list"
      case .map: "map"
      case .record: "record"
      case .reference: "reference"
      case .parts: "entries"
      case .assignments: "assignments"
      }
    }
  }

  /// A value of an enum, a level or another named choice.
  package struct Choice: Sendable, Hashable {
    /// The id.
    package var id: String
    /// The label for readers.
    package var label: String

    /// Creates a choice.
    package init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }
}
