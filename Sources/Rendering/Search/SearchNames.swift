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
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pages.count * 128)
    bytes.append(contentsOf: "{\"language\":".utf8)
    bytes.appendJSON(language ?? "")
    bytes.append(contentsOf: ",\"fillers\":".utf8)
    bytes.appendJSON(fillers)
    bytes.append(contentsOf: ",\"groups\":".utf8)
    bytes.appendJSON(groups) { $0.appendJSON($1) }
    bytes.append(contentsOf: ",\"pages\":".utf8)
    bytes.appendJSON(pages) { $0.append($1) }
    bytes.append(contentsOf: ",\"tables\":".utf8)
    bytes.appendJSON(tables) { bytes, table in
      bytes.append(UInt8(ascii: "["))
      bytes.appendJSON(table.href)
      bytes.append(UInt8(ascii: ","))
      bytes.appendJSON(table.title)
      for headers in [table.rows, table.columns] {
        bytes.append(UInt8(ascii: ","))
        bytes.appendJSON(headers) { bytes, header in
          bytes.appendJSON([header.slug] + header.names) { $0.appendJSON($1) }
        }
      }
      bytes.append(UInt8(ascii: "]"))
    }
    bytes.append(contentsOf: "}\n".utf8)
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ page: SearchNames.Page) {
    append(contentsOf: "[\(page.group),".utf8)
    appendJSON(page.title)
    append(UInt8(ascii: ","))
    appendJSON(page.href)
    let flags =
      (page.isSuperseded ? 1 : 0) + (page.isTerm ? 2 : 0) + (page.isTag ? 4 : 0)
      + (page.answers ? 8 : 0)
    if flags != 0 || !page.names.isEmpty || !page.parts.isEmpty {
      append(contentsOf: ",\(flags)".utf8)
    }
    if !page.names.isEmpty || !page.parts.isEmpty {
      append(UInt8(ascii: ","))
      appendJSON(page.names) { $0.appendJSON($1) }
    }
    if !page.parts.isEmpty {
      append(UInt8(ascii: ","))
      appendJSON(page.parts) { $0.append($1) }
    }
    append(UInt8(ascii: "]"))
  }

  private mutating func append(_ part: SearchNames.Part) {
    append(UInt8(ascii: "["))
    appendJSON(part.name)
    append(UInt8(ascii: ","))
    appendJSON(part.title ?? "")
    append(UInt8(ascii: ","))
    appendJSON(part.anchor)
    let hasID = part.id != part.name
    if part.isSuperseded || hasID { append(contentsOf: part.isSuperseded ? ",1".utf8 : ",0".utf8) }
    if hasID {
      append(UInt8(ascii: ","))
      appendJSON(part.id)
    }
    append(UInt8(ascii: "]"))
  }
}
