internal import Bytes
package import FrameworkData

/// A framework as JSON: the one format that loses nothing. `FrameworkJSONSchema` describes it.
package enum FrameworkJSON {
  /// The version of the format. A change that breaks readers changes the first number.
  package static let version = "1.0"
  /// The name of the file.
  package static let fileName = "framework.json"

  /// The number of entries in a piece.
  static let chunk = 200

  /// Returns the number of pieces of the file.
  static func pieceCount(_ framework: Framework) -> Int {
    2 + (framework.entries.count + chunk - 1) / chunk
  }

  /// Returns a piece of the file. All pieces, joined, are the file.
  ///
  /// - Parameter html: Returns the text of an entry as HTML, or nil if it has none.
  static func piece(
    _ index: Int, of framework: Framework, html: (Framework.Entry) -> String?
  ) -> [UInt8] {
    if index == 0 { return head(framework) }
    let chunks = pieceCount(framework) - 2
    guard index <= chunks else { return tail(framework) }
    let start = (index - 1) * chunk
    var json = JSONWriter(continuing: index > 1)
    for entry in framework.entries[start..<min(start + chunk, framework.entries.count)] {
      json.newLine()
      json.write(entry, of: framework, html: html(entry))
    }
    return json.bytes
  }

  /// Returns the whole file.
  package static func bytes(
    _ framework: Framework, html: (Framework.Entry) -> String? = { _ in nil }
  ) -> [UInt8] {
    (0..<pieceCount(framework)).flatMap { piece($0, of: framework, html: html) }
  }

  private static func head(_ framework: Framework) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.newLine()
    json.member("$schema", FrameworkJSONSchema.fileName)
    json.newLine()
    json.object("format") {
      $0.member("name", "demarc-framework")
      $0.member("version", version)
    }
    json.newLine()
    json.object("site") { json in
      let site = framework.site
      json.member("id", site.id)
      json.member("title", site.title)
      json.member("description", site.description)
      json.member("url", site.url)
      json.member("language", site.language)
      json.member("version", site.version)
      json.member("version_date", site.versionDate)
      json.member("repository", site.repository)
    }
    json.newLine()
    json.lines("collections", framework.collections) { $0.write($1) }
    json.newLine()
    json.key("entries")
    json.beginArray()
    return json.bytes
  }

  private static func tail(_ framework: Framework) -> [UInt8] {
    var json = JSONWriter(continuing: true)
    if !framework.entries.isEmpty { json.newLineAtEnd() }
    json.endArray()
    json.newLine()
    json.lines("relations", framework.relations) { $0.write($1) }
    json.newLine()
    json.lines("matrices", framework.matrices) { $0.write($1, of: framework) }
    json.newLine()
    json.lines("redirects", framework.redirects) { json, redirect in
      json.object {
        $0.member("route", redirect.route)
        $0.object("target") { $0.writeMembers(redirect.target) }
      }
    }
    json.newLine()
    json.lines("retired", framework.retired) { json, retired in
      json.object {
        $0.writeMembers(retired.name)
        $0.member("title", retired.title)
        $0.member("route", retired.route)
      }
    }
    json.newLineAtEnd()
    json.endObject()
    json.newLineAtEnd()
    return json.bytes
  }
}

extension JSONWriter {
  /// Writes a member whose value is an array with an item on each line.
  fileprivate mutating func lines<Element>(
    _ name: String, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements {
      newLine()
      write(&self, element)
    }
    if !elements.isEmpty { newLineAtEnd() }
    endArray()
  }

  /// Writes the members of a name: its collection, unless it is a page, and its id.
  mutating func writeMembers(_ name: Framework.Name) {
    if !name.collection.isEmpty { member("collection", name.collection) }
    member("id", name.id)
  }

  /// Writes a target.
  mutating func write(_ target: Framework.Target) {
    object {
      $0.writeMembers(target.entry)
      $0.member("part", target.part)
    }
  }

  /// Writes a relation.
  mutating func write(_ relation: Framework.Relation) {
    object { json in
      json.member("type", relation.field)
      json.key("source")
      json.write(relation.source)
      json.key("target")
      json.write(relation.target)
    }
  }
}
