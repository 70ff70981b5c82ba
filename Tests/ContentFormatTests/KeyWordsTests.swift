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
    "the singular of a collection's name is that of a regular English plural",
    arguments: [
      ("risks", "risk"), ("policies", "policy"), ("classes", "class"), ("boxes", "box"),
      ("searches", "search"), ("status", "status"), ("analysis", "analysis"), ("access", "access"),
      ("data", "data"), ("ties", "tie"), ("bus", "bus"), ("Risiken", "Risiken"), ("s", "s"),
      ("as", "as"), ("", ""),
      ("use-cases", "use-case"),
    ])
  func singulars(name: String, expected: String) {
    #expect(singular(of: name) == expected)
  }

  @Test(
    "a capital letter does not split the label of a value",
    arguments: [("macOS", "MacOS"), ("iOS", "IOS"), ("in_progress", "In progress"), ("ml", "ML")])
  func values(id: String, label: String) {
    #expect(EnumValue(id: id).label == label)
  }
}
