internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A text states a number of entries that is wrong.
  package static let statedCount = Rule(
    "stated-count", stage: .check, languages: LanguagePack.tags { $0.counting != nil },
    what: """
      A text says how many entries a collection has, how large a matrix is, how many rows, columns \
      or cells have a level or a mark, or how many entries are in a relation with one. The content \
      has another number. Shares ("half of the domains", "31 % of the cells"), bounds ("at least \
      nine domains"), comparisons ("more controls than threats") and ranges ("models 1 to 3 come \
      from a cloud") are read likewise.
      """,
    why: "If you add an entry, every page that states the number becomes wrong.",
    example: """
      The framework describes 8 deployment models.
      # while Content/models has nine
      """,
    fix: """
      Write the right number, as `--fix` does, or use a `count` view instead. If you do not mean all \
      entries, write "some of".
      """,
    reads: [
      "The framework has nine deployment models.",
      "The matrix crosses 15 security domains with 8 deployment models.",
      "An 8×15 matrix says who carries what.",
      "Seven of the 16 domains are shared in SaaS AI.",
      "Half of the cells are shared.",
      "Six cells carry the mark.",
      "Nine controls answer prompt injection.",
      "Domains 12 to 16 are AI-specific.",
      "At least nine domains are shared in SaaS AI.",
      "The framework has more threats than controls.",
      "Two out of three domains are shared in PaaS AI, and one in two cells is yours.",
      "The matrix of 16 domains and eight models has 120 cells.",
    ],
    leaves: [
      "Some frameworks have nine deployment models.",
      "Nine of the deployment models that vendors name are marketing.",
      "At least five security domains deserve a second look.",
      "Four of the domains that are shared in SaaS AI need a contract.",
      "About a quarter of the cells are shared.",
      "Three controls answer prompt injection best.",
      "At least eight domains are shared in SaaS AI.",
      "One in three companies has no register.",
      "There are more threats than a team can read in a day.",
    ])
}

extension Check {
  static let statedCount = Check(.statedCount) { context in
    context.proseFindings(.statedCount) + siteDescription(context)
  }

  /// Checks the description of the site, which is in `site.yml` and not in an entry.
  private static func siteDescription(_ context: CheckContext) -> [Finding] {
    let site = context.graph.site
    guard let text = site.description, let range = site.descriptionRange else { return [] }
    let prose = Prose(MarkdownDocument.PlainText(text, at: range))
    return statedCounts(in: prose, context.vocabulary, CountPage(isSummary: true)) {
      SourceLocation(site.location.path, $0)
    }.findings
  }
}

/// Returns findings for the wrong counts in a text, and the number of counts that were compared with
/// the content. If the text probably but not certainly means all entries, the finding is a warning
/// without a fix.
func statedCounts(
  in prose: Prose, _ vocabulary: Vocabulary, _ page: CountPage,
  at place: (SourceRange) -> SourceLocation
) -> (findings: [Finding], held: Int) {
  let claims = CountReader(prose: prose, vocabulary: vocabulary, page: page).claims()
  let counts = claims.filter { !$0.isRight }.map { claim in
    if let finding = looseCount(claim, in: prose, vocabulary, at: place) { return finding }
    let number = prose.text(claim.number)
    let word = prose.exactRange(claim.number)
    let right = vocabulary.numbers.written(claim.count, like: number)
    let isCertain = claim.evidence == .certain
    // If there is only one, the noun would have to change as well, so there is no fix.
    let canReplace = isCertain && claim.count > 1
    var finding = Finding(
      .statedCount, at: place(prose.place(claim.words)),
      claim.count == 1
        ? "there is 1 of the \(claim.what), not \(number.lowercased())"
        : "there are \(claim.count) \(claim.what), not \(number.lowercased())",
      notes: [.init("declared here", at: claim.noun.location)],
      help: [
        isCertain ? "write \(right.quoted)" : "write \(right.quoted), or say which of them you mean"
      ],
      fix: !canReplace
        ? nil
        : word.map {
          let location = place($0)
          return Fix(location.path, [Fix.Edit(location.range, right, insteadOf: number)])
        })
    if !isCertain { finding.severity = .warning }
    return finding
  }
  let sizes = statedSizes(in: prose, vocabulary, page, at: place)
  return (counts + sizes.findings, claims.count + sizes.held)
}

