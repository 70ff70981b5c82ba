internal import Foundation

extension ChangeReport {
  /// The report as JSON with sorted keys, one value a line, and a line break at the end.
  package var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("a comparison cannot be encoded as JSON")
    }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  /// Reads a recorded report.
  ///
  /// - Throws: A description of what is wrong.
  package init(json: [UInt8]) throws(RecordError) {
    let report: ChangeReport
    do {
      report = try JSONDecoder().decode(ChangeReport.self, from: Data(json))
    } catch let DecodingError.keyNotFound(key, _) {
      throw RecordError("it lacks the key `\(key.stringValue)`")
    } catch let DecodingError.typeMismatch(_, context), let DecodingError.valueNotFound(_, context)
    {
      throw RecordError(
        context.codingPath.isEmpty
          ? "it is no object" : "the value of `\(context.path)` has the wrong type")
    } catch let DecodingError.dataCorrupted(context) where !context.codingPath.isEmpty {
      throw RecordError("the value of `\(context.path)` is unknown")
    } catch {
      throw RecordError("it is not JSON")
    }
    guard report.format == 1 else {
      throw RecordError("it has format \(report.format), and this version of Demarc reads format 1")
    }
    self = report
  }

  /// What is wrong with a recorded report.
  package struct RecordError: Error, Sendable, CustomStringConvertible {
    /// The problem in words, without a full stop.
    package let description: String

    init(_ description: String) { self.description = description }
  }
}

extension DecodingError.Context {
  /// The keys that lead to the value, joined by dots.
  fileprivate var path: String { codingPath.map(\.stringValue).joined(separator: ".") }
}
