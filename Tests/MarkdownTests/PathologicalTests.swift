import Foundation
import Testing

@testable import Markdown

/// Texts made to be slow. Time is compared with time, not with a clock: four times the text may
/// take about four times as long, not sixteen times.
@Suite("Pathological texts")
struct PathologicalTests {
  struct Text: Sendable, CustomTestStringConvertible {
    let name: String
    /// About `size` bytes.
    let make: @Sendable (_ size: Int) -> String
    var testDescription: String { name }

    init(_ name: String, _ make: @escaping @Sendable (_ size: Int) -> String) {
      self.name = name
      self.make = make
    }

    /// One piece again and again, after a beginning.
    init(_ piece: String, behind start: String = "") {
      name = start + piece + "…"
      make = { start + String(repeating: piece, count: $0 / piece.utf8.count) }
    }
  }

  private static let options: MarkdownOptions = {
    var options = MarkdownOptions()
    options.mentions = [
      .init(prefix: "@", suffix: "", matches: { $0.contains("-") }),
      .init(prefix: "", suffix: "", matches: { $0.hasPrefix("ri-") }),
    ]
    return options
  }()

  /// Seconds of this thread's processor time for a parse.
  private func seconds(_ text: Text, size: Int) -> Double {
    let bytes = Array(text.make(size).utf8)
    let start = threadTime()
    let document = MarkdownParser.parse(bytes, options: Self.options)
    let end = threadTime()
    #expect(bytes.isEmpty || document.html.bytes.count < 4_000 * bytes.count)
    return end - start
  }

  private func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// How much longer four times the text takes; the best of up to five measurements.
  private func growth(_ text: Text, size: Int, bound: Double) -> Double {
    var small = Double.infinity
    var large = Double.infinity
    for _ in 0..<5 {
      small = min(small, seconds(text, size: size))
      large = min(large, seconds(text, size: 4 * size))
      if large < 0.002 || large < bound * small { break }
    }
    return large < 0.002 ? 0 : large / small
  }

  @Test("a text takes time proportional to its length", arguments: linear)
  func linearTime(text: Text) {
    let growth = growth(text, size: 4096, bound: 9)
    #expect(growth < 9, "four times the text takes \(growth) times as long")
  }

  /// These are slow in libcmark-gfm 0.29.0.gfm.6 itself. Demarc must not make them slower than
  /// quadratic.
  @Test("a text that is slow in the library takes at most quadratic time", arguments: quadratic)
  func quadraticTime(text: Text) {
    let growth = growth(text, size: 1024, bound: 40)
    #expect(growth < 40, "four times the text takes \(growth) times as long")
  }
}
