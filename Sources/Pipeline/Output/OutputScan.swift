internal import Rendering

/// The links and anchors of a page or SVG file, kept while other files are rendered. They are
/// stored as hashes to save memory.
struct PageScan: Sendable {
  /// Hashes of its anchors.
  private(set) var anchors = PageAnchors()
  /// True if the file certainly has a problem.
  private(set) var hasProblem = false
  /// Fragments of other pages to which it links.
  private(set) var fragmentLinks: Set<FragmentLink> = []
  /// Size in bytes.
  let size: Int

  /// A fragment on another page.
  struct FragmentLink: Hashable, Sendable {
    let file: Int32
    let fragment: Fragment
  }

  /// Scans a page or an SVG file.
  init(_ bytes: [UInt8], file: Int, book: AddressBook) {
    var own: [Fragment] = []
    size = bytes.count
    guard size <= SiteRenderer.maximumPage else { return }
    OutputMarkup.visit(bytes, file, book) { item in
      switch item {
      case .id(let text): anchors.add(id: text)
      case .name(let text): anchors.add(name: text)
      case .address(_, .nothing), .address(_, .outside): hasProblem = true
      case .address(_, .file(file, let fragment?)): own.append(fragment)
      case .address(_, .file(let target, let fragment?)):
        fragmentLinks.insert(FragmentLink(file: Int32(target), fragment: fragment))
      case .address: break
      }
    }
    anchors.sort()
    hasProblem = hasProblem || anchors.hasDuplicateIDs || !own.allSatisfy(anchors.has)
  }
}

extension PageScan {
  /// True if a page exceeds the size limit. Its contents are then not scanned.
  var isTooLarge: Bool { size > SiteRenderer.maximumPage }
}

/// The scans of a batch of files. Links that several of them share are stored once.
struct BatchScan: Sendable {
  /// The anchors of each page and SVG file, by file number.
  fileprivate var anchors: [(file: Int, anchors: PageAnchors)] = []
  /// The files that certainly have a problem.
  fileprivate var filesWithProblems: [Int] = []
  /// Fragments of other pages to which these files link.
  fileprivate var fragmentLinks: Set<PageScan.FragmentLink> = []
  /// The pages that exceed the size limit.
  fileprivate var tooLarge: [Int] = []
  fileprivate var size = 0

  /// Adds a page or an SVG file.
  mutating func add(_ page: PageScan, file: Int) {
    if page.hasProblem { filesWithProblems.append(file) }
    fragmentLinks.formUnion(page.fragmentLinks)
    size += page.size
    if page.isTooLarge { tooLarge.append(file) }
    anchors.append((file, page.anchors))
  }
}

/// The links and anchors of all pages of a site.
struct OutputScan: Sendable {
  /// The files to check in detail: those with a problem, and those that may link to a missing
  /// fragment.
  let filesToReview: [Int]
  /// The pages that exceed the size limit.
  let tooLarge: [Int]
  /// Total size of all pages and SVG files, in bytes.
  let size: Int

  /// The anchors of each file, or nil for a file without markup.
  private let anchors: [PageAnchors?]

  /// Merges the scans of all batches. If a batch links to a missing fragment, all of its files need
  /// review, because links are not stored by file.
  init(_ batches: [BatchScan], fileCount: Int) {
    var anchors = [PageAnchors?](repeating: nil, count: fileCount)
    for batch in batches {
      for page in batch.anchors { anchors[page.file] = page.anchors }
    }
    var files: Set<Int> = []
    for batch in batches {
      files.formUnion(batch.filesWithProblems)
      let isWhole = batch.fragmentLinks.allSatisfy {
        anchors[Int($0.file)]?.has($0.fragment) ?? true
      }
      if !isWhole { files.formUnion(batch.anchors.map(\.file)) }
    }
    self.anchors = anchors
    tooLarge = batches.flatMap(\.tooLarge)
    size = batches.reduce(0) { $0 + $1.size }
    filesToReview = files.sorted()
  }

  /// Merges the scans of all files, which are nil for files without markup.
  init(_ pages: [PageScan?]) {
    let anchors = pages.map { $0?.anchors }
    self.anchors = anchors
    tooLarge = pages.indices.filter { pages[$0]?.isTooLarge == true }
    size = pages.reduce(0) { $0 + ($1?.size ?? 0) }
    filesToReview = pages.indices.filter { file in
      guard let page = pages[file] else { return false }
      return page.hasProblem
        || !page.fragmentLinks.allSatisfy { anchors[Int($0.file)]?.has($0.fragment) ?? true }
    }
  }

  /// True if a file has an anchor for the fragment, or has no markup.
  func has(_ fragment: Fragment, in file: Int) -> Bool { anchors[file]?.has(fragment) ?? true }
}
