/// A broken link or a duplicate id on a page.
struct OutputProblem: Sendable {
  /// The kind of problem.
  enum Kind: Sendable, Equatable {
    /// A URL leads to a path below the base path at which no file exists.
    case nothing(path: String)
    /// A URL leads to a path that is not below the base path.
    case outside
    /// A URL leads to a fragment that a file, given by number, does not have.
    case fragment(file: Int)
    /// Several elements have the same id.
    case duplicateID(Int)
  }

  /// The kind of problem.
  let kind: Kind
  /// The URL or id as written.
  let written: String
  /// The number of the file that contains it.
  let file: Int

  /// Identifies problems that are reported together.
  struct Group: Hashable {
    let isID: Bool
    let written: String
  }

  /// The group of this problem.
  var group: Group {
    if case .duplicateID = kind {
      Group(isID: true, written: written)
    } else {
      Group(isID: false, written: written)
    }
  }
}

extension OutputScan {
  /// Returns the problems in a file. Repeated occurrences are listed once.
  func problems(in bytes: [UInt8], file: Int, book: AddressBook) -> [OutputProblem] {
    var problems: [OutputProblem] = []
    var seen: Set<String> = []
    var ids: [(text: [UInt8], written: String)] = []
    func add(_ kind: OutputProblem.Kind, _ address: UnsafeBufferPointer<UInt8>) {
      let written = String(decoding: address, as: UTF8.self)
      guard seen.insert(written).inserted else { return }
      problems.append(OutputProblem(kind: kind, written: written, file: file))
    }
    OutputMarkup.visit(bytes, file, book) { item in
      switch item {
      case .id(let text):
        if let decoded = decodedReferences(text), !decoded.isEmpty {
          ids.append((decoded, String(decoding: text, as: UTF8.self)))
        }
      case .address(let text, .nothing(let path)):
        add(.nothing(path: String(decoding: path, as: UTF8.self)), text)
      case .address(let text, .outside): add(.outside, text)
      case .address(let text, .file(let target, let fragment?)):
        if !has(fragment, in: target) { add(.fragment(file: target), text) }
      case .name, .address: break
      }
    }
    let duplicates = Dictionary(grouping: ids, by: \.text).filter { $1.count > 1 }
    return problems
      + duplicates.values.map {
        OutputProblem(kind: .duplicateID($0.count), written: $0[0].written, file: file)
      }
      .sorted { $0.written < $1.written }
  }
}
