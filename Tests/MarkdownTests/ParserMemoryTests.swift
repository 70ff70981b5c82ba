import CCMarkGFM
import Testing

@testable import Markdown

@Suite("The memory of a parse")
struct ParserMemoryTests {
  @Test("large and small texts in turn on one thread have the same result as alone")
  func inTurn() {
    let small = Array("# A *small* text\n\n[with](a.md) | much ~~in~~ it\n".utf8)
    // Its tree needs many times the room that a thread begins with.
    let large = Array(
      (0..<5_000).map { "- item **\($0)** with `code` and [a link](page-\($0).md)\n" }.joined()
        .utf8)
    let first = MarkdownParser.parse(small)
    let largest = MarkdownParser.parse(large)
    #expect(largest.links.count == 5_000)
    for _ in 0..<2 {
      #expect(MarkdownParser.parse(small).html == first.html)
      #expect(MarkdownParser.parse(large).html == largest.html)
    }
    #expect(MarkdownParser.parse(small).html == first.html)
  }

  @Test("allocations keep their bytes when they grow in place or move")
  func growing() {
    let memory = ParserMemory.ofThread
    let allocator = memory.pointee.allocator.pointee
    defer { memory.pointee.reset() }
    var blocks: [(block: UnsafeMutableRawPointer, count: Int, byte: UInt8)] = []
    for step in 0..<2_000 {
      let count = 1 + step * 7919 % 4_000
      let byte = UInt8(truncatingIfNeeded: step)
      if step % 3 == 0 || blocks.isEmpty {
        guard let block = allocator.calloc(1, count) else { continue }
        let bytes = UnsafeRawBufferPointer(start: block, count: count)
        #expect(bytes.allSatisfy { $0 == 0 } && Int(bitPattern: block) % 16 == 0)
        block.initializeMemory(as: UInt8.self, repeating: byte, count: count)
        blocks.append((block, count, byte))
      } else {
        let index =
          step % 2 == 0 ? blocks.count - 1 : step * 31 % blocks.count
        let old = blocks[index]
        guard let block = allocator.realloc(old.block, count) else { continue }
        let kept = UnsafeRawBufferPointer(start: block, count: min(old.count, count))
        #expect(kept.allSatisfy { $0 == old.byte })
        block.initializeMemory(as: UInt8.self, repeating: byte, count: count)
        blocks[index] = (block, count, byte)
      }
    }
    for (block, count, byte) in blocks {
      #expect(UnsafeRawBufferPointer(start: block, count: count).allSatisfy { $0 == byte })
    }
  }
}
