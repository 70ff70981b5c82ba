import Testing

@testable import Rendering

@Suite("The manual of templates")
struct TemplateManualTests {
  @Test("every template has a section")
  func complete() {
    let text = TemplateManual.body()
    for name in PageShapes.ownNames.subtracting(["layout"]) {
      #expect(text.contains("## `\(name)`"))
    }
  }
}
