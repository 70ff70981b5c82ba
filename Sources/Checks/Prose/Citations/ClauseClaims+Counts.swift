internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Compares the number of clauses that a text gives a document with its declared numbers: "The GDPR
/// has 99 articles".
extension ClauseClaims {
  mutating func readCount(_ mention: DocumentMention) {
    let language = index.words
    var number = mention.whole.upperBound + 1
    if number + 1 < words.count, words[number - 1].isJoined,
      language.having.contains(words[number - 1].key), words[number].isJoined
    {
      // A further word selects some of them: "has two articles about fines".
      let next = number + 2
      let isAll =
        next >= words.count || !words[next].isJoined || language.listing.contains(words[next].key)
      if isAll { compare(number, mention) }
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

  private mutating func compare(_ word: Int, _ mention: DocumentMention) {
    let language = index.words
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
