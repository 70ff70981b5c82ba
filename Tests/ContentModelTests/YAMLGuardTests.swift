import Diagnostics
import Testing

@testable import ContentModel

@Suite("YAML guard")
struct YAMLGuardTests {
  private func anchors(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return YAMLGuard(bytes, 0..<bytes.count, limit: 64).anchors.map {
      String(decoding: bytes[$0.indices], as: UTF8.self)
    }
  }

  @Test(
    "anchors and aliases wherever a value may begin",
    arguments: [
      ("a: &x 1\nb: *x", ["&x", "*x"]), ("- &x a\n- *x", ["&x", "*x"]),
      ("a: [&x 1, *x]", ["&x", "*x"]), ("a: { b: &x 1, c: *x }", ["&x", "*x"]),
      ("? *x\n: 1", ["*x"]), ("a:\n  - - &x b", ["&x"]), ("&x a: 1", ["&x"]),
      ("a: \"q\"\nb: *x", ["*x"]), ("'a': *x", ["*x"]),
    ])
  func found(text: String, expected: [String]) { #expect(anchors(text) == expected) }

  @Test(
    "signs within texts are none",
    arguments: [
      "a: R&D *and* more", "a: 'it is *x'", "a: \"&x\"", "a: b # &x *y", "# *x",
      "a: |\n  *x\n  &y\nb: 1", "a: >-\n  - *x\n\n  &y", "a: one\n  *two* goes on\nb: 1",
      "a: [b &c, 'd *e']", "- one\n  *two*\n- three",
    ])
  func passedOver(text: String) { #expect(anchors(text) == []) }

  @Test("brackets nest only where they are brackets")
  func brackets() {
    func isDeep(_ text: String) -> Bool {
      let bytes = Array(text.utf8)
      return YAMLGuard(bytes, 0..<bytes.count, limit: 64).tooDeep != nil
    }
    #expect(isDeep("a: " + String(repeating: "[", count: 65)))
    #expect(isDeep("a: " + String(repeating: "{ b: ", count: 65)))
    #expect(isDeep("a: " + String(repeating: "[\nb: ", count: 65)))
    #expect(isDeep(String(repeating: "- ", count: 65) + "a"))
    #expect(!isDeep("a: " + String(repeating: "[", count: 60) + String(repeating: "]", count: 60)))
    for line in ["a: from [0 to 1)", "a: 'one ['", "a: b # [[", "- \"{\""] {
      #expect(!isDeep(String(repeating: line + "\n", count: 100)), "\(line)")
    }
    #expect(!isDeep("a: |\n" + String(repeating: "  [[[\n", count: 100)))
  }
}
