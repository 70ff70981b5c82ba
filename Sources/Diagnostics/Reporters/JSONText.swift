internal import Foundation

/// Encodes a value as JSON with sorted keys, so that equal reports are equal bytes.
func jsonText(_ value: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  // Reports hold only strings and integers, which always have a JSON encoding.
  guard let data = try? encoder.encode(value) else {
    preconditionFailure("a report cannot be encoded as JSON")
  }
  return String(decoding: data, as: UTF8.self) + "\n"
}
