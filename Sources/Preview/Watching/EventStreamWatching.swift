#if canImport(CoreServices)
  internal import CoreServices
  internal import Foundation
  internal import Pipeline

  /// Watches with FSEvents, which reports changes in whole trees.
  ///
  /// FSEvents reports resolved paths, and late, so the watcher only reports that something changed.
  struct EventStreamWatching: Watching {
    private let queue = DispatchQueue(label: "file watcher")
    private let stream: Stream

    /// Owns the FSEvents stream. It is used only on the queue.
    private actor Stream {
      private var reference: FSEventStreamRef?

      func start(_ folders: [String], _ queue: DispatchQueue, _ callback: Callback) {
        var context = FSEventStreamContext(
          version: 0, info: Unmanaged.passRetained(callback).toOpaque(), retain: nil,
          release: { $0.map { Unmanaged<Callback>.fromOpaque($0).release() } }, copyDescription: nil
        )
        let receive: FSEventStreamCallback = { _, info, _, _, _, _ in
          info.map { Unmanaged<Callback>.fromOpaque($0).takeUnretainedValue().report(.any) }
        }
        guard
          let made = FSEventStreamCreate(
            nil, receive, &context, folders as CFArray,
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

    private final class Callback: Sendable {
      let report: @Sendable (FileChanges) -> Void
      init(_ report: @escaping @Sendable (FileChanges) -> Void) { self.report = report }
    }

    init(_ folders: [String], report: @escaping @Sendable (FileChanges) -> Void) throws {
      let stream = Stream()
      self.stream = stream
      let paths = folders.map { URL(fileURLWithPath: $0).path }
      Task { [queue] in await stream.start(paths, queue, Callback(report)) }
    }

    func stop() { Task { [stream] in await stream.stop() } }
  }
#endif
