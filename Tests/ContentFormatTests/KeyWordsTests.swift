import Testing

@testable import ContentFormat

@Suite("Words from keys")
struct KeyWordsTests {
  @Test(
    "the label of a field has the words of its name",
    arguments: [
      ("read_time", "Read time"), ("read-time", "Read time"), ("readTime", "Read time"),
      ("url", "URL"), ("source_urls", "Source URLs"), ("cve_ids", "CVE IDs"), ("cweId", "CWE ID"),
      ("ai-specific", "AI specific"), ("SLA", "SLA"), ("valid", "Valid"), ("ideas", "Ideas"),
      ("größe", "Größe"), ("éTat", "É tat"), ("a", "A"), ("", ""), ("_", ""), ("__x__", "X"),
      ("HTTPServer", "HTTPServer"),
    ])
  func fields(name: String, label: String) {
    #expect(humanized(fieldName: name) == label)
    #expect(FieldSchema(name, .string).label == label)
  }

  @Test(
    "a capital letter does not split the label of a value",
    arguments: [("macOS", "MacOS"), ("iOS", "IOS"), ("in_progress", "In progress"), ("ml", "ML")])
  func values(id: String, label: String) {
    #expect(EnumValue(id: id).label == label)
  }
}
