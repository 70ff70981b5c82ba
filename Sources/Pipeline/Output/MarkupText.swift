internal import Bytes

/// Returns an attribute value with its character references decoded, or nil if it contains a named
/// reference that is not in ``namedReferences``. The meaning of such a value is unknown.
func decodedReferences(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
  var output: [UInt8] = []
  output.reserveCapacity(text.count)
  var index = 0
  while index < text.count {
    guard text[index] == UInt8(ascii: "&") else {
      output.append(text[index])
      index += 1
      continue
    }
    var end = index + 1
    while end < text.count, end - index < 34,
      text[end].isASCIIAlphanumeric
        || (text[end] == UInt8(ascii: "#") && end == index + 1)
    {
      end += 1
    }
    let name = String(decoding: text[(index + 1)..<end], as: UTF8.self)
    let isClosed = end < text.count && text[end] == UInt8(ascii: ";")
    if let scalar = numericReference(name) ?? (isClosed ? namedReferences[name] : nil) {
      output.append(contentsOf: String(Character(scalar)).utf8)
      index = isClosed ? end + 1 : end
    } else if isClosed && !name.isEmpty {
      return nil
    } else {
      output.append(text[index])
      index += 1
    }
  }
  return output
}

private let namedReferences: [String: Unicode.Scalar] = [
  "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"", "QUOT": "\"",
  "apos": "'", "nbsp": "\u{A0}", "num": "#", "sol": "/", "colon": ":", "quest": "?", "period": ".",
  "equals": "=", "lowbar": "_", "percnt": "%", "Tab": "\t", "NewLine": "\n",
]

private func numericReference(_ name: String) -> Unicode.Scalar? {
  guard name.hasPrefix("#") else { return nil }
  let digits = name.dropFirst()
  let isHex = digits.first == "x" || digits.first == "X"
  let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
  guard let number else { return nil }
  return number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}"
}
