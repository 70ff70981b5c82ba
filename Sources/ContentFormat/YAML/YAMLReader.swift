package import Diagnostics

/// Parses YAML and records the range of every node: simple documents with ``PlainYAML``, others with
/// libyaml.
package enum YAMLReader {
  /// Maximum nesting depth. Content may come from untrusted authors.
  static let maximumDepth = 64
  /// Limits on the length in bytes and on the number of directives (`%YAML`, `%TAG`). libyaml
  /// compares each directive with all earlier ones and expands it at every use.
  private static let maximumDirective = 256
  private static let maximumDirectives = 16

  /// Parses the YAML in a range of a file.
  ///
  /// - Returns: The root node, or nil if the range is empty or invalid, and the findings.
  package static func read(
    _ range: Range<Int>, of file: SourceFile
  ) -> (node: YAMLNode?, findings: [Finding]) {
    if let root = PlainYAML.read(range, of: file.bytes) { return (root, []) }
    let (documents, findings) = documents(in: range, of: file, limit: 1)
    return (documents.first, findings)
  }

  /// Parses the documents in a range of a file, at most `limit`. There are none if the range is empty
  /// or invalid.
  static func documents(
    in range: Range<Int>, of file: SourceFile, limit: Int = .max
  ) -> (documents: [YAMLNode], findings: [Finding]) {
    let offsets = YAMLOffsets(bytes: file.bytes, range: range)
    if let place = offsets.costlyDirective(maximumDirective, count: maximumDirectives) {
      return ([], [.frontMatterSyntax("too many or too long directives", at: file.at(place))])
    }
    return YAMLStream.read(offsets) { stream in
      var composer = YAMLComposer(file, offsets, stream)
      do throws(YAMLComposer.Failure) {
        let documents = try composer.documents(limit: limit)
        guard composer.undefinedAliases.isEmpty else { return ([], composer.undefinedAliases) }
        if let place = composer.findings.first(where: {
          $0.message.contains("must be a plain name")
        })?.location.range,
          let mistake = YAMLMistake.template(place, in: file.bytes)
        {
          return ([], [.frontMatterSyntax(mistake, in: file)])
        }
        return (documents, composer.findings)
      } catch {
        guard composer.undefinedAliases.isEmpty else { return ([], composer.undefinedAliases) }
        let conflicts = MergeConflict.all(in: file.bytes, range, isMarkdown: false)
        if !conflicts.isEmpty { return ([], conflicts.map { .conflict($0, in: file) }) }
        return ([], [finding(for: error, file, offsets, range)])
      }
    }
  }

  private static func finding(
    for failure: YAMLComposer.Failure, _ file: SourceFile, _ offsets: YAMLOffsets,
    _ range: Range<Int>
  ) -> Finding {
    switch failure {
    case .tooDeep(let offset):
      let place = file.at(SourceRange(offset, offset + 1))
      return .nestingTooDeep(at: place, limit: maximumDepth)
    case .tooManyNodes(let offset):
      let place = file.at(SourceRange(offset, offset + 1))
      return .tooManyValues(at: place, limit: YAMLComposer.maximumNodes)
    case .syntax(let failure): return finding(for: failure, file, offsets, range)
    case .tooLarge(let range):
      return .aliasesTooLarge(at: file.at(range), limit: YAMLComposer.maximumExpansion)
    case .tooManyUndefinedAliases:
      return .frontMatterSyntax("there are too many aliases", at: file.at(.fileStart))
    }
  }

  private static func finding(
    for failure: YAMLStream.Failure, _ file: SourceFile, _ offsets: YAMLOffsets,
    _ range: Range<Int>
  ) -> Finding {
    func at(_ offset: Int) -> SourceLocation {
      file.at(SourceRange(offset, offsets.tokenEnd(from: offset)))
    }
    if failure.problem.contains("nesting") {
      return .nestingTooDeep(at: at(failure.offset), limit: maximumDepth)
    }
    if let quote = offsets.unclosedQuote(before: failure.offset) {
      return .unclosedQuote(at: file.at(quote))
    }
    if let mistake = YAMLMistake.find(failure, in: file.bytes, range) {
      return .frontMatterSyntax(mistake, in: file)
    }
    return .frontMatterSyntax(
      failure.problem, at: at(failure.offset),
      context: failure.context.map { ($0.text, at($0.offset)) })
  }
}
