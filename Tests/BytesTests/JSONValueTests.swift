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

  @Test("text in markup has no control characters and cannot end a script")
  func markup() throws {
    let text = "\u{0} \u{1f} \n\t\r \"\\ </script> \u{7f} é 漢"
    var json = JSONWriter(isInMarkup: true)
    json.value(["a": .array([.string(text), ""]), "b": ["c": 1, "d": false, "e": .null]])
    let bytes = json.bytes
    #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7f && $0 != UInt8(ascii: "<") })
    let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    #expect(read?["a"] as? [String] == [text, ""])
    #expect(String(decoding: bytes, as: UTF8.self).hasSuffix(#""b":{"c":1,"d":false,"e":null}}"#))
  }
}
