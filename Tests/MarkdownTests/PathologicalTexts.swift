extension PathologicalTests {
  static let linear: [Text] = brackets + emphasis + blocks + urls + definitions + tables + other

  private static func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private static let brackets: [Text] = [
    Text("["), Text("]"), Text("[a](b"), Text("[a](<b"), Text("[a](b) "), Text("[a](b \""),
    Text("[ then link") { times("[", $0) + "a](b)" },
    Text("[ then links") { times("[", $0 / 2) + times("[a](b) ", $0 / 14) },
    Text("links then [") { times("[a](b) ", $0 / 14) + times("[", $0 / 2) },
    Text("bare URLs then [") { times("http://a.b ", $0 / 11) + "[" },
    Text("nested images") { times("![", $0 / 6) + times("](a)", $0 / 6) },
    Text("(", behind: "[a]("), Text("[a](b) ", behind: "# "),
    Text("[ ` link") { times("[", $0 / 4) + times("`", $0 / 4) + times("[x](y)", $0 / 12) },
  ]

  private static let emphasis: [Text] = [
    Text("*a_ "), Text("a*_"), Text("c* ", behind: "a**b"), Text("_a __a "), Text("*a*b"),
    Text("*"), Text("~"), Text("~~a "), Text("~a~ "), Text("**x [a*b**c*](d)"),
    Text("nested emphasis") { times("*a ", $0 / 6) + times(" a*", $0 / 6) },
    Text("nested strong") { times("*a **a ", $0 / 14) + times(" a** a*", $0 / 14) },
    Text("stars around") { times("*", $0 / 2) + "a" + times("*", $0 / 2) },
  ]

  private static let blocks: [Text] = [
    Text(">"), Text("> "), Text("> a\n> > b\n"), Text("- ", behind: ""), Text("1. "), Text("* * "),
    Text("- a\n"), Text("- a\n\n"), Text("- [ ] a\n"), Text("```\n"), Text("    a\n"),
    Text("a\n=\n"), Text("# a\n"), Text("> [!NOTE]\n> a\n\n"), Text("<div>\n\n"), Text("\n"),
    Text("\r"), Text("\t"), Text("b\n", behind: "> a\n"), Text("a  \n"),
    Text("nested lists") { size in
      (0..<Int(Double(size).squareRoot())).map { times("  ", $0) + "* a\n" }.joined()
    },
    Text("deeper and deeper quotes") { size in
      (1..<Int(Double(2 * size).squareRoot())).map { times(">", $0) + " a\n" }.joined()
    },
    Text("numbered headings") { size in
      (0..<size / 12).map { "# a-\($0)\n# a\n" }.joined()
    },
  ]

  private static let urls: [Text] = [
    Text("http://"), Text("http:// "), Text("http://a.b "), Text("www."), Text("www. "),
    Text("www.a.b "), Text("<http://a.b>"), Text("a://"), Text("a@b.c "), Text("@"),
    Text("&amp;", behind: "http://a.b/"), Text("&a;", behind: "http://a.b/"),
    Text("long address") { times("a", $0 / 2) + "@" + times("b", $0 / 2) },
    Text("address of dots") { times("a.", $0 / 2) + "@b.c" },
  ]

  private static let definitions: [Text] = [
    Text("[a]: u\n"), Text("[a]: u \"\n"), Text("x\n", behind: "[a]: u \""), Text("[^a]"),
    Text("references") { "[a]: u\n\n" + times("[a]", $0 / 3) },
    Text("footnote twice") { times("[^a]", $0 / 4) + "\n\n[^a]: x" },
    Text("footnotes") { size in
      (0..<size / 20).map { "[^\($0)]\n\n[^\($0)]: x\n\n" }.joined()
    },
    Text("footnotes in footnotes") { size in
      (0..<size / 18).map { "[^\($0)]: [^\($0 + 1)]\n" }.joined() + "\n[^0]"
    },
  ]

  private static let tables: [Text] = [
    Text("|a|b|\n", behind: "|a|b|\n|-|-|\n"), Text("\\|", behind: "|a|\n|-|\n|"),
    Text("a|\n"), Text("|a|\n|-|\n\n"), Text("|a|\n|-|\n|[b](c)|\n\n"),
  ]

  private static let other: [Text] = [
    Text("`"), Text("`` ` "), Text("`a` "), Text("&"), Text("*&lt;*"), Text("&lt;`a`"),
    Text("\\*"), Text("*\\<*"), Text("\\"), Text("\u{0}"), Text("<"), Text("<b>", behind: "a "),
    Text("<a x=\"", behind: "a "), Text("<!--"), Text("<!-- a ", behind: "a "), Text("<script>"),
    Text("a."), Text("@a "), Text("@a-b "), Text("a.", behind: "@"),
    Text("@a\\-b ", behind: "&lt;"),
    Text("@a..."), Text("ri-1."), Text("-ri"),
    Text("longer and longer code") { size in
      (1..<Int(Double(2 * size).squareRoot())).map { "e" + times("`", $0) }.joined()
    },
  ]

  /// Measured: 64 KiB of `- ` and lines after them take seconds, a table of 13,000 columns and
  /// 4,000 short rows a minute.
  static let quadratic: [Text] = [
    Text("![[]()"), Text("<?", behind: "a "), Text("<!A ", behind: "a "),
    Text("<![CDATA[", behind: "a "), Text(")", behind: "http://a.b/"), Text("a@"),
    Text("wide table") { "|" + times("a|", $0 / 4) + "\n|" + times("-|", $0 / 4) },
    Text("wide table of short rows") {
      "|" + times("a|", $0 / 5) + "\n|" + times("-|", $0 / 5) + "\n" + times("|a\n", $0 / 15)
    },
    Text("table behind a long paragraph") { times("a\n", $0 / 4) + "|a|\n|-|\n" },
    Text("long reference") { "[a]: " + times("u", $0 / 2) + "\n\n" + times("[a]", $0 / 6) },
    Text("deep list, lines") { times("- ", $0 / 4) + "a\n" + times("b\n", $0 / 4) },
    Text("deep list, blank lines") { times("- ", $0 / 4) + "a\n" + times("\n", $0 / 2) },
  ]
}
