internal import ContentFormat
internal import ContentModel

/// The collections whose titles name their entries, so that two equal titles are ambiguous.
struct TitleUse: Sendable {
  /// The collections whose titles the site uses as names: headers of matrices, terms, and titles in
  /// references.
  private let collections: Set<String>

  init(_ graph: ContentGraph) {
    var collections: Set<String> = []
    for collection in graph.collections {
      if collection.schema.linksTerms { collections.insert(collection.schema.name) }
      for field in collection.schema.fields { field.addTitled(to: &collections) }
    }
    for matrix in graph.matrices {
      for axis in [matrix.rows, matrix.columns] {
        if let collection = axis.collection {
          collections.insert(graph.collections[collection].schema.name)
        }
      }
    }
    self.collections = collections
  }

  /// True if titles name the entries of a collection: the site uses them as names, or the schema
  /// declares no other identity.
  func nameEntries(of schema: CollectionSchema) -> Bool {
    collections.contains(schema.name) || !schema.declaresIdentity
  }

  /// Returns the help for equal titles that only the lack of another identity makes ambiguous.
  func help(_ schema: CollectionSchema) -> [String] {
    collections.contains(schema.name)
      ? []
      : [
        "or name the fields that tell them apart in the schema, as in `unique_by: [title, platform]`"
      ]
  }
}

extension CollectionSchema {
  /// True if the schema says what identifies an entry besides its file name. Items of data have
  /// ids of their own.
  fileprivate var declaresIdentity: Bool {
    if case .headings? = items { return !uniqueBy.isEmpty || id.isDeclared }
    return !uniqueBy.isEmpty || id.isDeclared || items != nil
  }
}

extension FieldSchema {
  /// Adds the collections whose titles references in the field may state.
  fileprivate func addTitled(to collections: inout Set<String>) {
    if self.isTitled, let target = type.referenceTarget {
      for option in target.options where option.parts == nil {
        collections.insert(option.collection)
      }
    }
    switch type.parts {
    case .none: break
    case .items(let element), .values(_, let element): element.addTitled(to: &collections)
    case .fields(let fields), .subEntries(let fields):
      for field in fields { field.addTitled(to: &collections) }
    }
  }
}
