/// A JSON document whose objects keep the order of their keys.
package indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A member of an object.
  package struct Member: Sendable, Equatable {
    package let key: String
    package let value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      (self.key, self.value) = (key, value)
    }
  }

  /// The document with indented lines and a line break at the end.
  package var text: String {
    var output: [UInt8] = []
    write(to: &output, indent: 0)
    output.append(0x0A)
    return String(decoding: output, as: UTF8.self)
  }

  private func write(to output: inout [UInt8], indent: Int) {
    switch self {
    case .null: output += "null".utf8
    case .bool(let flag): output += (flag ? "true" : "false").utf8
    case .integer(let number): output += String(number).utf8
    // JSON has no infinity.
    case .number(let number): output += (number.isFinite ? "\(number)" : "null").utf8
    case .string(let text): output.append(jsonString: text)
    case .array(let items):
      Self.write(items, in: "[]", to: &output, indent: indent) { item, output in
        item.write(to: &output, indent: indent + 2)
      }
    case .object(let members):
      Self.write(members, in: "{}", to: &output, indent: indent) { member, output in
        output.append(jsonString: member.key)
        output += ": ".utf8
        member.value.write(to: &output, indent: indent + 2)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], in brackets: String, to output: inout [UInt8], indent: Int,
    _ write: (Item, inout [UInt8]) -> Void
  ) {
    output += brackets.utf8.prefix(1)
    for (index, item) in items.enumerated() {
      output += (index == 0 ? "\n" : ",\n").utf8
      output += repeatElement(0x20, count: indent + 2)
      write(item, &output)
    }
    if !items.isEmpty {
      output.append(0x0A)
      output += repeatElement(0x20, count: indent)
    }
    output += brackets.utf8.suffix(1)
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .string(text) }
  package init(booleanLiteral flag: Bool) { self = .bool(flag) }
  package init(integerLiteral number: Int) { self = .integer(number) }
  package init(arrayLiteral items: JSONValue...) { self = .array(items) }
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0, $1) })
  }
}
