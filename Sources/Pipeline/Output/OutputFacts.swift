/// What is kept of some of a site's pages while they are made: numbers that stand for ids and for
/// the places that addresses lead to, never a text. What the pages share is kept once.
struct BatchFacts: Sendable {
  /// The anchors of each page and drawing, by its number.
  fileprivate var anchors: [(file: Int, anchors: PageAnchors)] = []
  /// The files that surely hold a mistake.
  fileprivate var suspects: [Int] = []
  /// The places on other pages that these lead to.
  fileprivate var wanted: Set<Wanted> = []

  fileprivate struct Wanted: Hashable {
    let file: Int32
    let fragment: Fragment
  }

  /// Reads a page or a drawing.
  mutating func read(_ bytes: [UInt8], file: Int, book: AddressBook) {
    var page = PageAnchors()
    var own: Set<Fragment> = []
    var isSuspect = false
    OutputMarkup.visit(bytes, file, book) { item in
      switch item {
      case .id(let text): page.add(id: text)
      case .name(let text): page.add(name: text)
      case .address(_, .nothing), .address(_, .outside): isSuspect = true
      case .address(_, .file(file, let fragment?)): own.insert(fragment)
      case .address(_, .file(let target, let fragment?)):
        wanted.insert(Wanted(file: Int32(target), fragment: fragment))
      case .address: break
      }
    }
    page.sort()
    if isSuspect || page.hasTwins || !own.allSatisfy(page.has) { suspects.append(file) }
    anchors.append((file, page))
  }
}

/// What is known of all pages of a site once they have been made.
struct OutputFacts: Sendable {
  /// The files to be looked at closely: those with a mistake, and those of a batch in which one
  /// leads to a place that its page lacks.
  let doubtful: [Int]

  private let anchors: [Int: PageAnchors]

  /// Puts the facts of all batches together.
  init(_ batches: [BatchFacts]) {
    var anchors: [Int: PageAnchors] = Dictionary(
      minimumCapacity: batches.reduce(0) { $0 + $1.anchors.count })
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
    doubtful = files.sorted()
  }

  /// True where a file has an anchor, or is of a kind that has none to speak of.
  func has(_ fragment: Fragment, in file: Int) -> Bool { anchors[file]?.has(fragment) ?? true }
}
