internal import ContentFormat

/// The colour of a level: one of the palette, or one of the schema's own.
package enum LevelColor: Sendable, Hashable {
  /// The name of a colour in ``LevelPalette``.
  case named(String)
  /// A colour for both schemes.
  case own(RGB)

  /// Reads a value that the schema of a matrix allows.
  init(_ text: String) { self = RGB(text).map { .own($0) } ?? .named(text) }

  /// The colour as schemas and data files have it: `amber`, `#1a2b3c`.
  package var text: String {
    switch self {
    case .named(let name): name
    case .own(let color): color.text
    }
  }

  /// The end of the names of its classes: `amber`, `hex-1a2b3c`.
  package var className: String {
    switch self {
    case .named(let name): name
    case .own(let color): "hex-\(color.text.dropFirst())"
    }
  }

  /// True for a colour of the schema's own.
  package var isOwn: Bool { if case .own = self { true } else { false } }

  /// The fill in one of the schemes.
  package func fill(isLight: Bool) -> RGB? {
    switch self {
    case .named(let name):
      LevelPalette.colors.first { $0.name == name }.flatMap { RGB(isLight ? $0.light : $0.dark) }
    case .own(let color): color
    }
  }
}

/// A colour of the sRGB space.
package struct RGB: Sendable, Hashable {
  /// The channels, from 0 to 255.
  package let red: UInt8, green: UInt8, blue: UInt8

  /// Creates a colour from its channels.
  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#rrggbb`. Returns nil for any other text.
  package init?(_ text: String) {
    guard LevelPalette.isHex(text), let value = UInt32(text.dropFirst(), radix: 16) else {
      return nil
    }
    red = UInt8(value >> 16)
    green = UInt8(value >> 8 & 0xFF)
    blue = UInt8(value & 0xFF)
  }

  /// The colour as `#rrggbb` in lower case.
  package var text: String {
    let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The contrast with another colour as WCAG 2.2 defines it, from 1 to 21.
  package func contrast(with other: RGB) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The colour of text on this fill: nearly black or white. Between them is a narrow range of
  /// fills on which only black has a contrast of 4.5.
  package var textColor: String {
    let choices = ["#111111", "#ffffff", "#000000"]
    return choices.first { RGB($0).map { contrast(with: $0) >= 4.5 } ?? false } ?? "#000000"
  }

  /// The relative luminance of WCAG 2.2.
  private var luminance: Double {
    let linear = linear
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// The channels without gamma, from 0 to 1.
  var linear: [Double] { [red, green, blue].map { Self.linearChannels[Int($0)] } }

  private static let linearChannels: [Double] = (0...255).map { value in
    let channel = Double(value) / 255
    return channel <= 0.04045 ? channel / 12.92 : ColorVision.power24((channel + 0.055) / 1.055)
  }
}
