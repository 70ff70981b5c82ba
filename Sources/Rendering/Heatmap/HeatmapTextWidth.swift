extension Heatmap {
  /// Upper bounds for the width of text, computed without a font.
  ///
  /// The font of the reader is unknown when the image is drawn. Each character therefore counts
  /// with the widest advance among the common sans-serif families. For ASCII, this is the greater
  /// of DejaVu Sans and Verdana. For other characters, it is an upper bound of the Unicode block,
  /// measured in DejaVu Sans Bold. Lengths are in thousandths of an em.
  enum TextWidth {
    /// Returns the width in pixels, rounded up.
    static func pixels(_ text: some StringProtocol, _ font: Font) -> Int {
      (ems(text, isBold: font.isBold) * font.size + 999) / 1000
    }

    /// Returns the sum of the advances.
    static func ems(_ text: some StringProtocol, isBold: Bool) -> Int {
      text.unicodeScalars.reduce(0) { $0 + ems($1, isBold: isBold) }
    }

    /// Returns the advance of one scalar. Sequences that some fonts combine, such as an emoji with
    /// a skin tone, count as separate scalars.
    static func ems(_ scalar: Unicode.Scalar, isBold: Bool) -> Int {
      if scalar.value < 0x80 {
        guard scalar.value >= 0x20, scalar.value < 0x7F else { return 0 }
        return Int((isBold ? bold : regular)[Int(scalar.value) - 0x20])
      }
      if let width = exceptions[scalar.value] { return width }
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format, .control: return 0
      default: break
      }
      let block = blocks.first { scalar.value <= $0.last } ?? blocks[blocks.count - 1]
      return scalar.properties.isUppercase ? block.upper : block.other
    }

    /// Advances of U+0020 to U+007E in regular weight.
    private static let regular: [UInt16] = [
      352, 401, 460, 838, 637, 1076, 780, 275, 454, 454, 636, 838, 364, 454, 364, 454,
      637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 454, 454, 838, 838, 838, 545,
      1000, 685, 687, 699, 771, 632, 576, 775, 752, 421, 455, 693, 558, 863, 749, 788,
      604, 788, 695, 684, 616, 732, 685, 989, 686, 615, 686, 454, 454, 454, 838, 636,
      636, 613, 635, 550, 635, 616, 353, 635, 634, 278, 344, 592, 278, 975, 634, 612,
      635, 635, 427, 521, 394, 634, 592, 818, 592, 592, 525, 637, 454, 637, 838,
    ]

    /// Advances of U+0020 to U+007E in bold.
    private static let bold: [UInt16] = [
      349, 457, 587, 867, 711, 1272, 873, 332, 543, 543, 711, 867, 380, 480, 380, 689,
      711, 711, 711, 711, 711, 711, 711, 711, 711, 711, 402, 402, 867, 867, 867, 617,
      1000, 776, 763, 734, 831, 684, 684, 821, 837, 546, 555, 775, 638, 996, 847, 851,
      733, 851, 782, 721, 683, 813, 774, 1128, 771, 737, 726, 543, 689, 543, 867, 711,
      711, 675, 716, 593, 716, 679, 436, 716, 712, 343, 403, 671, 343, 1058, 712, 688,
      716, 716, 497, 596, 479, 712, 652, 979, 669, 652, 597, 712, 543, 712, 867,
    ]

    /// Characters whose advance differs widely from the bound of their block.
    private static let exceptions: [UInt32: Int] = {
      var widths: [UInt32: Int] = [
        0x00A0: 360, 0x00AD: 480, 0x2010: 480, 0x2011: 480, 0x2013: 720, 0x2030: 1800,
        0x2031: 1900, 0x2605: 1060, 0x2E3A: 2000, 0x2E3B: 3000, 0xFDFD: 12000,
      ]
      for scalar in "ŒŴœÆæŉ".unicodeScalars { widths[scalar.value] = 1200 }
      for scalar in "Ħŵď".unicodeScalars { widths[scalar.value] = 980 }
      for scalar in "ДЖМФЦШЩЪЫЮЉЊ".unicodeScalars { widths[scalar.value] = 1340 }
      for scalar in "джмфцшщъыюљњ".unicodeScalars { widths[scalar.value] = 1120 }
      for scalar in "ﷺﷻﷲ".unicodeScalars { widths[scalar.value] = 4000 }
      for value in UInt32(0x2018)...0x201F { widths[value] = 670 }
      for value in UInt32(0x0633)...0x0636 { widths[value] = 1400 }
      for value in UInt32(0x01C4)...0x01CC { widths[value] = 1600 }
      for value in UInt32(0x01F1)...0x01F3 { widths[value] = 1600 }
      return widths
    }()

    /// The last scalar of each range, with the bounds for capitals and for other characters.
    private static let blocks: [(last: UInt32, upper: Int, other: Int)] = [
      (0x00BF, 1200, 1200),  // Latin-1 symbols
      (0x017F, 880, 850),  // Latin Extended-A
      (0x024F, 1300, 1300),
      (0x036F, 1250, 1250),
      (0x03FF, 1100, 900),  // Greek
      (0x045F, 900, 770),  // Cyrillic
      (0x052F, 1450, 1200),
      (0x058F, 1000, 1000),  // Armenian
      (0x05FF, 900, 900),  // Hebrew
      (0x08FF, 1170, 1170),  // Arabic and its neighbours
      (0x0B7F, 1250, 1250),  // Indic scripts
      (0x0DFF, 1650, 1650),
      (0x0E7F, 1050, 1050),  // Thai
      (0x109F, 1700, 1700),
      (0x11FF, 1100, 1100),  // Georgian, Hangul Jamo
      (0x1CFF, 1700, 1700),
      (0x1E9F, 1150, 1150),
      (0x1EFF, 960, 760),  // Vietnamese
      (0x1FFF, 1300, 1300),
      (0x206F, 1060, 1060),  // punctuation
      (0x2BFF, 1700, 1700),  // symbols, arrows, mathematics
      (0x2E7F, 1250, 1250),
      (0x9FFF, 1060, 1060),  // Chinese, Japanese
      (0xABFF, 1500, 1500),
      (0xFAFF, 1060, 1060),  // Korean
      (0xFEFF, 1720, 1720),  // presentation forms
      (0xFFEF, 1060, 1060),  // full width
      (0x11FFF, 1700, 1700),
      (0x1254F, 12000, 12000),  // cuneiform, whose signs may be several ems wide
      (0x1CFFF, 2000, 2000),
      (0x1FFFF, 1650, 1650),  // mathematical alphanumerics, emoji
      (0x3FFFF, 1060, 1060),  // rare Chinese
      (0x10FFFF, 1700, 1700),
    ]
  }
}
