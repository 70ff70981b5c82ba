internal import CCMarkGFM

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// An arena for the allocations of one parse.
///
/// A tree consists of hundreds of small allocations. The arena serves them from large chunks and
/// frees all of them at once. libcmark-gfm passes no context to its allocator, so each thread has
/// its own arena.
struct ParserMemory: ~Copyable {
  private var chunk: UnsafeMutableRawPointer
  private var size: Int
  private var used = 0
  /// Full chunks. The current chunk is larger than any of them.
  private var full: [UnsafeMutableRawPointer] = []
  /// The allocator for parsers on this thread.
  let allocator: UnsafeMutablePointer<cmark_mem>

  /// The size of the first chunk, enough for an ordinary file.
  private static let firstSize = 256 << 10
  /// The maximum size of a chunk that a thread keeps for its next parse.
  private static let keptSize = 2 << 20
  /// The alignment of malloc. The size of an allocation is stored before it.
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
        // Everything is freed by `reset()`.
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
    // The last allocation grows in place.
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

  /// Frees all allocations. The tree must not be used afterwards.
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
  /// The arena of the current thread.
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
