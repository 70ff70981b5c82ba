/// Draws a heatmap as SVG.
///
/// The drawing accompanies the HTML table. It shows the same cells at a glance and conveys nothing
/// by colour alone: each cell has a letter, a cell without a duty is hatched, and a marked cell has
/// the symbols of its marks and a thick border.
package struct Heatmap {
  /// How the drawing is embedded.
  package enum Form: Sendable, Hashable, CaseIterable {
    /// A separate file for `<img>` and `<picture>`, with colours for light and dark pages.
    case standalone
    /// A part of an HTML page, whose style sheet colours the `hm-` classes.
    case inline
  }

  /// Returns the width of the drawing, in pixels.
  package static func width(_ model: HeatmapModel) -> Int { Layout(model).width }

  /// Returns the drawing as UTF-8 that ends in a line feed. Equal models produce equal bytes.
  ///
  /// Font sizes and positions are attributes, because the layout depends on them. A style sheet may
  /// set colours and the font family, but never the size or weight. Text of the model is escaped,
  /// and links with schemes other than `http`, `https` and `mailto` are omitted.
  ///
  /// A drawing with links has the role `group`, because assistive technology ignores the contents
  /// of an `img`. A drawing without links has the role `img`.
  package static func svg(_ model: HeatmapModel, form: Form) -> [UInt8] {
    var drawing = Drawing(model: model, layout: Layout(model), form: form)
    drawing.draw()
    return drawing.writer.bytes
  }
}
