internal import Bytes
internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Compares the number of clauses that a text gives a document with its declared numbers: "The GDPR
/// has 99 articles".
extension ClauseClaims {
  mutating func readCount(_ mention: DocumentMention) {
    var number = mention.whole.upperBound + 1
    if number + 1 < words.count, words[number - 1].isJoined,
      language.having.contains(words[number - 1].key), words[number].isJoined
    {
      while let next = wholeCount(at: number) {
        compare(number, mention)
        guard next < words.count, words[next].isJoined else { break }
        number = next + 1
      }
      return
    }
    // "All 99 articles of the GDPR".
    var start = mention.whole.lowerBound
    if start > 0, words[start].isJoined, language.articles.contains(words[start - 1].key) {
      start -= 1
    }
    number = start - 3
    guard number > 0, words[start].isJoined, words[start - 1].key == language.of,
      words[start - 1].isJoined, words[number + 1].isJoined, words[number].isJoined,
      language.all.contains(words[number - 1].key)
    else { return }
    compare(number, mention)
  }

  /// Returns the word after a number and its noun, if nothing selects some of them: "has two articles
  /// about fines", "has three articles, 33 to 35".
  private func wholeCount(at number: Int) -> Int? {
    let next = number + 2
    guard next < words.count else { return next == words.count ? next : nil }
    if words[next].startsSentence { return next }
    if words[next].gap == UInt8(ascii: ",") {
      return prose.source.bytes[Int(words[next].start)].isASCIIDigit ? nil : next
    }
    guard words[next].isJoined, index.words.listing.contains(words[next].key),
      next + 1 < words.count, numbers.value(words[next + 1], in: prose) != nil
    else { return nil }
    return next
  }

  private mutating func compare(_ word: Int, _ mention: DocumentMention) {
    guard words[word + 1].isJoined, !words[word].isQuoted,
      language.plurals.contains(words[word + 1].key),
      let kind = language.units[words[word + 1].key],
      let stated = numbers.value(words[word], in: prose)
    else { return }
    let known = reader.documents(of: mention).map { document in
      (document, index.documents[document].numbering.total(of: kind))
    }
    guard let (document, first) = known.first, let total = first,
      known.allSatisfy({ $0.1 != nil }), !reader.isInDoubt(word)
    else { return }
    held += 1
    if known.contains(where: { $0.1?.count == stated }) { return }
    let entry = graph.entries[index.documents[document].entry]
    findings.append(
      Finding(
        .unknownClause, at: at(prose.place(word..<(word + 2))),
        "\(entry.title) has \(total.count) \(prose.text((word + 1)..<(word + 2))), not \(prose.text(word..<(word + 1)))",
        notes: [.init("its numbers are declared here", at: entry.at(total.item.range))],
        help: ["write \("\(total.count)".quoted), or correct the declared numbers"]))
  }
}
