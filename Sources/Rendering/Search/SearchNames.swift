internal import Bytes
internal import ContentModel

/// The names in a site, by which its search finds pages and parts without their texts.
struct SearchNames {
  /// A page with its names and parts.
  struct Page {
    /// Index in ``SearchNames/groups``.
    let group: Int
    let title: String
    /// URL relative to the base path.
    let href: String
    /// Other names: ids, aliases, the words of fields with `search: true`.
    var names: [String] = []
    var isSuperseded = false
    /// True for a term of a glossary, whose names are synonyms.
    var isTerm = false
    /// True for the page of a tag, which comes after pages with the same name.
    var isTag = false
    /// True if the other names are words of questions that the page answers.
    var answers = false
    var parts: [Part] = []
  }

  /// A part of a page with an anchor.
  struct Part {
    /// The id as it is written on pages.
    let name: String
    /// The id.
    let id: String
    /// The title, or nil if it is only the id.
    let title: String?
    let anchor: String
    let isSuperseded: Bool
  }

  /// A matrix whose cells have anchors.
  struct Table {
    /// URL of its page, relative to the base path.
    let href: String
    let title: String
    let rows: [Header]
    let columns: [Header]
  }

  /// A row or column of a matrix.
  struct Header {
    /// Its part of the anchors of cells.
    let slug: String
    let names: [String]
  }

  /// The declared language, or nil.
  let language: String?
  /// Words without meaning in a question.
  let fillers: String
  /// The labels of groups of pages, such as the titles of collections.
  private(set) var groups: [String] = []
  private(set) var pages: [Page] = []
  private(set) var tables: [Table] = []
  private var groupIndices: [String: Int] = [:]

  init(language: String?, fillers: String) {
    self.language = language
    self.fillers = fillers
  }

  /// Returns the index of a group, which is added if it is new.
  mutating func group(_ label: String) -> Int {
    if let index = groupIndices[label] { return index }
    groupIndices[label] = groups.count
    groups.append(label)
    return groups.count - 1
  }

  mutating func add(_ page: Page) { pages.append(page) }

  mutating func add(_ table: Table) { tables.append(table) }

  /// The names as JSON. Arrays save most of the space that keys would need:
  ///
  /// - a page: group, title, address, flags (1 superseded, 2 term, 4 tag, 8 answer), other names, parts;
  /// - a part: name, title, anchor, flags, and the id if it differs from the name;
  /// - a table: address, title, rows and columns, each with a part of an anchor and names.
  ///
  /// Empty values at the end of a page or part are left out.
  var json: [UInt8] {
    var json = JSONWriter(isInMarkup: true)
    json.object { json in
      json.key("language")
      json.value(language ?? "")
      json.key("fillers")
      json.value(fillers)
      json.key("groups")
      json.value(groups)
      json.key("pages")
      json.array(pages) { $1.write(to: &$0) }
      json.key("tables")
      json.array(tables) { $1.write(to: &$0) }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}

extension SearchNames.Page {
  fileprivate func write(to json: inout JSONWriter) {
    let flags =
      (isSuperseded ? 1 : 0) + (isTerm ? 2 : 0) + (isTag ? 4 : 0) + (answers ? 8 : 0)
    json.beginArray()
    json.value(group)
    json.value(title)
    json.value(href)
    if flags != 0 || !names.isEmpty || !parts.isEmpty { json.value(flags) }
    if !names.isEmpty || !parts.isEmpty { json.value(names) }
    if !parts.isEmpty { json.array(parts) { $1.write(to: &$0) } }
    json.endArray()
  }
}

extension SearchNames.Part {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginArray()
    json.value(name)
    json.value(title ?? "")
    json.value(anchor)
    if isSuperseded || id != name { json.value(isSuperseded ? 1 : 0) }
    if id != name { json.value(id) }
    json.endArray()
  }
}

extension SearchNames.Table {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginArray()
    json.value(href)
    json.value(title)
    for headers in [rows, columns] {
      json.array(headers) { $0.value([$1.slug] + $1.names) }
    }
    json.endArray()
  }
}
