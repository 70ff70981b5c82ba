#if canImport(CoreServices)
  internal import CoreServices
  internal import Foundation
  internal import Pipeline

  /// Watches with FSEvents, which tells of whole trees.
  ///
  /// It tells paths with all links resolved, and late; so all it is asked is that something changed.
  struct EventStreamWatching: Watching {
    private let queue = DispatchQueue(label: "file watcher")
    private let stream: Stream

    /// The system's handle; it is used on the queue alone.
    private actor Stream {
      private var reference: FSEventStreamRef?

      func start(_ folders: [String], _ queue: DispatchQueue, _ told: Told) {
        var context = FSEventStreamContext(
          version: 0, info: Unmanaged.passRetained(told).toOpaque(), retain: nil,
          release: { $0.map { Unmanaged<Told>.fromOpaque($0).release() } }, copyDescription: nil)
        let callback: FSEventStreamCallback = { _, info, _, _, _, _ in
          info.map { Unmanaged<Told>.fromOpaque($0).takeUnretainedValue().tell(.any) }
        }
        guard
          let made = FSEventStreamCreate(
            nil, callback, &context, folders as CFArray,
            FSEventStreamEventId(kFSEventStreamEventIdSinceNow),
            Double(Burst.quiet) / 1000,
            FSEventStreamCreateFlags(
              kFSEventStreamCreateFlagFileEvents | kFSEventStreamCreateFlagWatchRoot))
        else { return }
        FSEventStreamSetDispatchQueue(made, queue)
        FSEventStreamStart(made)
        reference = made
      }

      func stop() {
        guard let reference else { return }
        FSEventStreamStop(reference)
        FSEventStreamInvalidate(reference)
        FSEventStreamRelease(reference)
        self.reference = nil
      }
    }

    /// Who is told.
    private final class Told: Sendable {
      let tell: @Sendable (FileChanges) -> Void
      init(_ tell: @escaping @Sendable (FileChanges) -> Void) { self.tell = tell }
    }

    init(_ folders: [String], tell: @escaping @Sendable (FileChanges) -> Void) throws {
      let stream = Stream()
      self.stream = stream
      let paths = folders.map { URL(fileURLWithPath: $0).path }
      Task { [queue] in await stream.start(paths, queue, Told(tell)) }
    }

    func stop() { Task { [stream] in await stream.stop() } }
  }
#endif
