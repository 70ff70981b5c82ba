import Diagnostics
import Foundation
import TestSupport
import Testing

/// The output that README and the content show: a check prints it after the edit that the text
/// describes.
@Suite("Documentation: shown output")
struct ShownOutputTests {
  /// A document, and the edit of the shipped content that leads to its output.
  struct Sample: Sendable, CustomTestStringConvertible {
    let document: String
    let path: String
    /// The text to replace, which occurs once.
    let old: String
    let new: String
    var testDescription: String { document }
  }

  static let samples = [
    Sample(
      document: "README.md", path: "domains/infrastructure-security.md",
      old: "  - level: provider\n    of: [saas, embedded, ai-coding]",
      new: "  - level: provider\n    of: [saas, paas, embedded, ai-coding]"),
    Sample(
      document: "Content/contributing.md", path: "matrix/responsibility.md",
      old: "| [Incident Response](../domains/incident-response.md) | Shared | Shared |",
      new: "| [Incident Response](../domains/incident-response.md) | Shared | Customer |"),
  ]

  @Test("a check prints the output that a document shows", arguments: samples)
  func shown(sample: Sample) async throws {
    var site = MutationTests.content
    let before = try #require(site[sample.path])
    site[sample.path] = before.replacing(sample.old, with: sample.new)
    #expect(before.components(separatedBy: sample.old).count == 2)
    let printed = try await site.check().terminal.split(separator: "\n")
    let shown = try Self.findings(shownIn: sample.document)
    #expect(!shown.isEmpty)
    for lines in shown {
      let isPrinted = printed.indices.contains { start in
        let excerpt = printed[start...].prefix(lines.count)
        return excerpt.count == lines.count && zip(excerpt, lines).allSatisfy(Self.agrees)
      }
      #expect(isPrinted, "\(lines.joined(separator: "\n"))\n\(printed.joined(separator: "\n"))")
    }
  }

  /// Returns whether a printed line is the shown one, which may be cut with `…`.
  private static func agrees(printed: Substring, shown: Substring) -> Bool {
    shown.hasSuffix("…") ? printed.hasPrefix(shown.dropLast()) : printed == shown
  }

  /// The fenced blocks of a document that show a finding, as lines.
  private static func findings(shownIn document: String) throws -> [[Substring]] {
    let text = try String(contentsOfFile: "\(Repository.root)/\(document)", encoding: .utf8)
    return text.components(separatedBy: "```text\n").dropFirst().compactMap { rest in
      let block = rest.components(separatedBy: "\n```")[0]
      guard block.hasPrefix("error: ") || block.hasPrefix("warning: ") else { return nil }
      return block.split(separator: "\n")
    }
  }
}
