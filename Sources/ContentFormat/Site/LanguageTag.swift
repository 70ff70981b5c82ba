internal import Bytes
internal import Diagnostics

/// Language tags as used in HTML and in word lists (BCP 47): `de`, `pt-BR`, `zh-Hant-TW`.
package enum LanguageTag {
  /// True if the string has the form of a language tag: a language of two or three letters,
  /// optionally followed by subtags for script, region and variants.
  package static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.utf8.count) || language == "x",
      language.utf8.allSatisfy(\.isASCIILetter), language != "x" || parts.count > 1
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.utf8.allSatisfy(\.isASCIIAlphanumeric)
    }
  }

  /// Returns whether the language of a tag is written from right to left, unless the tag names
  /// another script.
  package static func isRightToLeft(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-").map { $0.lowercased() }
    if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 }) {
      return rightToLeftScripts.contains(script)
    }
    return parts.first.map(rightToLeftLanguages.contains) ?? false
  }

  /// The scripts that are written from right to left, of languages that are still written.
  private static let rightToLeftScripts: Set = [
    "adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa",
  ]

  /// The languages that are written from right to left by default.
  private static let rightToLeftLanguages: Set = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
  ]

  /// Returns the language and the territory of a tag, as Open Graph writes them: `de_AT` for `de-AT`. Nil for
  /// a tag without a territory, since none can be told from the language.
  package static func locale(of tag: String) -> String? {
    let parts = tag.split(separator: "-")
    guard let language = parts.first, language != "x" else { return nil }
    // A single letter begins an extension.
    let subtags = parts.dropFirst().prefix { $0.utf8.count > 1 }
    guard let territory = subtags.first(where: { $0.utf8.count == 2 }) else { return nil }
    return "\(language.lowercased())_\(territory.uppercased())"
  }

  /// Returns the language of a tag in lowercase, without script and region.
  package static func base(of tag: String) -> String {
    tag.split(separator: "-").first.map { $0.lowercased() } ?? tag
  }

  /// Returns the tag that was most likely meant: `de` for `deutsch`, `en-US` for `en_US`.
  package static func meant(by text: String) -> String? {
    let dashed = text.replacing("_", with: "-")
    if dashed != text, isValid(dashed) { return dashed }
    let name = text.lowercased()
    if let tag = names[name] { return tag }
    return nearestName(to: name, in: names.keys.sorted()).flatMap { names[$0] }
  }

  /// Tags by the English and native names of languages.
  private static let names = [
    "arabic": "ar", "chinese": "zh", "czech": "cs", "danish": "da", "dansk": "da", "deutsch": "de",
    "dutch": "nl", "english": "en", "español": "es", "espanol": "es", "finnish": "fi",
    "français": "fr", "francais": "fr", "french": "fr", "german": "de", "greek": "el",
    "hebrew": "he", "hindi": "hi", "hungarian": "hu", "italian": "it", "italiano": "it",
    "japanese": "ja", "korean": "ko", "magyar": "hu", "nederlands": "nl", "norsk": "no",
    "norwegian": "no", "polish": "pl", "polski": "pl", "portuguese": "pt", "português": "pt",
    "portugues": "pt", "romanian": "ro", "russian": "ru", "spanish": "es", "suomi": "fi",
    "svenska": "sv", "swedish": "sv", "turkish": "tr", "türkçe": "tr", "ukrainian": "uk",
  ]
}
