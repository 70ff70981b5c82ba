import Testing

@testable import Pipeline

@Suite("New entries: ids")
struct NewEntryTests {
  @Test("numbers go on where most ids have one")
  func next() {
    #expect(NewEntry.next(after: ["R-01", "R-02", "R-09"]) == "R-10")
    #expect(NewEntry.next(after: ["R-098", "R-099"]) == "R-100")
    #expect(NewEntry.next(after: ["A-01", "B-07", "B-08"]) == "B-09")
    #expect(NewEntry.next(after: ["A-01", "b", "c"]) == nil)
    #expect(NewEntry.next(after: ["model-1", "model-2"]) == nil)
    #expect(NewEntry.next(after: ["nist-2.0", "soc-2"]) == nil)
    #expect(NewEntry.next(after: []) == nil)
    #expect(NewEntry.next(after: ["R-9999999999", "R-8888888888"]) == nil)
  }
}
