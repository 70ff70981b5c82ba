internal import ContentFormat
internal import ContentModel

/// The ids, names and URLs in a file of the site.
enum OutputMarkup {
  /// An id, a name or a URL on a page, with its text as written.
  enum Item {
    case id(UnsafeBufferPointer<UInt8>)
    case name(UnsafeBufferPointer<UInt8>)
    case address(UnsafeBufferPointer<UInt8>, AddressBook.Destination)
  }

  /// Calls `show` with each item in a file, in order.
  static func visit(_ bytes: [UInt8], _ file: Int, _ book: AddressBook, _ show: (Item) -> Void) {
    var page = AddressBook.Page(file: file)
    bytes.withUnsafeBufferPointer { text in
      MarkupScanner.scan(text, isXML: book.files[file].format == .svg) { role, range in
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
