internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Rendering
internal import Synchronization

/// Limits on the size of the output. A few lines of content can put a list on every page, and a
/// template can nest loops. Both may come from untrusted authors.
enum OutputLimits {
  /// Size limit of a site without files, in bytes.
  private static let base = 128 << 20
  /// Additional bytes for each file.
  private static let each = 128 << 10

  /// Returns the maximum total size of all pages and SVG files, in bytes.
  static func total(files: Int) -> Int { base + files * each }
}

/// Counts the rendered bytes in all tasks. Whether a build exceeds the limit does not depend on the
/// order of its tasks.
final class OutputBudget: Sendable {
  private let used = Atomic<Int>(0)
  private let limit: Int

  init(files: Int) { limit = OutputLimits.total(files: files) }

  /// Adds a number of bytes.
  func spend(_ count: Int) { used.add(count, ordering: .relaxed) }

  /// True if the limit is exceeded, after which no further files are rendered.
  var isUsedUp: Bool { used.load(ordering: .relaxed) > limit }
}

extension Finding {
  /// The pages of a site exceed the total size limit.
  static func outputTooLarge(_ site: LoadedSite, files: Int) -> Finding {
    Finding(
      .tooComplex, at: site.graph.site.location,
      "the pages of this site have more than \(OutputLimits.total(files: files) >> 20) MiB together",
      help: ["look for views, titles or templates that put a long text on many pages"])
  }

  /// A page exceeds the size limit.
  static func pageTooLarge(_ file: Int, _ outputs: Outputs, _ site: LoadedSite) -> Finding {
    var place = SourceLocation(site.themeFiles.displayPath)
    if case .entry(let entry)? = outputs.page(file)?.kind {
      place = site.graph.entries[entry].at(site.graph.entries[entry].wholeRange)
    }
    return Finding(
      .tooComplex, at: place,
      "the page \(outputs.address(file)) has more than \(SiteRenderer.maximumPage >> 20) MiB",
      help: [
        "look for views that show too much, or for loops inside loops in the theme's templates"
      ])
  }
}
