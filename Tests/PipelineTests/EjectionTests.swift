import BuiltinTheme
import Testing

@testable import Pipeline

@Suite("Ejection")
struct EjectionTests {
  @Test("every built-in file says what it is for")
  func purposes() {
    let missing = BuiltinTheme.files().map(\.path).filter { BuiltinTheme.purpose(of: $0).isEmpty }
    #expect(missing == [], "add them to Purposes.swift")
  }

  @Test("a mark is read from the first line only, and from any kind of comment")
  func marks() throws {
    for file in BuiltinTheme.files() {
      let copy = EjectionMark.copy(of: file)
      let mark = try #require(EjectionMark(in: copy), "\(file.path)")
      #expect(mark.hash == EjectionMark.hash(of: file.bytes))
      #expect(Array(copy[mark.line.upperBound...]) == file.bytes, "\(file.path)")
    }
    let others = [
      "", "x", "{{! demarc eject: }}", "{{! demarc eject: a 123 }}\n",
      "{{! demarc eject: a 012345678901234x }}\n", "\n{{! demarc eject: a 0123456789abcdef }}\n",
      String(repeating: "x", count: 500) + "demarc eject: a 0123456789abcdef",
    ]
    for text in others { #expect(EjectionMark(in: Array(text.utf8)) == nil, "\(text)") }
  }
}
