/// Scans the files of the site that contain markup.
enum OutputMarkup {
  /// An id, a name or a URL on a page, with its text as written.
  enum Item {
    case id(UnsafeBufferPointer<UInt8>)
    case name(UnsafeBufferPointer<UInt8>)
    case address(UnsafeBufferPointer<UInt8>, AddressBook.Destination)
  }

  /// True for the path of a page or an SVG file.
  static func isMarkup(_ path: String) -> Bool {
    let path = path.lowercased()
    return [".html", ".htm", ".xhtml", ".svg"].contains { path.hasSuffix($0) }
  }

  /// True for the path of a file with XML syntax.
  static func isXML(_ path: String) -> Bool { path.lowercased().hasSuffix(".svg") }

  /// Calls `show` with each id, name and URL in a file, in order.
  static func visit(_ bytes: [UInt8], _ file: Int, _ book: AddressBook, _ show: (Item) -> Void) {
    var page = AddressBook.Page(file: file)
    bytes.withUnsafeBufferPointer { text in
      MarkupScanner.scan(text, isXML: isXML(book.paths[file])) { role, range in
        let value = text.slice(range)
        switch role {
        case .id: show(.id(value))
        case .name: show(.name(value))
        case .address: show(.address(value, book.destination(of: value, on: page)))
        case .base: page.base = book.base(value, on: page)
        }
      }
    }
  }
}
