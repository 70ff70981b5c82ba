internal import Bytes
internal import Synchronization

/// Keeps the HTML and the plain text of the documents of a large site in a file, so that they take no
/// memory between the stages that need them.
package final class DocumentStore: Sendable {
  private let folder: String
  /// The number of bytes that stay in memory. A small site therefore needs no file.
  private let memory: Int
  private let size = Atomic<Int>(0)
  private let state = Mutex(State())

  private struct State {
    var spool: Spool?
    var hasTried = false
    /// The parts that were read last. Checks and views read the same one many times in a row.
    var recent: [(place: Int, part: any Sendable)] = []
  }

  /// - Parameters:
  ///   - folder: The folder of the file.
  ///   - memory: The number of bytes of documents that stay in memory.
  package init(in folder: String, memory: Int) {
    (self.folder, self.memory) = (folder, memory)
  }

  /// Where the HTML and the text of a document are in the file.
  struct Place: Sendable {
    let store: DocumentStore
    let spool: Spool
    let start: Int
    let html: Int32
    let slots: Int32
    let text: Int32
    let runs: Int32
  }

  /// Moves the HTML and the text of a document to the file. Returns nil to keep them in memory: there
  /// is room, or the file cannot be written.
  func place(of html: MarkdownHTML, _ text: MarkdownDocument.PlainText) -> Place? {
    let added = html.bytes.count + text.bytes.count
    // An empty document would be where the next one is.
    guard added > 0, size.add(added, ordering: .relaxed).newValue > memory, let spool = spool()
    else { return nil }
    let start = html.slots.withUnsafeBytes { slots in
      text.runs.withUnsafeBytes { runs in
        html.bytes.withUnsafeBytes { html in
          text.bytes.withUnsafeBytes { text in spool.append([slots, runs, html, text]) }
        }
      }
    }
    guard let start else { return nil }
    return Place(
      store: self, spool: spool, start: start, html: Int32(html.bytes.count),
      slots: Int32(html.slots.count), text: Int32(text.bytes.count), runs: Int32(text.runs.count))
  }

  private func spool() -> Spool? {
    state.withLock { state in
      if !state.hasTried {
        state.hasTried = true
        state.spool = Spool(in: folder)
      }
      return state.spool
    }
  }

  /// Returns a part of a document, which `read` reads if it was not read recently.
  fileprivate func part<Part: Sendable>(at place: Int, read: () -> Part) -> Part {
    let known = state.withLock { state -> Part? in
      guard let index = state.recent.firstIndex(where: { $0.place == place && $0.part is Part })
      else { return nil }
      return state.recent[index].part as? Part
    }
    if let known { return known }
    let part = read()
    state.withLock { state in
      if state.recent.count == 8 { state.recent.removeFirst() }
      state.recent.append((place, part))
    }
    return part
  }
}

extension DocumentStore.Place {
  private var runStart: Int {
    start + Int(slots) * MemoryLayout<MarkdownHTML.Slot>.stride
  }
  private var htmlStart: Int {
    runStart + Int(runs) * MemoryLayout<MarkdownDocument.PlainText.Run>.stride
  }

  /// Reads the HTML.
  var storedHTML: MarkdownHTML {
    store.part(at: start) {
      var result = MarkdownHTML()
      result.slots = spool.read(Int(slots), of: MarkdownHTML.Slot.self, at: start)
      result.bytes = spool.read(Int(html), of: UInt8.self, at: htmlStart)
      return result
    }
  }

  /// Reads the text.
  var storedText: MarkdownDocument.PlainText {
    store.part(at: start) {
      var result = MarkdownDocument.PlainText()
      result.runs = spool.read(Int(runs), of: MarkdownDocument.PlainText.Run.self, at: runStart)
      result.bytes = spool.read(Int(text), of: UInt8.self, at: htmlStart + Int(html))
      return result
    }
  }
}
