import Testing

@testable import ContentFormat

@Suite("Directions of languages")
struct LanguageTagTests {
  @Test("the script decides, and otherwise the language")
  func direction() {
    for tag in ["ar", "he", "fa-IR", "ur", "az-Arab", "AR-eg"] {
      #expect(LanguageTag.isRightToLeft(tag), "\(tag)")
    }
    for tag in ["en", "de-AT", "ar-Latn", "zh-Hant", "tr"] {
      #expect(!LanguageTag.isRightToLeft(tag), "\(tag)")
    }
  }
}
