import Foundation
import Synchronization
import Testing

@testable import Pipeline

@Suite("parallelMap")
struct ParallelMapTests {
  struct Failure: Error, Equatable { let element: Int }

  @Test("results are in the order of the input", arguments: [1, 2, 8, 100], [0, 1, 2, 7, 1000])
  func order(jobs: Int, count: Int) async throws {
    let results = try await parallelMap(Array(0..<count), jobs: jobs) { element in
      if element % 97 == 0 { usleep(2000) }  // The first slices finish last.
      return "\(element)"
    }
    #expect(results == (0..<count).map { "\($0)" })
  }

  @Test("every element is processed once", arguments: [1, 8])
  func once(jobs: Int) async throws {
    let calls = Mutex<[Int: Int]>([:])
    _ = try await parallelMap(Array(0..<500), jobs: jobs) { element in
      calls.withLock { $0[element, default: 0] += 1 }
    }
    #expect(calls.withLock { $0 } == Dictionary(uniqueKeysWithValues: (0..<500).map { ($0, 1) }))
  }

  @Test("an error is rethrown", arguments: [1, 8])
  func failure(jobs: Int) async {
    await #expect(throws: Failure(element: 313)) {
      try await parallelMap(Array(0..<500), jobs: jobs) { element in
        if element == 313 { throw Failure(element: element) }
        return element
      }
    }
  }

  @Test("several threads run at once")
  func parallel() async throws {
    let threads = Mutex<Set<UInt>>([])
    _ = try await parallelMap(Array(0..<64), jobs: 8) { _ in
      usleep(1000)
      threads.withLock { _ = $0.insert(UInt(bitPattern: ObjectIdentifier(Thread.current))) }
    }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    #expect(cores == 1 || threads.withLock(\.count) > 1)
  }

  @Test("at most as many elements as jobs are processed at once")
  func limit() async throws {
    let state = Mutex((now: 0, most: 0))
    _ = try await parallelMap(Array(0..<200), jobs: 2) { _ in
      state.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      usleep(200)
      state.withLock { $0.now -= 1 }
    }
    #expect(state.withLock(\.most) <= 2)
  }
}
