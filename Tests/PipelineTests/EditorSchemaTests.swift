import Bytes
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ContentFormat
@testable import ContentModel
@testable import Pipeline

@Suite("JSON Schemas for editors")
struct EditorSchemaTests {
  @Test("the shipped framework conforms to them")
  func shipped() async throws {
    var options = BuildOptions()
    options.content = JSONSchema.root.appending(path: "Content").path
    let schemas = try await EditorSchemas.all(options)
    var loader = SiteLoader(options)
    let graph = try await loader.load().graph
    #expect(try problems(of: ["site.yml"], options, schema: "site", schemas) == "")
    let declarations = graph.collections.compactMap(\.schema.path)
    #expect(declarations.count > 5)
    #expect(try problems(of: declarations, options, schema: "collection", schemas) == "")
    for collection in graph.collections {
      let paths = collection.entries.map { graph.entries[$0].path }
      let name = "entries/\(collection.schema.name)"
      #expect(try problems(of: paths, options, schema: name, schemas) == "", "\(name)")
    }
  }

  @Test(
    "mistakes in schemas are found",
    arguments: [
      "fields: { a: strin }", "fields: { a: { type: list } }", "fields: { a: { type: reference } }",
      "fields: { a: { type: enum } }", "fields: { a: { type: string, uniqe: true } }",
      "feilds: {}", "kind: matrixes", "referenced: maybe", "fields: [a]",
      "fields: { a: { type: list, of: strin } }", "title: { form: [heading] }",
    ])
  func mistakes(_ text: String) throws {
    #expect(try problems(in: text, of: EditorSchema.collection) != "")
  }

  @Test(
    "forms that Demarc reads are accepted",
    arguments: [
      "fields: { a: string, b: { type: enum, values: [x, { id: y, label: Y }] } }",
      "fields: { a: { type: list, of: { type: reference, to: [b, 'c#*'] } } }",
      "id: '^A-[0-9]+$'", "id: { from: stem, also: [code] }", "title: { from: [heading, stem] }",
      "kind: matrix\nrows: a\ncolumns: { collection: b, group: g }\ncompare: columns",
      "levels: [{ id: a, color: '#b9ddf1' }, { id: b, color: amber, aliases: you }]\nseveral: /",
      "ranges: from", "ranges: { from: a, to: b, by: c, gaps: allow }",
      "description: A text.", "entries: { from: ['a/**'] }",
      "fields: { a: { type: entries, fields: { b: { type: list, of: string, single: allow } } } }",
    ])
  func forms(_ text: String) throws {
    #expect(try problems(in: text, of: EditorSchema.collection) == "")
    let file = SourceFile(
      path: "a/_collection.yml", displayPath: "a/_collection.yml", bytes: Array(text.utf8))
    let messages = CollectionReader.read(file).findings.map(\.message)
    #expect(!messages.contains { $0.contains("unknown") || $0.contains("must be") }, "\(messages)")
  }

  @Test("every declared key has an explanation")
  func meanings() {
    func missing(_ fields: [FieldSchema], _ path: String) -> [String] {
      fields.flatMap { field -> [String] in
        let own = field.meaning.isEmpty ? ["\(path)\(field.name)"] : []
        switch field.type {
        case .record(let keys): return own + missing(keys, "\(path)\(field.name).")
        case .list(let element):
          guard case .record(let keys) = element.type else { return own }
          return own + missing(keys, "\(path)\(field.name)[].")
        default: return own
        }
      }
    }
    let all = [
      SiteConfiguration.schema, SiteConfiguration.navigationLink,
      SiteConfiguration.navigationGroup, CollectionReader.schema, CollectionReader.matrixKeys,
      CollectionSchema.universalFields, MatrixSchema.fields, ViewKey.schema, ProjectFile.schema,
      FieldKey.schema, FieldReader.assignmentSchema, FieldReader.partKeys, FieldReader.idKeys,
      FieldReader.enumValueFields, NameSources.keys,
    ]
    #expect(all.flatMap { missing($0, "") } == [])
  }

  @Test("a field's description is in the schema of its entries")
  func description() throws {
    let text = "fields: { owner: { type: string, description: The team. } }"
    let file = SourceFile(
      path: "a/_collection.yml", displayPath: "a/_collection.yml", bytes: Array(text.utf8))
    let (schema, findings) = CollectionReader.read(file)
    #expect(findings.isEmpty)
    let json = EditorSchema.entries(of: schema) { _ in [] }.text
    #expect(json.contains("\"description\": \"The team.\""))
  }

  // MARK: Validation

  private func problems(
    of paths: [String], _ options: BuildOptions, schema name: String, _ schemas: [EditorSchema]
  ) throws -> String {
    let schema = try #require(schemas.first { $0.name == name }, "\(name)")
    let documents = try paths.map { path in
      let bytes = try FileSystem.read("\(options.content)/\(path)")
      let file = SourceFile(path: path, displayPath: path, bytes: bytes)
      var range = 0..<bytes.count
      if path.hasSuffix(".md"), case .present(let yaml, _) = FrontMatter.split(bytes) {
        range = yaml
      }
      return try json(of: file, range)
    }
    return try problems(of: documents, schema)
  }

  private func problems(in text: String, of schema: EditorSchema) throws -> String {
    let file = SourceFile(path: "a.yml", displayPath: "a.yml", bytes: Array(text.utf8))
    return try problems(of: [try json(of: file, 0..<file.bytes.count)], schema)
  }

  private func problems(of documents: [String], _ schema: EditorSchema) throws -> String {
    guard !documents.isEmpty else { return "" }
    let path = FileManager.default.temporaryDirectory
      .appending(path: "demarc-test-\(UUID().uuidString).json")
    try Data(schema.text.utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    return try JSONSchema.problems(of: documents, schema: path.path)
  }

  private func json(of file: SourceFile, _ range: Range<Int>) throws -> String {
    let (node, findings) = YAMLReader.read(range, of: file)
    try #require(findings.isEmpty)
    return (node.map(value) ?? .object([])).text
  }

  /// The value that an editor reads: YAML 1.2 with its core schema.
  private func value(_ node: YAMLNode) -> JSONValue {
    switch node.value {
    case .mapping(let pairs): .object(pairs.map { .init($0.key, value($0.value)) })
    case .sequence(let items): .array(items.map(value))
    case .scalar(let text, let isQuoted):
      if isQuoted {
        .string(text)
      } else if node.isNull {
        .null
      } else if text == "true" || text == "false" {
        .bool(text == "true")
      } else if let number = Int(text) {
        .integer(number)
      } else if let number = Double(text), !text.contains(where: \.isLetter) {
        .number(number)
      } else {
        .string(text)
      }
    }
  }
}
