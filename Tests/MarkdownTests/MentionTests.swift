import Diagnostics
import Testing

@testable import Markdown

@Suite("Mentions")
struct MentionTests {
  private let ids: Set<String> = ["ri-4", "a", "b-c", "risk.one"]

  private var options: MarkdownOptions {
    var options = MarkdownOptions()
    let ids = ids
    options.mentions = [
      .init(prefix: "@", suffix: "", matches: { ids.contains($0) }),
      .init(prefix: "", suffix: "", matches: { ids.contains($0) && $0.hasPrefix("ri") }),
      .init(prefix: "{", suffix: "}", matches: { ids.contains($0) }),
    ]
    return options
  }

  private func mentions(_ markdown: String, _ setting: Setting = .alone) -> [String] {
    let sample = Sample(markdown, setting, options: options)
    return sample.document.mentions.map {
      let file = sample.file($0.range)
      return file == $0.text ? "\($0.text) \($0.id) \($0.pattern)" : "\($0.text) at \(file)"
    }
  }

  @Test("a mention has a prefix, is bare, or is in brackets", arguments: Setting.allCases)
  func patterns(setting: Setting) {
    #expect(
      mentions("Ä @a, ri-4 and {b-c}; @ri-4. risk.one\nlazy @b-c\n", setting) == [
        "@a a 0", "ri-4 ri-4 1", "{b-c} b-c 2", "@ri-4 ri-4 0", "risk.one risk.one 1",
        "@b-c b-c 0",
      ])
  }

  @Test("a mention begins and ends at the bounds of words")
  func boundaries() {
    #expect(mentions("(@a) \"@a\" @a. @a… @a/@a *@a* @a's\n").count == 7)
    #expect(mentions("x@a me_@a é@a @ab @a-x @aé -ri-4 xri-4 ri-42 ri-4-x {a b} {b-c\n").isEmpty)
    #expect(mentions("@a-. ri-4- ri-4...\n") == ["@a a 0", "ri-4 ri-4 1", "ri-4 ri-4 1"])
  }

  @Test(
    "mentions are found in headings, lists, quotes, tables and footnotes",
    arguments: Setting.allCases)
  func places(setting: Setting) {
    #expect(
      mentions(
        "# Ä @a\n\n- ri-4\n\n> x\n> @a\n\n| ä | @a |\n|---|---|\n| ri-4 | x |\n\nx[^1]\n\n[^1]: @b-c\n",
        setting) == ["@a a 0", "ri-4 ri-4 1", "@a a 0", "@a a 0", "ri-4 ri-4 1", "@b-c b-c 0"])
  }

  @Test("a mention after a backslash is text, and those after it have their place")
  func escaped() {
    let text =
      "A \\@a and @a &amp; \\{b-c}, {b-c}.\nä \\@ri-4: \\*@ri-4 \\\\@b-c\n\n*\\@a* (\\ri-4) C:\\ri-4\n"
    for setting in Setting.allCases {
      let sample = Sample(text, setting, options: options)
      #expect(
        sample.html == "<p>A @a and @a &amp; {b-c}, {b-c}.\nä @ri-4: *@ri-4 \\@b-c</p>\n"
          + "<p><em>@a</em> (ri-4) C:\\ri-4</p>\n", "\(setting)")
      let places = sample.document.mentions.map { mention in
        let before = Int(mention.range.start) - 3
        return sample.file(SourceRange(before, Int(mention.range.end)))
      }
      #expect(places == ["nd @a", "}, {b-c}", " \\*@ri-4", " \\\\@b-c"], "\(setting)")
    }
  }

  @Test("a mention with an escape in it has its place", arguments: Setting.allCases)
  func escapeInside(setting: Setting) {
    let sample = Sample("Ä\n@b\\-c \\* @b\\-c\n", setting, options: options)
    #expect(sample.document.mentions.map(\.text) == ["@b-c", "@b-c"])
    #expect(sample.document.mentions.map { sample.file($0.range) } == ["@b\\-c", "@b\\-c"])
    #expect(
      sample.document.mentions.map(\.range.start)[0] + 9 == sample.document.mentions[1].range.start)
  }

  @Test(
    "elements of code in raw HTML contain no mentions",
    arguments: [MarkdownOptions.RawHTML.safe, .allow])
  func htmlCode(rawHTML: MarkdownOptions.RawHTML) {
    var options = options
    options.rawHTML = rawHTML
    let text =
      "<code>@a {{ b }}</code> @b-c <samp>*ri-4*</samp>\n\n<code>@a\n\n@a\n\n| a |\n|---|\n| <code>@a</code> |\n"
    let document = Sample(text, options: options).document
    #expect(document.mentions.map(\.text) == ["@b-c", "@a"])
    #expect(document.foreign == [])
    #expect(Sample("<pre>\n@a\n</pre>\n", options: options).document.mentions.isEmpty)
  }

  @Test("code, links, image texts and raw HTML contain no mentions")
  func notThere() {
    #expect(
      mentions(
        "`@a` [@a ri-4](x.md) ![@a](y.png) [**@a**][z] https://x.org/ri-4 <b id=\"@a\">\n\n"
          + "```\n@a\n```\n\n    ri-4\n\n[z]: z.md\n"
      ).isEmpty)
  }

  @Test("mentions are found after entities and escapes", arguments: Setting.allCases)
  func escapes(setting: Setting) {
    #expect(mentions("Ä &lt;x&gt; \\* @a &amp; @a\n", setting) == ["@a a 0", "@a a 0"])
  }

  @Test("each mention is a slot of its own")
  func slots() {
    let sample = Sample("x @a & {b-c}\n", options: options)
    #expect(sample.document.html.slots.map(\.kind) == [.mention(0), .mention(1)])
    var output: [UInt8] = []
    sample.document.html.write(to: &output) { kind, output in
      output.append("[\(kind == .mention(0) ? "A" : "B")]")
      return true
    }
    #expect(String(decoding: output, as: UTF8.self) == "<p>x [A] &amp; [B]</p>\n")
    #expect(sample.html == "<p>x @a &amp; {b-c}</p>\n")
  }

  @Test("without patterns nothing is a mention")
  func none() {
    let sample = Sample("@a ri-4\n")
    #expect(sample.document.mentions.isEmpty)
    #expect(sample.document.html.slots.isEmpty)
  }

  @Test("the first pattern that matches wins")
  func first() {
    var options = MarkdownOptions()
    options.mentions = [
      .init(prefix: "", suffix: "", matches: { $0 == "a" }),
      .init(prefix: "", suffix: "", matches: { _ in true }),
    ]
    let document = Sample("a b\n", options: options).document
    #expect(document.mentions.map(\.pattern) == [0, 1])
  }

  @Test("an id has at most 256 bytes")
  func longIDs() {
    var options = MarkdownOptions()
    options.mentions = [.init(prefix: "@", suffix: "", matches: { _ in true })]
    let (long, tooLong) = (String(repeating: "a", count: 256), String(repeating: "a", count: 257))
    #expect(Sample("@\(long) x\n", options: options).document.mentions.map(\.id) == [long])
    #expect(Sample("@\(tooLong) x\n", options: options).document.mentions.isEmpty)
  }

  @Test("an id has slashes only where the pattern allows them")
  func slashes() {
    let ids: Set = ["android/T1", "T1", "T2", "a/b/c/d", "a/b/c/d/e"]
    func mentions(_ markdown: String, prefix: String = "@", hasSlashes: Bool = true) -> [String] {
      var options = MarkdownOptions()
      options.mentions = [
        .init(prefix: prefix, suffix: "", hasSlashes: hasSlashes) { ids.contains($0) }
      ]
      return Sample(markdown, options: options).document.mentions.map(\.text)
    }
    #expect(
      mentions("@android/T1, @T1/T2 @T1/x @T1/ @a/b/c/d @a/b/c/d/e\n")
        == ["@android/T1", "@T1", "@T1", "@T1", "@a/b/c/d", "@a/b/c/d"])
    #expect(mentions("@android/T1 T1/T2\n", hasSlashes: false) == [])
    #expect(mentions("T1/T2\n", prefix: "") == ["T1", "T2"])
  }
}
