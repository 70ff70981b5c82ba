"""The dictionary of the fuzzer: every key of the content format, and values that are hard to read.

The keys are in `keys.json`. A Swift test (`FuzzerKeysTests`) compares them with the tables of the program.
"""

import json
import pathlib

KEYS = json.loads((pathlib.Path(__file__).parent / "keys.json").read_text())
FIELD_TYPES = KEYS["field_types"]
FLAGS = KEYS["flags"]
FIELD_TEXTS = KEYS["field_texts"]
FIELD_KEYS = KEYS["field_keys"]
COLLECTION_KEYS = KEYS["collection_keys"]
SITE_KEYS = KEYS["site_keys"]
SYNTAX_KEYS = [key for key in KEYS["syntax_keys"] if key != "include"]
ENTRY_KEYS = KEYS["entry_keys"]
MATRIX_KEYS = KEYS["matrix_keys"]
VIEW_KINDS = KEYS["views"]

COLORS = "blue amber rust none green violet grey lavender mint indigo maroon orange yellow plum".split()

NUMBERS = [
    "0", "-0", "1", "-1", "2", "7", "40", "1.5", "1e3", "1e19", "-1e19", "1e308", "1e309", "-1e400",
    ".inf", "-.inf", ".nan", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "-9223372036854775809", "18446744073709551615", "4294967296", "2147483648", "-2147483649",
    "0x7fffffffffffffff", "0o777", "0b1", "1_000", "00", "1.", ".5", "+5", "5e-324", "1e-400",
    "９", "٣", "½", "1,000", "9" * 400,
]  # fmt: skip

DATES = [
    "2026-01-31", "2026-02-29", "2024-02-29", "0000-00-00", "0001-01-01", "9999-12-31",
    "10000-01-01", "-001-01-01", "2026-13-01", "2026-1-1", "2026-01-01T00:00:00Z", "20260101",
    "2026", "2026-04", "2026-04-11 10:00:00 +0200", "2026-04-11T10:00",
    "２０２６-０１-０１", "2026–01–01", "🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪", "🇩🇪", "e\u0301026-01-01",
    "2026-01-0\u0301", "👨‍👩‍👧‍👦", "\u200d\u200d\u200d\u200d-\u200d-\u200d",
]  # fmt: skip

QUANTITIES = [
    "2 %", "2%", "€5", "EUR 10 million", "10,000 records", "1.5 TB", "1e309 m", "% %", "million", "99999999999999999999 x",
    "0 x", "-1 x", "1", "x", "1 2 3", "€ €5 %", "1 thousand million", "１ x",
]
DURATIONS = [
    "5 min", "1 h", "2 hours", "1 h 30 min", "99999999999999999999 min", "9223372036854775807 h",
    "-5 min", "1e19 min", "0 min", "min", "5", "5min", "153722867280912931 h", "１ min", "1.5 h",
    "PT5M", "1 week", "5 min 5 min",
]  # fmt: skip

URLS = [
    "https://example.org/", "http://example.org", "https://", "//x", "mailto:a@b.example",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,x",
    "https://[::1", "https://exa mple.org", "https://ex\u202eample.org/", "https://a/%", "https://a/%zz",
    "https://a:99999999999/", "https://user:pw@h/", "https://h/?q#f", "https://ü.example/ä?ö#ß", "a:b",
    "https://h/\\..\\..", "https://h/" + "a" * 3000, "/x", "./x", "#", "?", "",
]  # fmt: skip

CHARACTERS = [
    "\0", "\x01", "\x1b[31m", "\x7f", "\t", "\r", "\r\n", "\x0b", "\x0c", "\u0085", "\u00a0", "\u00ad",
    "\u200b", "\u200d", "\u202e", "\u2066", "\u2028", "\u2029", "\ufeff", "\ufffd", "\uffff",
    "\U0010ffff", "e\u0301", "\u0301", "\u0301" * 40, "🇩🇪", "🇩", "👨‍👩‍👧‍👦", "👍🏽", "ß", "İ", "ı", "ﬁ", "ǅ",
    "한", "각", "ä", "a\u0308", "你好", "ﷺ", "क्षि", "\U000e0041", "\u1160",
]  # fmt: skip

BYTES = [
    b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80",
    b"\xef\xbb\xbf", b"\x00", b"\r", b"\n", b"\r\n", b"\xc2\x85", b"\xe2\x80\xa8", b"\x80", b"\xf0\x9f\x87",
]  # fmt: skip

YAML = [
    "&a", "*a", "!!str", "!!binary", "!x", "!<tag:x>", "? ", ": ", "- ", "-", "|", ">", "|-", ">+2", "%YAML 1.1",
    "%TAG ! x", "---", "...", "<<: *a", "{", "}", "[", "]", ",", "'", '"', "`", "@", "#", " #x", "~", "null",
    "yes", "NO", "True", "{a: {a: {a: ", "[[[[", '"\\x00"', '"\\u2028"', "'''", "key: [a, b", "{}", "[]",
    "? - a\n: b", "- - - a", "\t- x", "a: b: c", "2026-01-01 12:00:00", "12:30:45", "=", "&a [*a]",
]  # fmt: skip

