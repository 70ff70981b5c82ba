internal import Rendering

/// What is kept of a page or a drawing while others are made: numbers that stand for ids and for the
/// places that addresses lead to, never a text.
struct PageFacts: Sendable {
  /// Its ids.
  private(set) var anchors = PageAnchors()
  /// True where it surely holds a mistake.
  private(set) var isSuspect = false
  /// The places on other pages that it leads to.
  private(set) var wanted: Set<Wanted> = []
  /// How many bytes it has.
  let size: Int

  /// A place on another page.
  struct Wanted: Hashable, Sendable {
    let file: Int32
    let fragment: Fragment
  }

  /// Reads a page or a drawing.
  init(_ bytes: [UInt8], file: Int, book: AddressBook) {
    var own: Set<Fragment> = []
    size = bytes.count
    guard size <= SiteRenderer.maximumPage else { return }
    OutputMarkup.visit(bytes, file, book) { item in
      switch item {
      case .id(let text): anchors.add(id: text)
      case .name(let text): anchors.add(name: text)
      case .address(_, .nothing), .address(_, .outside): isSuspect = true
      case .address(_, .file(file, let fragment?)): own.insert(fragment)
      case .address(_, .file(let target, let fragment?)):
        wanted.insert(Wanted(file: Int32(target), fragment: fragment))
      case .address: break
      }
    }
    anchors.sort()
    isSuspect = isSuspect || anchors.hasTwins || !own.allSatisfy(anchors.has)
  }
}

extension PageFacts {
  /// True for a page that is larger than a page may be; nothing else is known of it.
  var isTooLarge: Bool { size > SiteRenderer.maximumPage }
}

/// What is kept of some of a site's pages while they are made; what they share is kept once.
struct BatchFacts: Sendable {
  /// The anchors of each page and drawing, by its number.
  fileprivate var anchors: [(file: Int, anchors: PageAnchors)] = []
  /// The files that surely hold a mistake.
  fileprivate var suspects: [Int] = []
  /// The places on other pages that these lead to.
  fileprivate var wanted: Set<PageFacts.Wanted> = []
  /// The pages that are larger than a page may be.
  fileprivate var tooLarge: [Int] = []
  fileprivate var size = 0

  /// Adds a page or a drawing.
  mutating func add(_ page: PageFacts, file: Int) {
    if page.isSuspect { suspects.append(file) }
    wanted.formUnion(page.wanted)
    size += page.size
    if page.isTooLarge { tooLarge.append(file) }
    anchors.append((file, page.anchors))
  }
}

/// What is known of all pages of a site once they have been made.
struct OutputFacts: Sendable {
  /// The files to be looked at closely: those with a mistake, and those that may lead to a place
  /// that its page lacks.
  let doubtful: [Int]
  /// The pages that are larger than a page may be.
  let tooLarge: [Int]
  /// How many bytes all have together.
  let size: Int

  /// The anchors of each file; nil for one that is no page.
  private let anchors: [PageAnchors?]

  /// Puts the facts of all batches together: where a place is wanted in one that is not there, all
  /// of its files are doubtful.
  init(_ batches: [BatchFacts], fileCount: Int) {
    var anchors = [PageAnchors?](repeating: nil, count: fileCount)
    for batch in batches {
      for page in batch.anchors { anchors[page.file] = page.anchors }
    }
    var files: Set<Int> = []
    for batch in batches {
      files.formUnion(batch.suspects)
      let isWhole = batch.wanted.allSatisfy { anchors[Int($0.file)]?.has($0.fragment) ?? true }
      if !isWhole { files.formUnion(batch.anchors.map(\.file)) }
    }
    self.anchors = anchors
    tooLarge = batches.flatMap(\.tooLarge)
    size = batches.reduce(0) { $0 + $1.size }
    doubtful = files.sorted()
  }

  /// Puts the facts of every file together; nil for one that is no page.
  init(_ pages: [PageFacts?]) {
    let anchors = pages.map { $0?.anchors }
    self.anchors = anchors
    tooLarge = pages.indices.filter { pages[$0]?.isTooLarge == true }
    size = pages.reduce(0) { $0 + ($1?.size ?? 0) }
    doubtful = pages.indices.filter { file in
      guard let page = pages[file] else { return false }
      return page.isSuspect
        || !page.wanted.allSatisfy { anchors[Int($0.file)]?.has($0.fragment) ?? true }
    }
  }

  /// True where a file has an anchor, or is of a kind that has none to speak of.
  func has(_ fragment: Fragment, in file: Int) -> Bool { anchors[file]?.has(fragment) ?? true }
}
