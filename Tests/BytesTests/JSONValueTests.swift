import Bytes
import Foundation
import Testing

@Suite("JSON documents")
struct JSONValueTests {
  @Test("keys keep their order, and empty values have no lines")
  func form() {
    let value: JSONValue = ["b": 1, "a": [true, "x"], "c": [], "d": .object([]), "e": .null]
    #expect(
      value.text == """
        {
          "b": 1,
          "a": [
            true,
            "x"
          ],
          "c": [],
          "d": {},
          "e": null
        }

        """)
  }

  @Test(
    "a text is the same after a round trip",
    arguments: [
      "", "a\"b\\c", "line\nbreak\ttab\r", "\u{0}\u{1F}\u{7F}", "é 日 🙂", "\u{2028}</script>",
    ])
  func text(_ text: String) throws {
    let data = Data(JSONValue.array([.string(text)]).text.utf8)
    #expect(try JSONSerialization.jsonObject(with: data) as? [String] == [text])
  }

  @Test("numbers are those of JSON")
  func numbers() throws {
    let value: JSONValue = .array([.number(0.5), .number(-1e300), .integer(.min), .number(.nan)])
    let read = try JSONSerialization.jsonObject(with: Data(value.text.utf8)) as? [Any]
    #expect(read?[0] as? Double == 0.5 && read?[1] as? Double == -1e300)
    #expect(read?[2] as? Int == .min && read?[3] is NSNull)
  }
}
