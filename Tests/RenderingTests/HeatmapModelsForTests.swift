@testable import Rendering

/// Models for the tests of the heatmap.
enum HeatmapModels {
  static let levels: [HeatmapModel.Level] = [
    .init(id: "provider", label: "Provider", letter: "P", color: "blue", applicable: true),
    .init(id: "shared", label: "Shared", letter: "S", color: "amber", applicable: true),
    .init(id: "customer", label: "Customer", letter: "C", color: "rust", applicable: true),
    .init(id: "na", label: "N/A", letter: "–", color: "none", applicable: false),
  ]

  /// Two rows in two groups, three columns, every level, a mark and a missing cell.
  static func small(links: Bool) -> HeatmapModel {
    func cell(_ level: Int, _ title: String, marked: Bool = false) -> HeatmapModel.Cell {
      .init(
        levels: [level], marks: marked ? [0] : [], href: links ? "../models/saas/#cell" : nil,
        title: title)
    }
    func header(_ label: String) -> HeatmapModel.Header {
      .init(label: label, href: links ? "../x/" : nil)
    }
    return HeatmapModel(
      id: "small", title: "Who does what", summary: "2 domains by 3 models: 2 shared.",
      corner: "Security domain",
      columns: [header("SaaS AI"), header("On-Premises"), header("Agentic AI & agents")],
      rows: [header("Model Security"), header("Agent Governance")],
      groups: [.init(label: "Traditional", rowCount: 1), .init(label: "AI-specific", rowCount: 1)],
      levels: levels, marks: [.init(sign: "★", label: "★ Critical focus")],
      cells: [
        [cell(0, "Model Security × SaaS AI: Provider"), cell(1, "Shared <both>"), nil],
        [cell(3, "N/A"), cell(1, "Shared"), cell(2, "Customer, critical focus", marked: true)],
      ])
  }

  static let oddLabels = [
    "日本語のとても長いセキュリティ領域の名前", "Безопасность инфраструктуры и журналирование событий",
    "أمن سلسلة التوريد والاستجابة للحوادث", "👩‍👩‍👧‍👦🏳️‍🌈 Emoji", "i", "", "   ",
    "Retrieval-augmented generation pipelines operated by third parties on behalf of customers",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "<b>&\"'</b>]]>\u{0}\u{1B}\u{85}\u{FFFE}", "WWWWWWWWWWWWWWWW", "การรักษาความปลอดภัย", "𒐫𒐫 ﷽",
    "snake_case_identifier_without_any_break", "Detect/Respond–Recover",
  ]

  /// A model of any size with labels that are hard to lay out. It depends only on the seed.
  static func odd(rows: Int, columns: Int, seed: UInt64) -> HeatmapModel {
    var random = SeededRandom(state: seed)
    let colors = Heatmap.Palette.words + ["no-such-colour"]
    let levels = colors.enumerated().map { index, color in
      HeatmapModel.Level(
        id: color, label: oddLabels[(index + Int(seed)) % oddLabels.count],
        letter: ["P", "WW", "", "–", "漢", "Provider"][index % 6], color: color,
        applicable: index % 3 != 2)
    }
    func header() -> HeatmapModel.Header {
      .init(label: oddLabels[random.below(oddLabels.count)], href: nil)
    }
    func cell() -> HeatmapModel.Cell? {
      guard random.below(9) > 0 else { return nil }
      return .init(
        levels: [random.below(levels.count + 1)], marks: (0..<random.below(4)).map { $0 },
        href: nil,
        title: oddLabels[random.below(oddLabels.count)])
    }
    return HeatmapModel(
      id: "odd \(seed)\"><", title: oddLabels[9], summary: oddLabels[9],
      corner: oddLabels[random.below(oddLabels.count)],
      columns: (0..<columns).map { _ in header() }, rows: (0..<rows).map { _ in header() },
      groups: [
        .init(label: nil, rowCount: rows / 3), .init(label: "Empty", rowCount: 0),
        .init(label: oddLabels[random.below(oddLabels.count)], rowCount: rows / 3),
        .init(label: "Negative", rowCount: -1),
      ],
      levels: levels, marks: oddLabels.prefix(random.below(4)).map { .init(sign: $0, label: $0) },
      cells: (0..<rows).map { _ in (0..<columns).map { _ in cell() } })
  }

  static let sizes = [(0, 0), (0, 3), (3, 0), (1, 1), (2, 3), (16, 8), (7, 21), (60, 40)]
}

/// The SplitMix64 generator. It returns the same numbers for the same seed on every machine.
struct SeededRandom {
  var state: UInt64

  /// Returns a number in `0..<bound`.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}
