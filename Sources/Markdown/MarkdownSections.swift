package import Diagnostics

/// A text divided into the sections below its headings of one level.
package struct MarkdownSections: Sendable {
  /// A heading and the text below it, up to the next heading of its level or above.
  package struct Section: Sendable {
    /// The heading. Its anchor is unique in the file.
    package let heading: MarkdownDocument.Heading
    /// The text below the heading. Its headings begin at level 2, because the heading of the section
    /// is the title of the page. Their anchors are unique in the file, as on GitHub.
    package internal(set) var document = MarkdownDocument()
    /// The names of elements in raw HTML that lead to the heading, because they are in it or directly
    /// above it.
    package internal(set) var anchors: [String] = []
    /// The range from the heading to the end of the section.
    package internal(set) var range: SourceRange
  }

  /// The sections, in the order of the file.
  package internal(set) var sections: [Section] = []
  /// The headings that no section contains.
  package internal(set) var otherHeadings: [MarkdownDocument.Heading] = []
  /// The names of elements in raw HTML that no section contains.
  package internal(set) var otherAnchors: [String] = []
  /// The first block other than a heading or a comment that no section contains, or nil.
  package internal(set) var firstOtherBlock: SourceRange?
  /// The number of blocks outside of the sections, without headings.
  package internal(set) var otherBlockCount = 0
  /// A footnote that the sections repeat too often, and the number of repetitions, or nil. The
  /// sections are then incomplete.
  package internal(set) var excess: (range: SourceRange, uses: Int)?
}

extension MarkdownSections {
  /// Returns the sections with every range mapped to another text, as
  /// ``MarkdownDocument/placed(isExact:_:)`` does.
  func placed(
    isExact: @escaping (SourceRange) -> Bool, _ place: (SourceRange) -> SourceRange
  ) -> MarkdownSections {
    func placed(_ heading: MarkdownDocument.Heading) -> MarkdownDocument.Heading {
      .init(
        level: heading.level, text: heading.text, anchor: heading.anchor,
        range: place(heading.range), html: heading.html, lines: nil,
        isContained: heading.isContained)
    }
    var copy = self
    copy.sections = sections.map {
      Section(
        heading: placed($0.heading), document: $0.document.placed(isExact: isExact, place),
        anchors: $0.anchors, range: place($0.range))
    }
    copy.otherHeadings = otherHeadings.map { placed($0) }
    copy.firstOtherBlock = firstOtherBlock.map(place)
    copy.otherBlockCount = otherBlockCount
    copy.excess = excess.map { (place($0.range), $0.uses) }
    return copy
  }

  /// Adds each problem to the section that contains it, or to the first one.
  mutating func add(_ problems: [MarkdownDocument.SyntaxProblem]) {
    guard !sections.isEmpty else { return }
    for problem in problems {
      let index = sections.lastIndex { $0.range.start <= problem.range.start } ?? 0
      sections[index].document.problems.append(problem)
    }
  }
}

/// The footnotes of a section, numbered from 1 in the order of their first use.
struct SectionFootnotes {
  private var inFile: [Int] = []
  private var numbers: [Int: Int] = [:]

  /// The number in the file of the footnote at an index, or nil if there are fewer.
  subscript(index: Int) -> Int? { index < inFile.count ? inFile[index] : nil }

  /// Returns the number in the section of a footnote with a number in the file.
  mutating func number(of footnote: Int) -> Int {
    if let known = numbers[footnote] { return known }
    inFile.append(footnote)
    numbers[footnote] = inFile.count
    return inFile.count
  }
}
