internal import Bytes
internal import Markdown

/// Reads the edition beside the name of a document.
extension CitationReader {
  typealias Edition = (
    words: Range<Int>, token: EditionToken.Value, form: DocumentMention.Form
  )

  func editionAfter(_ name: Range<Int>, hasYear: Bool) -> Edition? {
    let end = name.upperBound
    guard end < words.count else { return nil }
    let word = words[end]
    let isAdjacent = word.start == words[end - 1].end + 1
    switch word.gap {
    case UInt8(ascii: ":"):
      guard isAdjacent, let token = token(end), case .year = token.value else { return nil }
      return (end..<(end + 1), token.value, .edition)
    case UInt8(ascii: "("):
      if let token = token(end), case .year = token.value {
        if isEdition(end + 1), isClosed(after: end + 1) {
          return (end..<(end + 2), token.value, .edition)
        }
        guard isClosed(after: end) else { return nil }
        return (end..<(end + 1), token.value, .year)
      }
      return version(at: end)
    case UInt8(ascii: ","):
      if let token = token(end), case .year = token.value, isEdition(end + 1) {
        return (end..<(end + 2), token.value, .edition)
      }
      return version(at: end)
    case 0x20:
      if let token = token(end) {
        switch token.value {
        case .year:
          // "AI Act 2026 changes" is not an edition, "the GDPR 2016/679" is a number.
          if isEdition(end + 1) { return (end..<(end + 2), token.value, .edition) }
          return hasYear ? (end..<(end + 1), token.value, .year) : nil
        case .version:
          return (end..<(end + 1), token.value, token.isMarked ? .version : .number)
        }
      }
      if word.key == language.of, let token = token(end + 1), case .year = token.value {
        return (end..<(end + 2), token.value, .year)
      }
      if language.edition.contains(word.key), let token = token(end + 1), case .year = token.value {
        return (end..<(end + 2), token.value, .edition)
      }
      return version(at: end)
    default: return nil
    }
  }

  /// Returns the edition in "version 4.1 of PCI DSS", "the 2022 edition of ISO/IEC 27001".
  func editionBefore(_ name: Range<Int>) -> Edition? {
    var index = name.lowerBound - 1
    if index > 0, language.articles.contains(words[index].key), words[index + 1].isJoined {
      index -= 1
    }
    guard index > 0, words[index].key == language.of, words[index + 1].isJoined,
      words[index].isJoined
    else { return nil }
    index -= 1
    let isVersion = language.versions.contains(words[index].key) && words[index].isJoined
    if isEdition(index) || isVersion, index > 0, let token = token(index - 1) {
      if case .year = token.value { return ((index - 1)..<(index + 1), token.value, .edition) }
      return ((index - 1)..<(index + 1), token.value, .version)
    }
    guard let token = token(index), token.isMarked else { return nil }
    let hasWord = index > 0 && language.versions.contains(words[index - 1].key)
    return ((hasWord ? index - 1 : index)..<(index + 1), token.value, .version)
  }

  private func version(at start: Int) -> Edition? {
    if let token = token(start), token.isMarked {
      return (start..<(start + 1), token.value, .version)
    }
    guard language.versions.contains(words[start].key), let token = token(start + 1),
      token.isMarked
    else { return nil }
    return (start..<(start + 2), token.value, .version)
  }

  private func token(_ word: Int) -> EditionToken? {
    guard words.indices.contains(word), !words[word].isQuoted,
      Editions.Registered(prose, at: word) == nil
    else { return nil }
    return EditionToken(prose, at: word, language)
  }

  private func isEdition(_ word: Int) -> Bool {
    words.indices.contains(word) && words[word].isJoined
      && language.edition.contains(words[word].key)
  }

  func isClosed(after word: Int) -> Bool {
    let end = Int(words[word].end)
    return end < prose.source.bytes.count && prose.source.bytes[end] == UInt8(ascii: ")")
  }
}
