internal import ContentModel
internal import Diagnostics
internal import Rendering
internal import Synchronization

/// How much a site may make of what it reads. A few lines can ask for a list on every page, and a
/// template can loop over loops; both may come from a stranger.
enum OutputLimits {
  /// What every site may have, in bytes.
  private static let base = 128 << 20
  /// What each page and drawing adds to that.
  private static let each = 128 << 10

  /// The most bytes that the pages and drawings of a site may have together.
  static func total(files: Int) -> Int { base + files * each }
}

/// How many bytes have been made so far, on all threads. Whether it is used up in the end does not
/// depend on their order.
final class OutputBudget: Sendable {
  private let used = Atomic<Int>(0)
  private let limit: Int

  init(files: Int) { limit = OutputLimits.total(files: files) }

  /// Counts bytes.
  func spend(_ count: Int) { used.add(count, ordering: .relaxed) }

  /// True once there are more than there may be: what else would be made is not needed any more.
  var isUsedUp: Bool { used.load(ordering: .relaxed) > limit }
}

extension Finding {
  /// The pages of a site are too large together.
  static func outputTooLarge(_ site: LoadedSite, files: Int) -> Finding {
    Finding(
      .tooComplex, at: site.graph.site.location,
      "the pages of this site have more than \(OutputLimits.total(files: files) >> 20) MiB together",
      help: ["look for views, titles or templates that put a long text on many pages"])
  }

  /// A page is too large, or its template goes on for ever.
  static func pageTooLarge(_ file: Int, _ outputs: Outputs, _ site: LoadedSite) -> Finding {
    var place = SourceLocation(site.themeFiles.displayPath)
    if case .entry(let entry)? = outputs.page(file)?.kind {
      place = SourceLocation(site.graph.entries[entry].displayPath)
    }
    return Finding(
      .tooComplex, at: place,
      "the page \(outputs.address(file)) has more than \(SiteRenderer.maximumPage >> 20) MiB",
      help: [
        "look for views that show very much, or for loops inside loops in the theme's templates"
      ])
  }
}
