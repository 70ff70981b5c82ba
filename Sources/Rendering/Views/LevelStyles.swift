internal import ContentModel

/// The style sheet for levels whose colour a schema writes as `#rrggbb`. The classes of the palette
/// are in the theme.
enum LevelStyles {
  /// Returns the style sheet of the colours.
  static func css(_ colors: [RGB]) -> [UInt8] {
    var css = "/* The colours of levels that the schemas of this site declare. */\n"
    for color in colors {
      let name = LevelColor.own(color).className
      css += ".level-\(name) { --fill: \(color.text); --on: \(color.textColor); }\n"
      css += drawingRule(color) + "\n"
    }
    return Array(css.utf8)
  }

  /// Returns the rules of a colour in a drawing.
  static func drawingRule(_ color: RGB) -> String {
    let name = LevelColor.own(color).className
    return ".hm-bg-\(name){fill:\(color.text)}.hm-fg-\(name){fill:\(color.textColor)}"
  }
}
