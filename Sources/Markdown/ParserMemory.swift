internal import CCMarkGFM

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The memory of one parse: what libcmark-gfm asks for is cut off block after block, and all of it is
/// given back at once. A tree has hundreds of small pieces; malloc would be asked for each, and told
/// of each when it is done with.
///
/// libcmark-gfm hands its allocator no context, so the memory belongs to the thread that parses.
struct ParserMemory: ~Copyable {
  private var chunk: UnsafeMutableRawPointer
  private var size: Int
  private var used = 0
  /// Full chunks; the current one is larger than any of them.
  private var full: [UnsafeMutableRawPointer] = []
  /// What a parser on this thread is made with.
  let allocator: UnsafeMutablePointer<cmark_mem>

  /// Room for the tree of an ordinary file.
  private static let firstSize = 256 << 10
  /// How much a thread keeps for its next parse.
  private static let keptSize = 2 << 20
  /// What malloc aligns to; the size of a block is kept in front of it.
  private static let alignment = 16

  private init() {
    size = Self.firstSize
    chunk = Self.chunk(of: size)
    allocator = .allocate(capacity: 1)
    allocator.initialize(
      to: cmark_mem(
        calloc: { count, size in
          let block = ParserMemory.ofThread.pointee.allocate(count * size)
          memset(block, 0, count * size)
          return block
        },
        realloc: { block, size in
          guard let block else { return ParserMemory.ofThread.pointee.allocate(size) }
          return ParserMemory.ofThread.pointee.reallocate(block, size)
        },
        // All of it is given back at once.
        free: { _ in }))
  }

  deinit {
    allocator.deallocate()
    for chunk in full { chunk.deallocate() }
    chunk.deallocate()
  }

  private static func chunk(of size: Int) -> UnsafeMutableRawPointer {
    .allocate(byteCount: size, alignment: alignment)
  }

  private mutating func allocate(_ count: Int) -> UnsafeMutableRawPointer {
    let needed = Self.alignment + (count + Self.alignment - 1) / Self.alignment * Self.alignment
    if used + needed > size {
      full.append(chunk)
      size = max(size * 2, needed)
      chunk = Self.chunk(of: size)
      used = 0
    }
    let block = chunk + used + Self.alignment
    Self.setSize(of: block, count)
    used += needed
    return block
  }

  private mutating func reallocate(
    _ block: UnsafeMutableRawPointer, _ count: Int
  ) -> UnsafeMutableRawPointer {
    let old = Self.size(of: block)
    if count <= old { return block }
    // The newest block grows where it is.
    let start = block - chunk
    if start >= 0, start < used, used - start < old + Self.alignment, start + count <= size {
      used = min(size, start + (count + Self.alignment - 1) / Self.alignment * Self.alignment)
      Self.setSize(of: block, count)
      return block
    }
    let new = allocate(count)
    new.copyMemory(from: block, byteCount: old)
    return new
  }

  /// Gives back what the parse took: its tree must not be used any more.
  mutating func reset() {
    for chunk in full { chunk.deallocate() }
    full.removeAll(keepingCapacity: true)
    used = 0
    guard size > Self.keptSize else { return }
    chunk.deallocate()
    size = Self.firstSize
    chunk = Self.chunk(of: size)
  }

  private static func size(of block: UnsafeMutableRawPointer) -> Int {
    (block - alignment).load(as: Int.self)
  }

  private static func setSize(of block: UnsafeMutableRawPointer, _ size: Int) {
    (block - alignment).storeBytes(of: size, as: Int.self)
  }
}

extension ParserMemory {
  /// The memory of the thread that asks.
  static var ofThread: UnsafeMutablePointer<ParserMemory> {
    if let known = pthread_getspecific(key) {
      return known.assumingMemoryBound(to: ParserMemory.self)
    }
    let memory = UnsafeMutablePointer<ParserMemory>.allocate(capacity: 1)
    memory.initialize(to: ParserMemory())
    pthread_setspecific(key, memory)
    return memory
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { memory in
      #if canImport(Darwin)
        let memory = memory.assumingMemoryBound(to: ParserMemory.self)
      #else
        guard let memory = memory?.assumingMemoryBound(to: ParserMemory.self) else { return }
      #endif
      memory.deinitialize(count: 1)
      memory.deallocate()
    }
    return key
  }()
}
