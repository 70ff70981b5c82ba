internal import Markdown

/// The compiled templates of a theme by name.
struct TemplateLibrary: Sendable {
  private let program: TemplateProgram
  private let constants: TemplateObject
  private let maximumSteps: Int

  /// Creates a library. `constants` are available in every template, unless a name in a nearer
  /// scope hides them.
  init(
    _ templates: [String: Template], constants: TemplateObject,
    maximumSteps: Int = TemplateLibrary.maximumSteps
  ) {
    self.constants = constants
    self.maximumSteps = maximumSteps
    program = TemplateProgram(templates)
  }

  /// Maximum size of the output of one template with all that it includes, in bytes. Larger output
  /// is truncated to one byte more than the limit, so that the caller can detect it.
  static let maximumOutput = 32 << 20
  /// Maximum number of nodes rendered for one template. Nested loops could otherwise run
  /// practically forever without output.
  static let maximumSteps = 20_000_000
  /// Maximum nesting depth while rendering. It is higher than that of one template, because blocks
  /// of one template are inserted into another.
  static let maximumDepth = 8 * Template.maximumDepth

  /// Appends the output of a template. Names are looked up in the last object first.
  func render(_ name: String, _ objects: TemplateObject..., into output: inout [UInt8]) {
    render(name, objects, into: &output)
  }

  /// Appends the output of a template. Names are looked up in the last object first.
  func render(_ name: String, _ objects: [TemplateObject], into output: inout [UInt8]) {
    guard let template = program.number(of: name) else { return }
    let end = output.count + Self.maximumOutput
    let isOver = program.steps.withUnsafeBufferPointer { steps in
      program.keys.withUnsafeBufferPointer { keys in
        program.text.withUnsafeBufferPointer { text in
          var renderer = TemplateRenderer(
            steps: steps, keys: keys, text: text, templates: program.templates,
            stack: [constants] + objects, output: output, end: end, maximumSteps: maximumSteps)
          output = []
          renderer.render(template: template)
          output = renderer.output
          return renderer.isOver
        }
      }
    }
    guard isOver else { return }
    output.removeLast(max(0, output.count - end - 1))
    output.append(contentsOf: repeatElement(0x20, count: max(0, end + 1 - output.count)))
  }
}
