internal import Bytes
package import Diagnostics
internal import Markdown

extension Rule {
  /// A word occurs twice in a row.
  package static let repeatedWord = Rule(
    "repeated-word", .warning, stage: .check, languages: ["en"],
    what: """
      A word occurs twice in a row, with only a space or a line end between. Words that English \
      repeats ("that that", "had had", "very very"), names, code and quotations are left alone.
      """,
    why: "Readers stumble, and few authors see it in their own text.",
    example: """
      The customer owns the the data.
      """,
    fix: "Remove one of the two.",
    reads: [
      "The customer owns the the data.",
      "Each provider must must keep its logs.",
      "This is a a list of models.",
      "It covers models and and data.",
    ],
    leaves: [
      "We know that that model is older.",
      "Those who had had access lost it.",
      "It is a very very old rule.",
      "The band Duran Duran plays.",
      "The word \"the the\" is a mistake.",
      "Operators such as AND and NOT combine rules.",
    ])
}

extension Check {
  static let repeatedWord = Check(.repeatedWord) { context in
    context.proseFindings(.repeatedWord)
  }
}

/// Finds words that occur twice in a row.
func repeatedWords(in prose: Prose, at place: (SourceRange) -> SourceLocation) -> [Finding] {
  var findings: [Finding] = []
  let words = prose.words
  var index = 1
  while index < words.count {
    defer { index += 1 }
    guard words[index].key == words[index - 1].key, words[index].isJoined, !words[index].isQuoted,
      !words[index - 1].isQuoted, isMistake(index, in: prose)
    else { continue }
    findings.append(
      Finding(
        .repeatedWord, at: place(prose.place((index - 1)..<(index + 1))),
        "the word \(prose.text(index..<(index + 1)).quoted) occurs twice in a row",
        help: ["remove one of the two"]))
  }
  return findings
}

private func isMistake(_ index: Int, in prose: Prose) -> Bool {
  let (first, second) = (prose.words[index - 1], prose.words[index])
  // A third time is emphasis or an example. A capital in the second word is that of a name.
  guard !second.isCapitalized, second.start - first.end == 1,
    index + 1 >= prose.words.count || prose.words[index + 1].key != second.key,
    index < 2 || prose.words[index - 2].key != second.key
  else { return false }
  let bytes = prose.source.bytes[Int(second.start)..<Int(second.end)]
  // `AND and` is an operator and a word.
  let rest = prose.source.bytes[Int(first.start)..<Int(first.end)].dropFirst()
  guard bytes.allSatisfy(\.isASCIILowercase), rest.allSatisfy(\.isASCIILowercase) else {
    return false
  }
  if functionWords.contains(second.key) { return true }
  return bytes.count > 3 && !first.isCapitalized && !doubledWords.contains(second.key)
}

private func keys(_ words: String) -> Set<UInt64> {
  Set(words.split(whereSeparator: \.isWhitespace).map { Prose.key(String($0)) })
}

/// Short words that no sentence repeats.
private let functionWords = keys(
  """
  the a an of and or for with by from at as be are was were has its the their our your these if into \
  than when must should would could because which
  """)

/// Longer words that sentences may repeat.
private let doubledWords = keys(
  """
  that this there those them they what where have very really much many more most less never ever \
  again even only just well long half fifty will never bye knock blah dash chop hush tick ping pong \
  type class file data none null true false over down around through away about else \
  such same like likes want need dear poor good bad great pretty please higher better fewer hers \
  yours ours work works test word words double single buffalo police
  """)