/// Returns the finding for a wrong bound or a wrong comparison, or nil for a wrong number.
private func looseCount(
  _ claim: CountClaim, in prose: Prose, _ vocabulary: Vocabulary,
  at place: (SourceRange) -> SourceLocation
) -> Finding? {
  var finding: Finding
  switch claim.amount {
  case .exactly: return nil
  case .bound:
    let said = prose.text(claim.index..<claim.number.upperBound).lowercased()
    finding = Finding(
      .statedCount, at: place(prose.place(claim.words)),
      "there \(claim.count == 1 ? "is 1 of the" : "are \(claim.count)") \(claim.what), not \(said)",
      notes: [.init("declared here", at: claim.noun.location)])
  case .compared(_, let other):
    finding = Finding(
      .statedCount, at: place(prose.place(claim.words)),
      "there are \(claim.count) \(claim.what) and \(other.count) \(other.plural)",
      notes: [
        .init("declared here", at: claim.noun.location),
        .init("declared here", at: other.location),
      ])
  }
  if claim.evidence != .certain { finding.severity = .warning }
  return finding
}

/// Returns findings for sizes such as "an 8×16 matrix" that match no matrix, and the number of sizes
/// that were compared. One of the two numbers must match, else it is the size of another matrix.
private func statedSizes(
  in prose: Prose, _ vocabulary: Vocabulary, _ page: CountPage,
  at place: (SourceRange) -> SourceLocation
) -> (findings: [Finding], held: Int) {
  let sizes = vocabulary.counts.sizes
  guard !sizes.isEmpty else { return ([], 0) }
  var held = 0
  let findings = prose.words.indices.compactMap { index -> Finding? in
    guard vocabulary.names.isMatrix(prose.words[index].key), !prose.words[index].isQuoted,
      let (numbers, words) = size(before: index, prose, vocabulary),
      sizes.contains(where: { numbers.contains($0.rows) || numbers.contains($0.columns) }),
      !page.isOthers(prose.place(words)),
      isOwn(words, index, prose, vocabulary.names)
    else { return nil }
    held += 1
    if sizes.contains(where: { [$0.rows, $0.columns].sorted() == numbers.sorted() }) { return nil }
    let only = sizes.count == 1 ? sizes[0] : nil
    return Finding(
      .statedCount, at: place(prose.place(words)),
      only.map {
        "\($0.title) has \($0.rows) rows and \($0.columns) columns, not \(numbers[0]) × \(numbers[1])"
      } ?? "no matrix is \(numbers[0]) × \(numbers[1])",
      notes: sizes.map { .init("\($0.rows) × \($0.columns)", at: $0.location) },
      help: only.map { ["write `\($0.rows)×\($0.columns)`"] } ?? [])
  }
  return (findings, held)
}

/// Returns whether the text probably means a matrix of this site: the sentence names no other
/// source, and no preposition follows.
private func isOwn(_ size: Range<Int>, _ noun: Int, _ prose: Prose, _ names: SiteNames) -> Bool {
  let sentence = prose.sentence(around: noun)
  let end = noun + 1
  let next = end < prose.words.count && prose.words[end].isJoined ? prose.words[end].key : 0
  let isDoubted = sentence.contains { names.words.doubts.contains(prose.words[$0].key) }
  let isOthers = (sentence.lowerBound..<size.lowerBound).contains {
    names.isForeign($0, in: prose) || names.words.parties.contains(prose.words[$0].key)
      || names.words.otherOwners.contains(prose.words[$0].key)
  }
  let between = size.upperBound..<noun
  return !isDoubted && !isOthers && !names.words.prepositions.contains(next)
    && between.allSatisfy { names.isModifier(prose.words[$0].key) }
}

/// Returns the two numbers before "matrix", with at most two words in between: `8×16`, `8 × 16`,
/// `8x16`, `8 by 16`.
private func size(
  before noun: Int, _ prose: Prose, _ vocabulary: Vocabulary
) -> (numbers: [Int], words: Range<Int>)? {
  var index = noun
  while index > 0, noun - index <= 2, prose.words[index].isJoined {
    let parts = vocabulary.names.words.sizeParts(prose.text((index - 1)..<index).lowercased())
    if parts.count == 2 { return (parts, (index - 1)..<index) }
    if index >= 3, vocabulary.names.words.times.contains(prose.words[index - 2].key),
      let first = vocabulary.numbers.value(prose.words[index - 3], in: prose),
      let second = vocabulary.numbers.value(prose.words[index - 1], in: prose)
    {
      return ([first, second], (index - 3)..<index)
    }
    index -= 1
  }
  return nil
}
