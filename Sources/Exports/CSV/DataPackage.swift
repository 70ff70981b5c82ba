internal import Bytes
internal import FrameworkData

/// The description of tables as a Data Package (datapackage.org, version 2).
enum DataPackage {
  /// Plans the description of tables.
  static func file(_ tables: [CSVTable.Plan]) -> ExportFile {
    ExportFile(
      format: "csv", path: "csv/datapackage.json", mediaType: "application/json",
      title: "Description of the tables (Data Package)", subject: .selection
    ) { source in
      let paths = Set(source.files.map(\.path))
      return bytes(source.framework, tables.filter { paths.contains($0.path) })
    }
  }

  private static func bytes(_ framework: Framework, _ plans: [CSVTable.Plan]) -> [UInt8] {
    let names = Set(plans.map(\.name))
    var json = JSONWriter()
    json.beginObject()
    json.newLine()
    json.member("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
    json.newLine()
    json.member(
      "name", ExportToken.fileName((framework.site.id ?? framework.site.title).lowercased()))
    json.member("title", framework.site.title)
    json.member("description", framework.site.description)
    json.member("homepage", framework.site.url)
    json.member("version", framework.site.version)
    json.newLine()
    json.key("resources")
    json.beginArray()
    for plan in plans {
      let table = plan.table(framework)
      json.newLine()
      json.object { json in
        json.member("name", plan.name)
        json.member("title", plan.title)
        json.member("type", "table")
        json.member("path", String(plan.path.dropFirst("csv/".count)))
        json.member("format", "csv")
        json.member("mediatype", "text/csv")
        json.member("encoding", "utf-8")
        json.object("schema") { $0.writeMembers(table, tables: names) }
      }
    }
    json.newLineAtEnd()
    json.endArray()
    json.newLineAtEnd()
    json.endObject()
    json.newLineAtEnd()
    return json.bytes
  }
}

extension JSONWriter {
  /// Writes the members of a table's schema. References to tables outside of `tables` are left out.
  fileprivate mutating func writeMembers(_ table: CSVTable, tables: Set<String>) {
    array("fields", table.columns) { json, column in
      json.object { json in
        json.member("name", column.name)
        json.member("title", column.title)
        json.member("type", column.type)
        json.member("description", column.meaning)
        json.object("constraints") { json in
          json.member("required", ifTrue: column.isRequired)
          json.member("unique", ifTrue: column.isUnique)
          if let values = column.values { json.member("enum", values.map(CSV.guarded)) }
          json.member("minimum", column.minimum)
          json.member("maximum", column.maximum)
        }
      }
    }
    member("primaryKey", table.key)
    array("foreignKeys", table.foreignKeys.filter { tables.contains($0.table) }) { json, key in
      json.object { json in
        json.member("fields", key.columns)
        json.object("reference") {
          $0.member("resource", key.table)
          $0.member("fields", key.targets)
        }
      }
    }
  }
}
