internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Compares the date of a sentence with that of an event whose text has all its words: "High-risk
/// rules for Annex III uses apply from 2 December 2027".
extension EditionClaims {
  /// Fewer words may be about something else.
  private static let fewestWords = 4

  mutating func readLongEvents() {
    for word in words.indices.dropFirst() {
      guard words[word].isJoined, language.datePrepositions.contains(words[word - 1].key),
        !words[word].isQuoted, let stated = date(at: word), stated.month != nil
      else { continue }
      let sentence = prose.sentence(around: word)
      guard stated.end == sentence.upperBound || !words[stated.end].isJoined else { continue }
      let stems = (sentence.lowerBound..<(word - 1)).compactMap { word -> UInt64? in
        let key = words[word].key
        let isSmall =
          language.links.contains(key) || language.articles.contains(key)
          || language.fillers.contains(key)
        return isSmall ? nil : language.stem(prose.text(word..<(word + 1)))
      }
      guard (Self.fewestWords...20).contains(stems.count) else { continue }
      compare(stated, word, stems)
    }
  }

  private mutating func compare(_ stated: StatedDate, _ start: Int, _ stems: [UInt64]) {
    // Every stem must be one of the event, so the rarest one selects the candidates.
    let candidates = stems.map { index.longEventsByStem[$0] ?? [] }.min { $0.count < $1.count }
    guard let candidates else { return }
    let meant = candidates.map { index.longEvents[$0] }
      .filter { Set($0.event.stems).isSuperset(of: stems) }
    let text = prose.text(start..<stated.end)
    guard let first = meant.first, !reader.isInDoubt(start, except: index.words.tenseWords)
    else { return }
    held += 1
    let isRight = meant.contains {
      stated.agrees(with: $0.event.date.date) || $0.event.text.contains(text)
    }
    guard !isRight else { return }
    let entry = graph.entries[index.documents[first.document].entry]
    var finding = Finding(
      .unknownEdition, at: at(prose.place(start..<stated.end)),
      "\(entry.title) gives \(first.event.date.date) for \(first.event.date.event.quoted), not \(text)",
      notes: [.init("declared here", at: entry.at(first.event.date.range))],
      help: ["write \("\(first.event.date.date)".quoted), or correct the entry if it is wrong"])
    finding.severity = .warning
    findings.append(finding)
  }
}
