/// The size of a picture, which a page states so that nothing moves when the picture is there.
struct PictureSize: Equatable {
  let width: Double
  let height: Double

  /// Returns the width for a height, in whole pixels and at most four times the height.
  func width(forHeight wanted: Int) -> Int {
    max(1, min(4 * wanted, Int((Double(wanted) * width / height).rounded())))
  }

  private init?(_ width: Double?, _ height: Double?) {
    guard let width, let height, width > 0, height > 0, width.isFinite, height.isFinite,
      width < 1e6, height < 1e6
    else { return nil }
    self.width = width
    self.height = height
  }

  /// Reads the header of a PNG file (RFC 2083, 11.2.2). Nil for any other file.
  init?(png bytes: [UInt8]) {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    else { return nil }
    func number(_ start: Int) -> Double {
      Double(bytes[start..<(start + 4)].reduce(0) { $0 << 8 | UInt32($1) })
    }
    self.init(number(16), number(20))
  }

  /// Reads `viewBox`, or else `width` and `height`, of the first element of a drawing. Nil without them.
  init?(svg bytes: [UInt8]) {
    guard let start = bytes.firstRange(of: Array("<svg".utf8))?.upperBound,
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let tag = String(decoding: bytes[start..<end], as: UTF8.self)
    func attribute(_ name: String) -> Substring? {
      guard let range = tag.firstRange(of: " \(name)=") ?? tag.firstRange(of: "\n\(name)=") else {
        return nil
      }
      let value = tag[range.upperBound...]
      guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
      return value.dropFirst().prefix { $0 != quote }
    }
    if let box = attribute("viewBox") {
      let numbers = box.split { $0 == " " || $0 == "," }.compactMap { Double($0) }
      if numbers.count == 4 {
        self.init(numbers[2], numbers[3])
        return
      }
    }
    func length(_ name: String) -> Double? {
      attribute(name).flatMap { Double($0.hasSuffix("px") ? $0.dropLast(2) : $0) }
    }
    self.init(length("width"), length("height"))
  }
}
