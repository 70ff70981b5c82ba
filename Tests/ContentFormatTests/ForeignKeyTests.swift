import Testing

@testable import ContentFormat

@Suite("Keys of other programs")
struct ForeignKeyTests {
  @Test("the keys of pages lead to fields that every entry has")
  func pages() {
    let known = Set(CollectionSchema.universalFields.map(\.name))
    for (key, advice) in ForeignKey.ofPages {
      #expect(known.contains(advice.field), "\(key)")
      #expect(!known.contains(key), "\(key)")
    }
  }

  @Test("the keys of schemas lead to keys that exist")
  func schemas() throws {
    let owners = ["a collection": CollectionReader.schema, "a field": FieldKey.schema]
    for (owner, schema) in owners {
      let known = Set(schema.map(\.name))
      for (key, advice) in try #require(ForeignKey.ofSettings[owner]) {
        #expect(known.contains(advice.field), "\(owner): \(key)")
        #expect(!known.contains(key), "\(owner): \(key)")
      }
    }
  }

  @Test("a key has no advice where its field is none, and none for the fields of a site")
  func scope() {
    func field(_ key: String, _ owner: String, _ isDeclared: Bool, _ known: [String]) -> String? {
      ForeignKey.advice(for: key, of: owner, isDeclared: isDeclared, in: known)?.field
    }
    #expect(field("Site-Name", "site.yml", false, ["title"]) == "title")
    #expect(field("site_name", "site.yml", false, ["url"]) == nil)
    #expect(field("site_name", "risks", true, ["title"]) == nil)
    #expect(field("permalink", "risks", true, ["slug"]) == "slug")
    #expect(field("permalink", "site.yml", false, ["slug"]) == nil)
  }
}

@Suite("Typographic quotes")
struct TypographicQuotesTests {
  @Test(
    "quotes around a whole text",
    arguments: [
      ("“a”", "a"), ("„a“", "a"), ("„a”", "a"), ("‘a b’", "a b"), ("«a»", "a"), ("»a«", "a"),
      ("‚a‘", "a"), ("‹a›", "a"), ("”a”", "a"),
    ])
  func whole(text: String, inner: String) {
    #expect(TypographicQuotes.content(of: text) == inner)
  }

  @Test(
    "any other text",
    arguments: ["", "“”", "“a", "a”", "“a” and “b”", "“a» b", "\"a\"", "‘It’s’", "é", "“a” b"])
  func other(text: String) {
    #expect(TypographicQuotes.content(of: text) == nil)
  }
}
