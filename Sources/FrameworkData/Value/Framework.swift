/// The content of a site as plain data: everything that it publishes, by ids.
///
/// Two frameworks are equal if and only if their published contents are equal. The order of files, of
/// fields in front matter and of references does not matter: lists are sorted by ids, except those whose
/// order readers see (``Collection/order``, the rows and columns of a matrix, lists in fields).
package struct Framework: Sendable, Equatable {
  /// The site.
  package var site: Site
  /// The collections, sorted by name.
  package var collections: [Collection] = []
  /// The entries of collections, and the pages outside of collections. Sorted by ``Entry/name``.
  package var entries: [Entry] = []
  /// The references between entries and parts. Sorted, each once.
  package var relations: [Relation] = []
  /// The matrices, sorted by id.
  package var matrices: [Matrix] = []
  /// The former routes that lead to entries, sorted.
  package var redirects: [Redirect] = []
  /// The published entries that are gone, sorted. Their ids are not used again.
  package var retired: [Retired] = []

  /// Creates an empty framework.
  package init(site: Site) { self.site = site }

  /// The settings of a site.
  package struct Site: Sendable, Hashable {
    /// The lasting name of everything in the framework, or nil if `site.yml` declares none.
    package var id: String?
    /// The title.
    package var title: String
    /// A sentence about the site.
    package var description: String?
    /// The address of the site without a trailing slash, or nil if `site.yml` declares none.
    package var url: String?
    /// The language of the content as a BCP 47 tag.
    package var language: String
    /// The version of the framework.
    package var version: String?
    /// The day of that version: `2026-11-29`.
    package var versionDate: String?
    /// The address of the source repository.
    package var repository: String?

    /// Creates the settings of a site.
    package init(title: String, language: String) {
      self.title = title
      self.language = language
    }
  }

  /// The name of an entry: its collection and its id.
  package struct Name: Sendable, Hashable, Comparable {
    /// The name of the collection. Empty for a page outside of collections.
    package var collection: String
    /// The id. That of a page is its declared id, or else its path without the ending.
    package var id: String

    /// Creates a name.
    package init(_ collection: String, _ id: String) {
      self.collection = collection
      self.id = id
    }

    package static func < (a: Self, b: Self) -> Bool {
      (a.collection, a.id) < (b.collection, b.id)
    }
  }

  /// An entry, or a part of one.
  package struct Target: Sendable, Hashable, Comparable {
    /// The entry.
    package var entry: Name
    /// The id of the part, or nil for the whole entry.
    package var part: String?

    /// Creates a target.
    package init(_ entry: Name, part: String? = nil) {
      self.entry = entry
      self.part = part
    }

    package static func < (a: Self, b: Self) -> Bool {
      a.entry != b.entry ? a.entry < b.entry : (a.part ?? "") < (b.part ?? "")
    }
  }

  /// A reference in front matter.
  package struct Relation: Sendable, Hashable, Comparable {
    /// The name of the field: the type of the relation.
    package var field: String
    /// The entry or part that refers.
    package var source: Target
    /// The entry or part that it refers to.
    package var target: Target

    /// Creates a relation.
    package init(field: String, source: Target, target: Target) {
      self.field = field
      self.source = source
      self.target = target
    }

    package static func < (a: Self, b: Self) -> Bool {
      if a.source.entry.collection != b.source.entry.collection {
        return a.source.entry.collection < b.source.entry.collection
      }
      if a.field != b.field { return a.field < b.field }
      return a.source != b.source ? a.source < b.source : a.target < b.target
    }
  }

  /// A former route that leads to an entry.
  package struct Redirect: Sendable, Hashable {
    /// The former route, with a trailing slash.
    package var route: String
    /// The entry.
    package var target: Name

    /// Creates a redirect.
    package init(route: String, target: Name) {
      self.route = route
      self.target = target
    }
  }

  /// A published entry that is gone (`site.lock`).
  package struct Retired: Sendable, Hashable {
    /// Its name.
    package var name: Name
    /// Its last route, percent-encoded.
    package var route: String
    /// Its last title.
    package var title: String

    /// Creates a retired entry.
    package init(name: Name, route: String, title: String) {
      self.name = name
      self.route = route
      self.title = title
    }
  }
}

extension Framework {
  /// Returns the collection with a name.
  package func collection(_ name: String) -> Collection? {
    collections.first { $0.name == name }
  }

  /// Returns the entry with a name.
  package func entry(_ name: Name) -> Entry? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].name == name ? entries[low] : nil
  }

  /// Returns the matrix with an id.
  package func matrix(_ id: String) -> Matrix? { matrices.first { $0.id == id } }

  /// Returns the entries of a collection in the order in which pages list them.
  package func entries(of collection: Collection) -> [Entry] {
    collection.order.compactMap { entry(Name(collection.name, $0)) }
  }

  /// Returns the address of a route: absolute if the site declares its address, otherwise relative to
  /// the site.
  package func address(_ route: String, anchor: String? = nil) -> String {
    let page = site.url.map { "\($0)/\(route)" } ?? route
    return anchor.map { "\(page)#\($0)" } ?? page
  }
}
