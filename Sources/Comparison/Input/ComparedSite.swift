/// One version of a framework, as comparisons read it. The order of its lists has no meaning, except
/// that reports follow the order of the new version.
package struct ComparedSite: Sendable {
  /// The title.
  package var title = ""
  /// The description.
  package var description: String?
  /// The version in `site.yml`.
  package var version: String?
  /// The address of the published site.
  package var url: String?
  /// The collections.
  package var collections: [ComparedCollection] = []
  /// The entries of collections, and the pages outside of them.
  package var entries: [ComparedEntry] = []
  /// The matrices.
  package var matrices: [ComparedMatrix] = []
  /// All addresses below the base path, redirects and generated pages included, with the address to
  /// which a redirect leads.
  package var addresses: [String: Address] = [:]
  /// The published entries that are gone, with their last addresses. Their ids are not used again.
  package var retired: [EntryKey: String] = [:]
  /// Why parts of the site could not be read. Empty if all was.
  package var limits: [String] = []

  /// Creates an empty site.
  package init() {}

  /// What is at an address.
  package enum Address: Sendable, Hashable {
    /// A page.
    case page
    /// A redirect to the page at an address.
    case redirect(to: String)
  }
}

/// A collection and its declared fields.
package struct ComparedCollection: Sendable {
  /// The name in references.
  package let name: String
  /// The title of its index.
  package let title: String
  /// The noun for one entry.
  package let singular: String
  /// The types of its fields in words, by name.
  package let fields: [String: String]

  /// Creates a collection.
  package init(name: String, title: String, singular: String, fields: [String: String]) {
    (self.name, self.title, self.singular, self.fields) = (name, title, singular, fields)
  }
}

/// The name of an entry: its collection, empty for a page, and its id.
package struct EntryKey: Sendable, Hashable, Comparable {
  /// The name of the collection, empty for a page outside of collections.
  package let collection: String
  /// The id.
  package let id: String

  /// Creates a key.
  package init(_ collection: String, _ id: String) { (self.collection, self.id) = (collection, id) }

  /// `collection:id`, or the id of a page.
  package var text: String { collection.isEmpty ? id : "\(collection):\(id)" }

  /// Orders keys by collection and id.
  package static func < (a: EntryKey, b: EntryKey) -> Bool {
    (a.collection, a.id) < (b.collection, b.id)
  }
}

/// An entry or a page.
package struct ComparedEntry: Sendable {
  /// Its name.
  package let key: EntryKey
  /// Its title.
  package let title: String
  /// Its address below the base path.
  package let address: String
  /// The path of its file below the content folder.
  package let path: String
  /// The noun for its kind.
  package let noun: String
  /// Other ids by which it can be named.
  package var otherIDs: [String] = []
  /// Other titles.
  package var aliases: [String] = []
  /// The addresses that redirect to it.
  package var redirects: [String] = []
  /// The entry that its front matter names as its successor.
  package var successor: EntryKey?
  /// True if it is deprecated.
  package var isDeprecated = false
  /// The values of its fields, except those that other properties have.
  package var fields: [ComparedField] = []
  /// The references in its front matter.
  package var relations: [ComparedRelation] = []
  /// Its parts.
  package var parts: [ComparedPart] = []
  /// The anchors of its headings, with their texts.
  package var sections: [ComparedSection] = []
  /// The blocks of its text.
  package var body: [String] = []

  /// Creates an entry without contents.
  package init(key: EntryKey, title: String, address: String, path: String, noun: String) {
    (self.key, self.title, self.address) = (key, title, address)
    (self.path, self.noun) = (path, noun)
  }
}

/// The value of a field, or of a part of a field such as one key of a map.
package struct ComparedField: Sendable, Hashable {
  /// Its name, with the keys inside of it: `examples.paas`.
  package let name: String
  /// Its label on pages.
  package let label: String
  /// The value in words. The items of a list are sorted.
  package let value: String
  /// The kind of the value.
  package let kind: Kind
  /// The entry that is the last key in the name, if any. Another id of it is the same key.
  package let entry: EntryKey?

  /// The kind of a value.
  package enum Kind: Sendable, Hashable {
    /// Words.
    case text
    /// The edition that references pin.
    case edition
    /// Anything else.
    case data
  }

  /// Creates a field.
  package init(name: String, label: String, value: String, kind: Kind, entry: EntryKey? = nil) {
    (self.name, self.label, self.value) = (name, label, value)
    (self.kind, self.entry) = (kind, entry)
  }
}

/// A reference from an entry, or one of its parts, to another one.
package struct ComparedRelation: Sendable, Hashable {
  /// The field.
  package let field: String
  /// The label of the field.
  package let label: String
  /// The part that contains the reference, if any.
  package let part: String?
  /// The target.
  package let target: EntryKey
  /// The part of the target, if any.
  package let targetPart: String?

  /// Creates a relation.
  package init(
    field: String, label: String, part: String?, target: EntryKey, targetPart: String?
  ) {
    (self.field, self.label, self.part) = (field, label, part)
    (self.target, self.targetPart) = (target, targetPart)
  }
}

/// A part of an entry.
package struct ComparedPart: Sendable, Hashable {
  /// The id, unique within the entry.
  package let id: String
  /// The title.
  package let title: String
  /// The noun for such parts.
  package let noun: String
  /// The values of its fields in words, joined.
  package let text: String

  /// Creates a part.
  package init(id: String, title: String, noun: String, text: String) {
    (self.id, self.title, self.noun, self.text) = (id, title, noun, text)
  }
}

/// A section of an entry's text.
package struct ComparedSection: Sendable, Hashable {
  /// The anchor of the heading.
  package let anchor: String
  /// The text of the heading.
  package let title: String

  /// Creates a section.
  package init(anchor: String, title: String) { (self.anchor, self.title) = (anchor, title) }
}
