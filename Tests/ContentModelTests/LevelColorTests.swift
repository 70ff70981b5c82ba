import ContentFormat
import Testing

@testable import ContentModel

@Suite("Colours of levels")
struct LevelColorTests {
  @Test("the distance is 100 between black and white, 0 between equal colours")
  func ruler() throws {
    let black = try #require(RGB("#000000"))
    let white = try #require(RGB("#ffffff"))
    #expect(abs(ColorVision.distance(black, white) - 100) < 0.1)
    #expect(ColorVision.distance(white, white) == 0)
    #expect(abs(black.contrast(with: white) - 21) < 0.001)
  }

  @Test("the simulations confuse the colours that people with each deficiency confuse")
  func simulations() throws {
    // Red and green of the same lightness for people without one of the cones for them.
    let distances = try [("#c8553d", "#7d8b3d"), ("#c8553d", "#3d55c8")].map { first, second in
      ColorVision.distance(try #require(RGB(first)), try #require(RGB(second)))
    }
    #expect(distances[0] < 6)
    #expect(distances[1] > 10)
  }

  @Test(
    "any two of the default colours can be told apart with any vision", arguments: [true, false])
  func defaults(isLight: Bool) {
    #expect(LevelPalette.defaults.count == 12)
    #expect(Set(LevelPalette.colors.map(\.name)).count == LevelPalette.colors.count)
    let fills = LevelPalette.defaults.map { LevelColor.named($0).fill(isLight: isLight) }
    for (index, fill) in fills.enumerated() {
      for other in fills[..<index] {
        guard let fill, let other else { continue }
        #expect(ColorVision.distance(fill, other) >= 9, "\(fill.text) and \(other.text)")
      }
    }
    #expect(!fills.contains(nil))
  }

  @Test("text on any fill has a contrast of 4.5")
  func text() throws {
    for red in stride(from: 0, through: 255, by: 15) {
      for green in stride(from: 0, through: 255, by: 15) {
        for blue in stride(from: 0, through: 255, by: 51) {
          let digits = [red, green, blue].map { String($0 + 256, radix: 16).dropFirst() }
          let fill = try #require(RGB("#" + digits.joined()))
          let text = try #require(RGB(fill.textColor))
          #expect(fill.contrast(with: text) >= 4.5, "\(fill.text)")
        }
      }
    }
  }

  @Test("a colour is written as it was read, in lower case", arguments: ["#00000a", "#1A2b3C"])
  func hex(text: String) {
    #expect(RGB(text)?.text == text.lowercased())
    #expect(LevelColor(text).className == "hex-" + text.lowercased().dropFirst())
  }

  @Test(
    "other texts are no colour", arguments: ["#12345", "#1234567", "123456", "#12345g", "#", ""])
  func noHex(text: String) { #expect(RGB(text) == nil) }
}
