internal import Foundation

/// JSON with its keys in order, so that the same findings are the same bytes.
func jsonText(_ value: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  // What reporters encode are texts and whole numbers: nothing that has no JSON.
  guard let data = try? encoder.encode(value) else { preconditionFailure("no JSON for a report") }
  return String(decoding: data, as: UTF8.self) + "\n"
}
