internal import Foundation
internal import Pipeline

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What the program needs of the machine before it can begin.
enum Machine {
  /// Refuses a machine on which the program would ignore its arguments or wait for ever.
  ///
  /// - Throws: `EnvironmentError` that says what is missing.
  static func check() throws {
    // On Linux, Swift reads the arguments from /proc, and finds none where it is not mounted. Every
    // program has at least its own name.
    guard CommandLine.argc > 0 else {
      throw EnvironmentError(
        "the arguments cannot be read: mount /proc (in a chroot: mount -t proc proc /proc)")
    }
    try checkThreads()
  }

  /// What a small site needs beside the stacks of its threads, in bytes.
  private static let reserve = 64 << 20

  /// Starts as many threads as the program will, all at the same time, and ends them. The library
  /// that starts threads for Swift tries for ever where the system refuses one.
  private static func checkThreads() throws {
    let wanted = ProcessInfo.processInfo.activeProcessorCount + 2
    let isBounded = hasBoundedMemory
    let reserved = isBounded ? mmap(nil, reserve, PROT_NONE, privateMapping, -1, 0) : nil
    defer { if let reserved, reserved != MAP_FAILED { munmap(reserved, reserve) } }
    guard reserved != MAP_FAILED, ThreadTrial.succeeds(wanted) else {
      throw EnvironmentError(
        isBounded
          ? "there is too little memory to start: raise the limit of the address space (ulimit -v)"
          : "the system does not let \(wanted) threads start: raise the limit of processes (ulimit -u)"
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

  /// True if a limit is set to the address space.
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

/// Threads that exist at the same time and do nothing.
private enum ThreadTrial {
  #if canImport(Darwin)
    private typealias Handle = pthread_t?
    private static let none: Handle = nil
  #else
    private typealias Handle = pthread_t
    private static let none: Handle = 0
  #endif

  /// True if the system lets so many start.
  static func succeeds(_ count: Int) -> Bool {
    // They wait for this, so that none ends before the last has begun.
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

/// What each of the threads runs.
private func wait(_ gate: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let gate = gate?.assumingMemoryBound(to: pthread_mutex_t.self) else { return nil }
  pthread_mutex_lock(gate)
  pthread_mutex_unlock(gate)
  return nil
}
