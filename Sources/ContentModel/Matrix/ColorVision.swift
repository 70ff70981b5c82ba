/// Distances between colours as people with different vision see them.
///
/// A distance is that of OKLab (Björn Ottosson, 2020), times 100. Two colours with a distance of 2
/// can just be told apart next to each other. The simulations are those of Machado, Oliveira and
/// Fernandes (2009) for complete dichromacy.
package enum ColorVision: Sendable, CaseIterable {
  /// Typical colour vision.
  case typical
  /// Without the cones for long waves.
  case protanopia
  /// Without the cones for medium waves.
  case deuteranopia
  /// Without the cones for short waves.
  case tritanopia

  /// Returns the smallest distance of two colours in any vision.
  package static func distance(_ a: RGB, _ b: RGB) -> Double {
    allCases.map { vision in
      let (a, b) = (vision.lab(a), vision.lab(b))
      return 100 * zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }.min() ?? 0
  }

  /// The lightness and the two opponent axes of a colour in this vision.
  private func lab(_ color: RGB) -> [Double] {
    let seen = Self.product(matrix, color.linear).map { min(1, max(0, $0)) }
    return Self.product(Self.labOfCones, Self.product(Self.conesOfRGB, seen).map(Self.cubeRoot))
  }

  /// The linear channels that look the same with typical vision.
  private var matrix: [[Double]] {
    switch self {
    case .typical: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  private static let conesOfRGB: [[Double]] = [
    [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ]

  private static let labOfCones: [[Double]] = [
    [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
  ]

  private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).map { $0 * $1 }.reduce(0, +) }
  }

  private static func cubeRoot(_ value: Double) -> Double { root(value, 3) }

  /// Returns x to the power of 2.4, as x² · ⁵√x².
  static func power24(_ value: Double) -> Double { value * value * root(value * value, 5) }

  /// Returns a root with Newton's method, which needs no library of mathematics.
  private static func root(_ value: Double, _ degree: Int) -> Double {
    guard value > 0 else { return 0 }
    var root = 1.0
    for _ in 0..<60 {
      let power = (1..<degree).reduce(1.0) { product, _ in product * root }
      root -= (power * root - value) / (Double(degree) * power)
    }
    return root
  }
}
