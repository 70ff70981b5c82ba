internal import Markdown

/// A piece of JSON (RFC 8259); the names of an object keep their order.
enum JSONValue: Sendable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([JSONValue])
  /// Names without a value are left out.
  case object([(String, JSONValue?)])

  /// Optional text.
  static func text(_ text: String?) -> JSONValue? { text.map { .text($0) } }

  /// HTML of a page.
  static func html(_ bytes: [UInt8]) -> JSONValue { .text(String(decoding: bytes, as: UTF8.self)) }

  /// A list; nothing where it is empty.
  static func some(_ items: [JSONValue]) -> JSONValue? { items.isEmpty ? nil : .list(items) }

  /// Appends the text, on one line.
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
