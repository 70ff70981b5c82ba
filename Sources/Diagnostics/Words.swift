extension Sequence<String> {
  /// Names as a sentence lists them: `a`, `a and b`, `a, b and c`.
  public func listed(_ conjunction: String = "and") -> String {
    let words = Array(self)
    guard words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + words[words.count - 1]
  }
}

extension String {
  /// The text in backticks, as messages quote what an author wrote; long text is cut.
  public var quoted: String {
    let flat = split(whereSeparator: \.isNewline).joined(separator: " ")
    return flat.count > 60 ? "`\(flat.prefix(57))…`" : "`\(flat)`"
  }
}

/// `1 error`, `2 errors`.
public func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? singular : plural ?? singular + "s")"
}
