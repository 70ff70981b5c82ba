internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A text mentions a name that is close to the title of an entry but does not match it.
  package static let unknownTerm = Rule(
    "unknown-term", .warning, stage: .check, languages: LanguagePack.tags { $0.terms != nil },
    what:
      "A text uses a name that is almost, but not exactly, the title or an alias of an entry.",
    why: """
      Readers take two names for two different things, and a search for the right name does not find \
      the page.
      """,
    example: """
      Multi-System Integrations are secured by both parties.
      # while the domain is called "Multi-System Integration Security", in short "Multi-System Integration"
      """,
    fix: "Use the title or alias of the entry, or add the name to its `aliases`.",
    reads: [
      "Look at Netwerk Security first.", "This is a part of Monitoring and Loging.",
      "Aplication Security comes next.", "The duties of On Premises AI grow.",
    ],
    leaves: [
      "Look at Network Security first.", "The security of networks comes first.",
      "Cloud Security is another subject.", "He called it \"Netwerk Security\".",
      "A Network Security Team is small.",
    ])
}

extension Check {
  static let unknownTerm = Check(.unknownTerm) { $0.proseFindings(.unknownTerm) }
}

/// Returns findings for names that are almost those of entries.
///
/// - Parameter asked: Gains the hashes of the names that the text is compared with, unless it is nil.
func unknownTerms(
  in prose: Prose, _ terms: TermIndex, _ graph: ContentGraph, _ asked: inout AskedNames?,
  isHeading: (SourceRange) -> Bool, at place: (SourceRange) -> SourceLocation
) -> [Finding] {
  var findings: [Finding] = []
  var index = 0
  while index < prose.words.count {
    let end = nameEnd(from: index, prose, terms)
    guard end - index >= 2 else {
      index += 1
      continue
    }
    var next = index + 1
    for length in stride(from: end - index, through: 2, by: -1) {
      let words = index..<(index + length)
      guard prose.words[words.upperBound - 1].isCapitalized else { continue }
      asked?.add(terms.hashes(of: words, in: prose))
      if terms.knows(prose.words[words].map(\.key)[...]) {
        next = words.upperBound
        break
      }
      guard let near = terms.nearest(to: words, in: prose) else { continue }
      let range = prose.place(words)
      let text = prose.text(words)
      let entry = graph.entries[near.term.entry]
      // The plural of a whole title or alias is fine. The plural of the start of a title is a
      // different name.
      let isPlural = text.lowercased() == near.term.name.lowercased() + "s"
      let isShortened = entry.title.lowercased().hasPrefix(near.term.name.lowercased() + " ")
      if isPlural, !isShortened || isHeading(range) { continue }
      if isPartOfLongerName(words, prose) { continue }
      findings.append(
        Finding(
          .unknownTerm, at: place(range), "no entry is called \(text.quoted)",
          notes: [.init("this entry has a similar name", at: entry.at(entry.titleRange))],
          help: ["did you mean \(near.term.name.quoted)?"]))
      next = words.upperBound
      break
    }
    index = next
  }
  return findings
}

/// Returns whether a capitalized word precedes or follows.
private func isPartOfLongerName(_ words: Range<Int>, _ prose: Prose) -> Bool {
  let first = words.lowerBound
  let isLed =
    first > 0 && prose.words[first].isJoined && prose.words[first - 1].isCapitalized
    && !prose.words[first - 1].startsSentence
  let end = words.upperBound
  let goesOn =
    end < prose.words.count && prose.words[end].isJoined && prose.words[end].isCapitalized
  return isLed || goesOn
}

/// Returns the end of the longest possible name: capitalized words with small words in between.
private func nameEnd(from start: Int, _ prose: Prose, _ terms: TermIndex) -> Int {
  let first = prose.words[start]
  guard first.isCapitalized, !first.isQuoted else { return start }
  var end = start + 1
  var last = end
  while end < prose.words.count, end - start < terms.longest, prose.words[end].isJoined,
    !prose.words[end].isQuoted
  {
    let word = prose.words[end]
    guard word.isCapitalized || terms.words.small.contains(word.key) else { break }
    end += 1
    if word.isCapitalized { last = end }
  }
  return last
}
