import Foundation
import Testing

@testable import ContentFormat
@testable import ContentModel

/// The fuzzer writes sites with the keys of `Tests/Fuzz/keys.json`, so a missing key would never be
/// tried.
@Suite("The fuzzer knows every key of the content format")
struct FuzzerKeysTests {
  private struct Keys: Decodable {
    let fieldTypes: [String]
    let fieldKeys: [String]
    let flags: [String]
    let fieldTexts: [String]
    let collectionKeys: [String]
    let siteKeys: [String]
    let syntaxKeys: [String]
    let entryKeys: [String]
    let matrixKeys: [String]
    let views: [String: [String]]
  }

  private let keys: Keys

  init() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fuzz/keys.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    keys = try decoder.decode(Keys.self, from: Data(contentsOf: file))
  }

  @Test("the fuzzer knows every field type and every key of a field")
  func fields() {
    #expect(Set(keys.fieldTypes) == Set(FieldKind.names))
    #expect(Set(keys.fieldKeys) == Set(FieldKey.all.map(\.name)))
    let flags = FieldKey.all.filter { if case .boolean = $0.type { true } else { false } }
    #expect(Set(keys.flags) == Set(flags.map(\.name)))
    #expect(Set(keys.fieldTexts).isSubset(of: keys.fieldKeys))
  }

  @Test("the fuzzer knows every key of collections, entries and matrices")
  func collections() {
    #expect(Set(keys.collectionKeys) == Set(CollectionReader.schema.map(\.name)))
    #expect(Set(keys.entryKeys) == Set(CollectionSchema.universalFields.map(\.name)))
    #expect(Set(keys.matrixKeys) == Set(MatrixSchema.fields.map(\.name)))
  }

  @Test("the fuzzer knows every key of `site.yml`")
  func site() {
    #expect(Set(keys.siteKeys) == Set(SiteConfiguration.schema.map(\.name)))
    #expect(Set(keys.syntaxKeys) == Set(SyntaxKey.schema.map(\.name)))
  }

  @Test("the fuzzer knows every view and its keys")
  func views() {
    #expect(Set(keys.views.keys) == Set(ViewKind.allCases.map(\.rawValue)))
    for kind in ViewKind.allCases {
      let allowed = ViewKey.allCases.filter { $0.use.kinds.contains(kind) }.map(\.rawValue)
      #expect(Set(keys.views[kind.rawValue] ?? []) == Set(allowed), "\(kind.rawValue)")
    }
  }
}
