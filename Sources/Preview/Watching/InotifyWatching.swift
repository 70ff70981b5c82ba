#if os(Linux)
  internal import Foundation
  internal import Glibc
  internal import Pipeline

  /// Watches with inotify(7), on its own thread, which sleeps between events.
  struct InotifyWatching: Watching {
    /// The write end of a pipe. Closing it stops the thread.
    private let stopping: Int32

    init(_ plan: WatchPlan, report: @escaping @Sendable (FileChanges) -> Void) throws {
      let queue = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      var ends: [Int32] = [0, 0]
      guard queue >= 0, pipe(&ends) == 0 else {
        throw EnvironmentError("cannot watch files: \(String(cString: strerror(errno)))")
      }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      let waiting = ends[0]
      stopping = ends[1]
      var tree = WatchedTree(queue: queue, plan: plan)
      try tree.watchAll()
      let thread = Thread { [tree] in
        var tree = tree
        tree.run(until: waiting, report)
        close(queue)
        close(waiting)
      }
      thread.name = "file watcher"
      thread.start()
    }

    func stop() { close(stopping) }
  }

  /// The watched folders by their watch descriptors.
  private struct WatchedTree {
    let queue: Int32
    private let plan: WatchPlan
    /// The root folders.
    private var folders: [String] { plan.folders }
    /// The names of the single files in each folder that contains some.
    private var names: [Int32: Set<String>] = [:]
    /// The folders of which only single files are watched.
    private var isPartial: Set<Int32> = []
    private var paths: [Int32: String] = [:]
    /// The identity of each root folder at the last check. Missing folders have none.
    private var identities: [String: Identity] = [:]
    private var changes = FileChanges.only([])

    init(queue: Int32, plan: WatchPlan) {
      self.queue = queue
      self.plan = plan
    }

    private static let events: UInt32 = [
      IN_CLOSE_WRITE, IN_CREATE, IN_DELETE, IN_MOVED_FROM, IN_MOVED_TO, IN_ATTRIB, IN_DELETE_SELF,
      IN_MOVE_SELF,
    ].reduce(UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)) { $0 | UInt32($1) }

    /// Identifies a folder, independent of its path.
    private struct Identity: Equatable {
      let device: dev_t
      let number: ino_t

      init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, number) = (status.st_dev, status.st_ino)
      }
    }

    /// Watches the root folders and the folders of single files that exist.
    mutating func watchAll() throws {
      for file in plan.files { watchFile(file) }
      for folder in folders {
        identities[folder] = Identity(folder)
        try watch(folder)
      }
    }

    /// Watches the folder of a single file.
    private mutating func watchFile(_ file: String) {
      let slash = file.lastIndex(of: "/")
      let folder = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
      let number = inotify_add_watch(queue, folder, Self.events)
      guard number >= 0 else { return }
      names[number, default: []].insert(
        slash.map { String(file[file.index(after: $0)...]) } ?? file)
      if paths[number] == nil {
        paths[number] = slash == nil ? "" : folder
        isPartial.insert(number)
      }
    }

    /// Detects root folders that were created, deleted or replaced. No event reports that a parent
    /// folder was renamed or a symbolic link changed.
    private mutating func checkRootFolders() {
      for folder in folders {
        let identity = Identity(folder)
        if identity == identities[folder], identity == nil || paths.values.contains(folder) {
          continue
        }
        if identity != identities[folder] { unwatch(folder) }
        identities[folder] = identity
        try? watch(folder)
        changes.isComplete = false
      }
    }

    /// Watches a folder and its subfolders. A folder that no longer exists is ignored, since an
    /// event has reported it.
    private mutating func watch(_ folder: String) throws {
      let number = inotify_add_watch(queue, folder, Self.events)
      guard number >= 0 else {
        if errno == ENOSPC {
          throw EnvironmentError(
            "the system cannot watch so many folders: raise fs.inotify.max_user_watches")
        }
        return
      }
      paths[number] = folder
      isPartial.remove(number)
      guard let handle = opendir(folder) else { return }
      defer { closedir(handle) }
      while let item = readdir(handle) {
        let kind = Int(item.pointee.d_type)
        guard kind == Int(DT_DIR) || kind == Int(DT_UNKNOWN) else { continue }
        let name = withUnsafePointer(to: &item.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
            String(cString: $0)
          }
        }
        let path = "\(folder)/\(name)"
        if !name.hasPrefix("."), !plan.skipped.contains(path) { try watch(path) }
      }
    }

    /// Reports changes, one burst at a time, until stopped.
    mutating func run(until stopping: Int32, _ report: (FileChanges) -> Void) {
      while true {
        var wait = Burst.rootInterval
        var begin: ContinuousClock.Instant?
        while true {
          var descriptors = [
            pollfd(fd: queue, events: Int16(POLLIN), revents: 0),
            pollfd(fd: stopping, events: Int16(POLLIN), revents: 0),
          ]
          let count = poll(&descriptors, 2, wait)
          if descriptors[1].revents != 0 { return }
          if count < 0 && errno != EINTR { return }
          if count == 0 { break }
          if count > 0 { read() }
          let start = begin ?? .now
          begin = start
          if ContinuousClock.now - start > .milliseconds(Burst.longest) { break }
          wait = Int32(Burst.quiet)
        }
        checkRootFolders()
        if changes != .only([]) { report(changes) }
        changes = .only([])
      }
    }

    /// Reads the pending events.
    private mutating func read() {
      var buffer = [UInt8](repeating: 0, count: 64 << 10)
      while true {
        let count = Glibc.read(queue, &buffer, buffer.count)
        guard count > 0 else { return }
        var offset = 0
        while offset + MemoryLayout<inotify_event>.size <= count {
          let event = buffer.withUnsafeBytes {
            $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          }
          let start = offset + MemoryLayout<inotify_event>.size
          let name = buffer[start..<min(start + Int(event.len), count)].prefix { $0 != 0 }
          note(event, String(decoding: name, as: UTF8.self))
          offset = start + Int(event.len)
        }
      }
    }

    private mutating func note(_ event: inotify_event, _ name: String) {
      func has(_ flag: Int) -> Bool { event.mask & UInt32(flag) != 0 }
      if has(Int(IN_Q_OVERFLOW)) {
        changes.isComplete = false
        try? watchAll()
        return
      }
      guard let folder = paths[event.wd] else { return }
      if has(Int(IN_IGNORED)) {
        paths[event.wd] = nil
        names[event.wd] = nil
        if isPartial.remove(event.wd) == nil { changes.isComplete = false }
        return
      }
      if has(Int(IN_DELETE_SELF)) || has(Int(IN_MOVE_SELF)) {
        if isPartial.contains(event.wd) { return }
        changes.isComplete = false
        if folders.contains(folder) { unwatch(folder) }
        return
      }
      let isNamed = names[event.wd]?.contains(name) == true
      guard isNamed || isRelevant(name) && !isPartial.contains(event.wd) else { return }
      let path = folder.isEmpty ? name : folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      guard has(Int(IN_ISDIR)) else {
        changes.files.insert(path)
        return
      }
      if isPartial.contains(event.wd) || plan.skipped.contains(path) { return }
      // Files may have been added to the folder before it was watched.
      changes.isComplete = false
      if has(Int(IN_MOVED_FROM)) || has(Int(IN_DELETE)) { unwatch(path) }
      if has(Int(IN_CREATE)) || has(Int(IN_MOVED_TO)) { try? watch(path) }
    }

    /// True for a name that is not hidden, and for `.gitignore`.
    private func isRelevant(_ name: String) -> Bool {
      !name.isEmpty && (!name.hasPrefix(".") || name == ".gitignore")
    }

    /// Stops watching a folder and its subfolders.
    private mutating func unwatch(_ folder: String) {
      for (number, path) in paths where path == folder || path.hasPrefix(folder + "/") {
        inotify_rm_watch(queue, number)
        paths[number] = nil
      }
    }
  }
#endif
