internal import CYaml

/// The events of libyaml in order. Working on events avoids composing, hashing or expanding nodes
/// before they are checked.
struct YAMLStream {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let offsets: YAMLOffsets

  /// A parse error, in the words of libyaml.
  struct Failure: Error {
    let problem: String
    let offset: Int
    /// The construct that libyaml was reading, and its offset.
    var context: (text: String, offset: Int)?
  }

  /// Calls `body` with the events of the bytes in the range of `offsets`.
  static func read<Result>(_ offsets: YAMLOffsets, _ body: (YAMLStream) -> Result) -> Result {
    var parser = yaml_parser_t()
    yaml_parser_initialize(&parser)
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    return offsets.bytes[offsets.range].withUnsafeBufferPointer { bytes in
      withUnsafeMutablePointer(to: &parser) { pointer in
        yaml_parser_set_input_string(pointer, bytes.baseAddress, bytes.count)
        return body(YAMLStream(parser: pointer, offsets: offsets))
      }
    }
  }

  /// Returns the next event. There is none after ``YAMLEvent/Kind/streamEnd``.
  func next() throws(Failure) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(event, offsets)
  }

  private var failure: Failure {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "it cannot be read"
    if state.error == YAML_READER_ERROR {
      return Failure(problem: problem, offset: offsets.range.lowerBound + state.problem_offset)
    }
    let context = state.context.map {
      (String(cString: $0), offsets.offset(ofCharacter: state.context_mark.index))
    }
    return Failure(
      problem: problem, offset: offsets.offset(ofCharacter: state.problem_mark.index),
      context: context)
  }
}
