package import Diagnostics
package import ContentFormat

extension ParsedFile {
  /// Collects the findings of all files. If a pattern exceeded its budget in any file, it is
  /// reported once, at the pattern. Its mismatches in all files are dropped, because the pattern
  /// has to be rewritten first.
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
    var reported = Set(ofMentions)
    return ofMentions
      + files.flatMap { file in
        let dropped = Set(
          file.patterns.mismatches.filter { costly.contains($0.key) }.flatMap(\.value))
        return file.findings.filter { finding in
          guard !dropped.contains(finding) else { return false }
          return !costly.contains(finding.location) || reported.insert(finding).inserted
        }
      }
  }

  /// The findings for id patterns that exceeded their budget while searching for mentions.
  private static func costlyMentions(
    _ numbers: Set<Int>, _ schemas: [CollectionSchema]
  ) -> [Finding] {
    let mentioned = numbers.isEmpty ? [] : schemas.filter { $0.mention != nil }
    return numbers.sorted().compactMap { number in
      guard number < mentioned.count, let pattern = mentioned[number].mentionPatterns.first else {
        return nil
      }
      return .costlyPattern(pattern, at: pattern.location ?? mentioned[number].location)
    }
  }
}
