import Synchronization
import Testing

@testable import Diagnostics

@Suite("Lines and columns of ranges")
struct SourceFilesTests {
  private func place(_ path: String, _ start: Int, _ end: Int) -> [Int]? {
    var files = SourceFiles(ReportSample.source)
    return files.place(of: ReportSample.at(path, start, end)).map {
      [$0.line, $0.column, $0.endLine, $0.endColumn]
    }
  }

  @Test("lines and columns count from 1, and the end is after the last column")
  func places() {
    #expect(place("a.md", 0, 3) == [1, 1, 1, 4])
    #expect(place("a.md", 8, 12) == [1, 9, 1, 13])
    #expect(place("a.md", 14, 14) == [2, 1, 2, 1])
    #expect(place("a.md", 14, 30) == [2, 1, 3, 1])
  }

  @Test("columns count Unicode scalars, and a byte order mark is none")
  func columns() {
    // t w o _ é _ 漢 _ < : the ninth scalar of the line.
    #expect(place("a.md", 25, 28) == [2, 9, 2, 12])
    #expect(place("b.md", 3, 8) == [1, 1, 1, 6])
  }

  @Test("invalid UTF-8 and ranges past the end have positions too")
  func odd() {
    #expect(place("bad.md", 0, 3) == [1, 1, 1, 4])
    #expect(place("a.md", 900, 999) == [4, 1, 4, 1])
    #expect(place("empty.md", 0, 0) == [1, 1, 1, 1])
  }

  @Test("a whole file and an unreadable file have no position")
  func none() {
    var files = SourceFiles(ReportSample.source)
    #expect(files.place(of: SourceLocation("a.md")) == nil)
    #expect(files.bytes(of: SourceLocation("a.md")) == nil)
    #expect(place("missing.md", 0, 1) == nil)
    #expect(files.words(for: SourceLocation("a\u{1B}.md")) == "a\u{FFFD}.md")
    #expect(files.words(for: ReportSample.at("a.md", 8, 12)) == "a.md:1:9")
  }

  @Test("each file is read at most once, even if reading fails")
  func once() {
    let reads = Mutex<[String]>([])
    var files = SourceFiles { path in
      reads.withLock { $0.append(path) }
      return path == "a" ? [1] : nil
    }
    for path in ["a", "b", "a", "b"] { _ = files.place(of: ReportSample.at(path, 0, 1)) }
    _ = files.place(of: SourceLocation("c"))
    #expect(reads.withLock { $0 } == ["a", "b"])
  }
}
