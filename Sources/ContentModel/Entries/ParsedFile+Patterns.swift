package import Diagnostics
package import ContentFormat

extension ParsedFile {
  /// All that was wrong with files by themselves. A pattern that was given up in one of them is one
  /// finding, at the pattern, and the texts that do not match it are not held against the others:
  /// the pattern has to be written anew.
  package static func findings(
    of files: some Sequence<ParsedFile>, _ schemas: [CollectionSchema]
  ) -> [Finding] {
    var costly: Set<SourceLocation> = []
    var mentions: Set<Int> = []
    for file in files {
      costly.formUnion(file.patterns.costly)
      mentions.formUnion(file.patterns.costlyMentions)
    }
    let ofMentions = costlyMentions(mentions, schemas)
    costly.formUnion(ofMentions.map(\.location))
    guard !costly.isEmpty else { return files.flatMap(\.findings) }
    var told = Set(ofMentions)
    return ofMentions
      + files.flatMap { file in
        let dropped = Set(
          file.patterns.mismatches.filter { costly.contains($0.key) }.flatMap(\.value))
        return file.findings.filter { finding in
          guard !dropped.contains(finding) else { return false }
          return !costly.contains(finding.location) || told.insert(finding).inserted
        }
      }
  }

  /// The findings of ids that took too long to look for in prose.
  private static func costlyMentions(
    _ numbers: Set<Int>, _ schemas: [CollectionSchema]
  ) -> [Finding] {
    let mentioned = numbers.isEmpty ? [] : schemas.filter { $0.mention != nil }
    return numbers.sorted().compactMap { number in
      guard number < mentioned.count, case .pattern(let pattern) = mentioned[number].id else {
        return nil
      }
      return .costlyPattern(pattern, at: pattern.location ?? mentioned[number].location)
    }
  }
}
