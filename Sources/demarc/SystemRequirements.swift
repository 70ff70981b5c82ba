internal import Foundation
internal import Pipeline

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The requirements on the system, checked at startup.
enum SystemRequirements {
  /// Detects systems on which the program would ignore its arguments or hang.
  ///
  /// - Throws: `EnvironmentError` that names what is missing.
  static func check() throws {
    // On Linux, Swift reads the arguments from /proc and finds none if it is not mounted. There is
    // always at least the program's name.
    guard CommandLine.argc > 0 else {
      throw EnvironmentError(
        "the arguments cannot be read: mount /proc (in a chroot: mount -t proc proc /proc)")
    }
    try checkThreads()
  }

  /// The memory for a small site in bytes, besides the stacks of its threads.
  private static let reserve = 64 << 20

  /// Starts as many threads as the program will use, all at the same time, and ends them. If the
  /// system refuses a thread, Swift's runtime library would retry for ever.
  private static func checkThreads() throws {
    let threadCount = ProcessInfo.processInfo.activeProcessorCount + 2
    let isBounded = hasBoundedMemory
    let reserved = isBounded ? mmap(nil, reserve, PROT_NONE, privateMapping, -1, 0) : nil
    defer { if let reserved, reserved != MAP_FAILED { munmap(reserved, reserve) } }
    guard reserved != MAP_FAILED, ThreadTrial.succeeds(threadCount) else {
      throw EnvironmentError(
        isBounded
          ? "there is too little memory to start: raise the limit of the address space (ulimit -v)"
          : "the system cannot start \(threadCount) threads: raise the limit of processes (ulimit -u)"
      )
    }
  }

  private static var privateMapping: Int32 {
    #if canImport(Darwin)
      MAP_PRIVATE | MAP_ANON
    #else
      MAP_PRIVATE | Int32(MAP_ANONYMOUS) | Int32(MAP_NORESERVE)
    #endif
  }

  /// Whether the size of the address space is limited.
  private static var hasBoundedMemory: Bool {
    var limit = rlimit()
    #if canImport(Darwin)
      guard getrlimit(RLIMIT_AS, &limit) == 0 else { return false }
      return limit.rlim_cur < rlim_t(Int64.max)
    #else
      guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return false }
      return limit.rlim_cur != rlim_t.max
    #endif
  }
}

/// Idle threads that exist at the same time.
private enum ThreadTrial {
  #if canImport(Darwin)
    private typealias Handle = pthread_t?
    private static let none: Handle = nil
  #else
    private typealias Handle = pthread_t
    private static let none: Handle = 0
  #endif

  /// Returns whether the system can start this many threads.
  static func succeeds(_ count: Int) -> Bool {
    // The threads wait at a lock, so that none ends before the last one has started.
    let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    let threads = UnsafeMutablePointer<Handle>.allocate(capacity: count)
    threads.initialize(repeating: none, count: count)
    pthread_mutex_init(gate, nil)
    pthread_mutex_lock(gate)
    var started = 0
    while started < count, pthread_create(threads + started, nil, wait, gate) == 0 { started += 1 }
    pthread_mutex_unlock(gate)
    for number in 0..<started { join(threads[number]) }
    pthread_mutex_destroy(gate)
    gate.deallocate()
    threads.deallocate()
    return started == count
  }

  private static func join(_ thread: Handle) {
    #if canImport(Darwin)
      if let thread { pthread_join(thread, nil) }
    #else
      pthread_join(thread, nil)
    #endif
  }
}

/// The body of each thread.
private func wait(_ gate: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let gate = gate?.assumingMemoryBound(to: pthread_mutex_t.self) else { return nil }
  pthread_mutex_lock(gate)
  pthread_mutex_unlock(gate)
  return nil
}