MARKDOWN = [
    "# H", "## H {#x}", "####### x", "Setext\n===", "***", "- a", "  - b", "1. a", "99999999999. x", "- [x] t", "> q",
    "> [!NOTE]", "> [!WARNING] t", "> [!NOPE]", "```", "````", "~~~", "``` view", "    code", "| a | b |", "| - | - |",
    "|:-:|-:|", "| a \\| b | `|` |", "[a](b.md)", "[a](index.md#x)", "[a](../../x.md)", "[a](My Page.md)",
    "[a](<My Page.md>)", "[a](/x/)", "[[a|b]]", "[a]({% link c/e0.md %}#x)", "<<e0>>", "((a))", "[a][c:e0]", "[a]({{ x }}/c/e0/)", "[a](e0.html)", "[a](c/e0.md?x=1#y)", "![i](p.svg)", "![](x.png)", "[a][b]", "[b]: x.md",
    "[b]: <>", "[^1]", "[^1]: note", "[^1]: [^1]", "<div>", "</div>", "<b onclick=x>", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<!-- x -->", "<!-- demarc-ignore x: y -->", "<?x?>",
    "<![CDATA[x]]>", "<a href='javascript:alert(1)'>", "https://example.org/x_y", "www.x.org", "a@b.example",
    "<https://x>", "~~s~~", "~s~", "**b**", "__b__", "*i*", "`c`", "``` `", "\\", "&amp;", "&#0;", "&#x10ffff;",
    "!!! note", "??? tip \"T\"", "    a", "::: warning", ":::", "=== \"T\"", "Term\n: text", ": text", "[[E0]]",
    "[[e1#h|t]]", "{: #y .z }", "{::comment}", "{:/comment}", "{.c}", "{{ x }}", "{{ e0.md }}", "{{ c/e1.md }}", "{% x %}", "{{< x >}}", "[TOC]", "```veiw",
    "&nosuch;", "@e0", "@e1.", "two e0 and three entries", "all 5 entries", "SaaS is shared in E0", "Title", "&", "<", '"',
]  # fmt: skip

TEMPLATE = [
    "{{title}}", "{{{body}}}", "{{&body}}", "{{page.title}}", "{{site.title}}", "{{strings.next}}", "{{asset.site_css}}",
    "{{#items}}", "{{/items}}", "{{^items}}", "{{#fields}}", "{{/fields}}", "{{#fields.text}}", "{{/fields.text}}",
    "{{fields.text.value}}", "{{fields.text.html}}", "{{> p0}}", "{{> p1}}", "{{> partials/footer}}", "{{>}}", "{{> ../x}}",
    "{{<layout}}", "{{/layout}}", "{{<p0}}", "{{/p0}}", "{{<p1}}", "{{/p1}}", "{{$main}}", "{{/main}}", "{{$head}}",
    "{{/head}}", "{{$mian}}", "{{/mian}}", "{{! c }}", "{{!", "{{=<% %>=}}", "{{", "}}", "{{{", "}}}", "{{.}}", "{{..}}",
    "{{ }}", "{{#}}", "{{a.b.c.d}}", "{{entry.title}}", "{{#backlinks}}", "{{/backlinks}}", "{{#pager}}", "{{/pager}}",
    "<a href=\"{{entry.title}}\">", "<a href={{site.url}}>", "<script>{{page.title}}</script>", "<p>", "</p>", "<main>",
    "<h1>", "</h1>", "id=\"x\"", "é", "\n",
]  # fmt: skip

SVG = [
    "<svg xmlns='http://www.w3.org/2000/svg'>", "</svg>", "<g>", "</g>", "<path d='M0 0'/>", "<script>alert(1)</script>",
    "<a href='javascript:x'>", "<use href='#a'/>", "<!DOCTYPE svg [<!ENTITY a 'b'>]>", "&a;", "<?xml version='1.0'?>",
    "<?xml encoding='UTF-16'?>", "<?xml-stylesheet href='x'?>", "<set onbegin='x'/>", "<style>@import 'x'</style>",
    "<foreignObject>", "</foreignObject>", "<![CDATA[", "]]>", "<!--", "-->", "<x:script xmlns:x='http://www.w3.org/2000/svg'/>",
    "<animate attributeName='href' values='javascript:x'/>", "<title>t</title>", "&#x6a;", "onload='x'", "<image href='x'/>",
]  # fmt: skip

PATTERNS = [
    "^[a-z]+$", "(a+)+$", "(a|a)*b", "(.*)*x", "a{1000}", "(a{50}){50}", "((((((a?)?)?)?)?)?)?", "[", "(", "*", "^$", "", "\\",
    "(?=a)", "(?<n>a)\\1", "\\p{L}+", "[^\\W]", "a{2,1}", "a{99999999999}", "^BTAA-[A-Z]{3}-[0-9]{3}$", ".", "[😀-😁]",
]  # fmt: skip

NAMES = [
    "a.md", "A.md", "ä.md", "a\u0308.md", "a b.md", "a#b.md", "a?b.md", "a%20b.md", "a:b.md", "con.md", "-a.md", ".a.md", "_a.md",
    "a.MD", "a.markdown", "a.yaml", "a.yml", "a.md~", "index.md", "_index.md", "README.md", "site.yaml", "_collection.yaml",
    "site.lock", "404.md", "assets.md", "a.svg", "a.html", "a.js", "a.png", "a.txt", "a", "a.", "..a.md", "a" * 240 + ".md",
    "ä" * 100 + ".md", "\u202ea.md", "a\u2028b.md", "a\tb.md", "a\nb.md", "a\rb.md", "a\\b.md", "a'b.md", 'a"b.md', "a<b>.md",
    "🇩🇪.md", "a\x7fb.md", "\udcff.md", "tags.md", "rules.md", "search.md", "x.json", "x.xhtml", "x.XSL", "a&b.md", "compare.md",
]  # fmt: skip
