internal import Markdown

/// A JSON value (RFC 8259). The members of an object keep their order.
enum JSONValue: Sendable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([JSONValue])
  /// An object. Members without a value are omitted.
  case object([(String, JSONValue?)])

  /// Creates an optional string.
  static func text(_ text: String?) -> JSONValue? { text.map { .text($0) } }

  /// Creates a string from HTML.
  static func html(_ bytes: [UInt8]) -> JSONValue { .text(String(decoding: bytes, as: UTF8.self)) }

  /// Creates a list, or nil if it is empty.
  static func some(_ items: [JSONValue]) -> JSONValue? { items.isEmpty ? nil : .list(items) }

  /// Appends the value as JSON on one line.
  func write(to output: inout [UInt8]) {
    switch self {
    case .text(let text): Self.write(text, to: &output)
    case .number(let number):
      output.append(Int(exactly: number).map { "\($0)" } ?? "\(number)")
    case .flag(let flag): output.append(flag ? "true" : "false")
    case .list(let items):
      output.append("[")
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(",") }
        item.write(to: &output)
      }
      output.append("]")
    case .object(let pairs):
      output.append("{")
      var isFirst = true
      for case (let name, let value?) in pairs {
        if !isFirst { output.append(",") }
        isFirst = false
        Self.write(name, to: &output)
        output.append(":")
        value.write(to: &output)
      }
      output.append("}")
    }
  }

  private static func write(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        output.append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
