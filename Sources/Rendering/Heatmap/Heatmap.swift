/// Draws a heatmap as SVG.
///
/// The drawing is a companion of the HTML table: it shows the same cells at one glance, and says
/// nothing by colour alone. Each cell has a letter, a cell without a duty is hatched, a marked one
/// has the signs of its marks and a border of its own.
package struct Heatmap {
  /// Where the drawing is going to stand.
  package enum Form: Sendable, Hashable, CaseIterable {
    /// A file of its own, with colours for light and dark pages, fit for `<img>` and `<picture>`.
    case standalone
    /// A part of an HTML page, whose style sheet colours the `hm-` classes.
    case inline
  }

  /// The drawing's bytes: UTF-8, ending in a line feed, the same for the same model.
  ///
  /// Font sizes and positions are attributes, because the layout depends on them: a style sheet
  /// may set colours and the font's family, never its size or weight. Text of the model is escaped,
  /// and a link with a scheme other than `http`, `https` or `mailto` is left out.
  ///
  /// A drawing with links has the role `group`, since assistive technology does not look inside an
  /// `img`; one without links is an `img`.
  package static func svg(_ model: HeatmapModel, form: Form) -> [UInt8] {
    var drawing = Drawing(model: model, layout: Layout(model), form: form)
    drawing.draw()
    return drawing.writer.bytes
  }
}
