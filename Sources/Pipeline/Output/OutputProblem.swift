/// A mistake on a page of the site, as a person sees it.
struct OutputProblem: Sendable {
  /// What is wrong.
  enum Kind: Sendable, Equatable {
    /// An address leads to a path of the site where there is nothing.
    case nothing(path: String)
    /// An address leads to a path that is not the site's.
    case outside
    /// An address leads to an anchor that a page, by number, does not have.
    case fragment(file: Int)
    /// Several things have one id.
    case twins(Int)
  }

  /// What is wrong.
  let kind: Kind
  /// The address or id as it is written.
  let written: String
  /// The file it is in, by number.
  let file: Int

  /// What all mistakes that are one have in common.
  struct Group: Hashable {
    let isID: Bool
    let written: String
  }

  /// The group it belongs to.
  var group: Group {
    if case .twins = kind {
      Group(isID: true, written: written)
    } else {
      Group(isID: false, written: written)
    }
  }
}

extension OutputFacts {
  /// The mistakes in a file, each once.
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
        if let meant = decodedReferences(text), !meant.isEmpty {
          ids.append((meant, String(decoding: text, as: UTF8.self)))
        }
      case .address(let text, .nothing(let path)):
        add(.nothing(path: String(decoding: path, as: UTF8.self)), text)
      case .address(let text, .outside): add(.outside, text)
      case .address(let text, .file(let target, let fragment?)):
        if !has(fragment, in: target) { add(.fragment(file: target), text) }
      case .name, .address: break
      }
    }
    let twins = Dictionary(grouping: ids, by: \.text).filter { $1.count > 1 }
    return problems
      + twins.values.map {
        OutputProblem(kind: .twins($0.count), written: $0[0].written, file: file)
      }
      .sorted { $0.written < $1.written }
  }
}
