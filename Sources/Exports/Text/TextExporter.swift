internal import Bytes
internal import FrameworkData

extension Exporter {
  /// `llms.txt` and a Markdown twin of every page (llmstxt.org).
  static let text = Exporter(
    name: "llms", title: "Markdown",
    purpose:
      "For language models and readers of plain text: every page as Markdown, and llms.txt with all of them."
  ) { outline in
    [
      ExportFile(
        format: "llms", path: "llms.txt", place: .site, mediaType: "text/plain",
        title: "All pages", subject: .framework, bytes: PageList.bytes)
    ]
      + outline.collections.filter { !$0.hasIndexPage }.map { collection in
        let name = collection.name
        return twin(of: collection.route, .collection(name)) { source in
          PageTwin.bytes(ofCollection: name, source)
        }
      }
      + outline.collections.flatMap { collection in
        collection.entries.map { entry in
          let name = Framework.Name(collection.name, entry.id)
          return twin(of: entry.route, .collection(collection.name)) { source in
            PageTwin.bytes(of: name, source)
          }
        }
      }
      + outline.pages.map { page in
        let name = Framework.Name("", page.id)
        return twin(of: page.route, .framework) { source in
          PageTwin.bytes(of: name, source)
        }
      }
  }

  private static func twin(
    of route: String, _ subject: ExportFile.Subject,
    bytes: @escaping @Sendable (ExportSource) -> [UInt8]
  ) -> ExportFile {
    ExportFile(
      format: "llms", path: PageTwin.path(of: route), place: .site, mediaType: "text/markdown",
      title: "A page as Markdown", subject: subject, isListed: false, bytes: bytes)
  }
}

/// `llms.txt`: the site in a sentence, and a link to the Markdown of every page.
enum PageList {
  static func bytes(_ source: ExportSource) -> [UInt8] {
    let framework = source.framework
    var lines = ["# \(framework.site.title)", ""]
    if let description = framework.site.description { lines += ["> \(description.onOneLine)", ""] }
    let pages = framework.entries.filter { $0.name.collection.isEmpty && !$0.isUnlisted }
    if !pages.isEmpty {
      lines += ["## Pages", ""] + pages.map { line($0, source) } + [""]
    }
    for collection in framework.collections {
      let entries = framework.entries(of: collection).filter { !$0.isUnlisted }
      if entries.isEmpty { continue }
      lines += ["## \(collection.title)", ""] + entries.map { line($0, source) } + [""]
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  private static func line(_ entry: Framework.Entry, _ source: ExportSource) -> String {
    let address = source.framework.address(PageTwin.address(of: entry.route))
    let text = entry.description.map { ": \($0.onOneLine)" } ?? ""
    return "- [\(entry.title.inBrackets)](\(address))\(text)"
  }
}

extension String {
  /// The text on one line.
  var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The text as the text of a link.
  var inBrackets: String {
    onOneLine.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
  }

  /// The text in a cell of a table.
  var inCell: String { onOneLine.replacing("|", with: "\\|") }
}
