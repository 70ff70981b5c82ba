import Foundation
import Pipeline
import TestSupport
import Testing

/// Each page of `Documentation/adopt` has a small site: the fenced blocks whose info string names a
/// file (```` ```yaml Content/site.yml ````). A block `text findings` has the findings of a check.
/// Without such a block, the site has none.
@Suite("Documentation: the example of each page is a site")
struct DocumentedSiteTests {
  static let pages = try! FileManager.default.contentsOfDirectory(
    atPath: "\(Repository.root)/Documentation/adopt"
  ).filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted()

  /// The fenced blocks of a page with a second word in their info string, by that word.
  private func blocks(_ page: String) throws -> [String: String] {
    let text = try String(
      contentsOfFile: "\(Repository.root)/Documentation/adopt/\(page)", encoding: .utf8)
    var blocks: [String: String] = [:]
    var open: (fence: String, name: String?, lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let block = open {
        if line == block.fence {
          if let name = block.name {
            #expect(blocks[name] == nil, "\(page) has \(name) twice")
            blocks[name] = block.lines.map { $0 + "\n" }.joined()
          }
          open = nil
        } else {
          open?.lines.append(line)
        }
      } else if line.hasPrefix("```") {
        let fence = String(line.prefix { $0 == "`" })
        let words = line.dropFirst(fence.count).split(separator: " ")
        open = (fence, words.count > 1 ? String(words[1]) : nil, [])
      }
    }
    return blocks
  }

  @Test("the example has the findings that the page shows", arguments: pages)
  func example(page: String) async throws {
    var blocks = try blocks(page)
    let findings = blocks.removeValue(forKey: "findings") ?? ""
    var site = TestSite()
    for (path, text) in blocks {
      #expect(path.hasPrefix("Content/"), "\(page): \(path)")
      site[String(path.dropFirst("Content/".count))] = text
    }
    #expect(!site.content.isEmpty, "\(page) has no example")
    let outcome = try await findings.isEmpty ? site.build() : site.check()
    #expect(outcome.terminal == findings)
  }
}
