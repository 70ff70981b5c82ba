import Testing

@testable import Pipeline

@Suite("The folder of a site")
struct SiteFolderTests {
  @Test("paths of the site are relative to the working directory")
  func paths() {
    let folder = SiteFolder(inside: "Content/notes")
    #expect(folder.path(of: "Content") == "..")
    #expect(folder.path(of: "Content/notes/a.md") == "a.md")
    #expect(folder.path(of: "Content/notes") == ".")
    #expect(folder.path(of: ".") == "../..")
    #expect(folder.path(of: "./Theme/") == "../../Theme")
    #expect(folder.path(of: "../other") == "../../../other")
    #expect(folder.path(of: "/abs") == "/abs")
    #expect(SiteFolder.here.path(of: "./a") == "./a")
  }

  @Test("the shortest path has no way up and down again")
  func shortest() {
    let folder = SiteFolder(inside: "Content/notes")
    #expect(folder.shortest("../notes/a.md") == "a.md")
    #expect(folder.shortest("../index.md") == "../index.md")
    #expect(folder.shortest("../../Content/notes/x/b.md") == "x/b.md")
    #expect(folder.shortest("../../../../a") == "../../../../a")
    #expect(folder.shortest("(built-in theme)/a") == "(built-in theme)/a")
    #expect(SiteFolder.here.shortest("../a") == "../a")
  }
}
