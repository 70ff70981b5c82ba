/// Writes JSON as bytes. It writes what it is given, in order; the caller opens and closes objects and
/// arrays in pairs.
///
/// The form is compact. ``newLine()`` breaks a line between two items, so that a large file can be read
/// and compared line by line.
package struct JSONWriter: Sendable {
  /// The bytes so far.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false
  private let isInMarkup: Bool

  /// Creates an empty document.
  ///
  /// - Parameter isInMarkup: Whether texts must not end a `script` element.
  package init(isInMarkup: Bool = false) { self.isInMarkup = isInMarkup }

  /// Creates a part of a document that continues after an item.
  package init(continuing: Bool) {
    needsComma = continuing
    isInMarkup = false
  }

  /// Opens an object.
  package mutating func beginObject() { begin("{") }

  /// Closes an object.
  package mutating func endObject() { end("}") }

  /// Opens an array.
  package mutating func beginArray() { begin("[") }

  /// Closes an array.
  package mutating func endArray() { end("]") }

  /// Writes the key of the next value.
  package mutating func key(_ key: String) {
    separate()
    append(quoted: key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Breaks the line before the next item.
  package mutating func newLine() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Breaks the line before the end of an object or array.
  package mutating func newLineAtEnd() { bytes.append(UInt8(ascii: "\n")) }

  /// Writes a text.
  package mutating func value(_ text: String) {
    separate()
    append(quoted: text)
    needsComma = true
  }

  /// Writes a whole number.
  package mutating func value(_ number: Int) { literal(String(number)) }

  /// Writes a number. JSON has no infinity, so that is `null`.
  package mutating func value(_ number: Double) {
    if let whole = Int(exactly: number) {
      literal(String(whole))
    } else {
      literal(number.isFinite ? "\(number)" : "null")
    }
  }

  /// Writes `true` or `false`.
  package mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }

  /// Writes `null`.
  package mutating func null() { literal("null") }

  /// Writes a list of texts.
  package mutating func value(_ texts: [String]) { array(texts) { $0.value($1) } }

  /// Writes an array with an item for each element.
  package mutating func array<Element>(
    _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }

  /// Writes a value.
  package mutating func value(_ json: JSONValue) {
    switch json {
    case .null: null()
    case .bool(let flag): value(flag)
    case .integer(let number): value(number)
    case .number(let number): value(number)
    case .string(let text): value(text)
    case .array(let items): array(items) { $0.value($1) }
    case .object(let members):
      beginObject()
      for member in members {
        key(member.key)
        value(member.value)
      }
      endObject()
    }
  }

  /// Writes a member, unless its value is nil.
  package mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    value(text)
  }

  /// Writes a member, unless its value is nil.
  package mutating func member(_ name: String, _ number: Double?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  /// Writes a member.
  package mutating func member(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  /// Writes a member if it is true.
  package mutating func member(_ name: String, ifTrue flag: Bool) {
    guard flag else { return }
    key(name)
    value(true)
  }

  /// Writes a member, unless the list is empty.
  package mutating func member(_ name: String, _ texts: [String]) {
    if texts.isEmpty { return }
    key(name)
    value(texts)
  }

  /// Writes a member whose value is an object.
  package mutating func object(_ name: String, _ write: (inout JSONWriter) -> Void) {
    key(name)
    object(write)
  }

  /// Writes an object.
  package mutating func object(_ write: (inout JSONWriter) -> Void) {
    beginObject()
    write(&self)
    endObject()
  }

  /// Writes a member whose value is an array with an item for each element, unless there are none.
  package mutating func array<Element>(
    _ name: String, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    if elements.isEmpty { return }
    key(name)
    array(elements, write)
  }

  private mutating func begin(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func end(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func append(quoted text: String) {
    bytes.append(jsonString: text, isInMarkup: isInMarkup)
  }
}
