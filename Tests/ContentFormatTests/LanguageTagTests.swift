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

  @Test("a locale needs a territory, which no language implies")
  func locale() {
    for (tag, locale) in [
      ("de-AT", "de_AT"), ("EN-gb", "en_GB"), ("zh-Hant-TW", "zh_TW"),
      ("sr-Latn-RS-ekavsk", "sr_RS"),
    ] {
      #expect(LanguageTag.locale(of: tag) == locale)
    }
    for tag in ["de", "es-419", "zh-Hant", "x-de", "de-x-at", "de-u-co-phonebk", ""] {
      #expect(LanguageTag.locale(of: tag) == nil, "\(tag)")
    }
  }
}
