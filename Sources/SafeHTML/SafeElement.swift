/// The HTML that may reach a page: elements, attributes, and what happens to the others.
///
/// The list is that of GitHub (html-pipeline, `SanitizationFilter`, versions 2 and 3, and
/// `<picture>` with its `<source>`), without attributes that act or that name things for scripts:
/// `accesskey`, `target`, `rel` (Demarc writes its own), those of forms, and `name` on other elements
/// than `<a>`, because `document` has a property for each name of an `<img>`.
enum SafeElement {
  /// What happens to an element.
  enum Policy {
    /// It is written.
    case shown
    /// Its tags are removed and its content stays.
    case hidden
    /// It is removed with its content.
    case dropped
  }

  /// Returns the policy for an element in the HTML namespace, by its lowercase name.
  static func policy(_ name: String) -> Policy {
    if shown.contains(name) { return .shown }
    return dropped.contains(name) ? .dropped : .hidden
  }

  /// Returns whether an element never has content or an end tag.
  static func isVoid(_ name: String) -> Bool { void.contains(name) }

  /// Returns whether HTML lets an author omit the end tag.
  static func mayStayOpen(_ name: String) -> Bool { optionalEnds.contains(name) }

  /// Returns the meaning of an allowed attribute, or nil if the attribute is not on the list.
  static func role(of attribute: String, on element: String) -> HTMLAttribute.Role? {
    switch (element, attribute) {
    case ("a", "href"): return .link
    case ("a", "name"), (_, "id"): return .anchor
    case ("img", "src"): return .image
    case ("img", "srcset"), ("source", "srcset"): return .images
    case ("img", "longdesc"), ("blockquote", "cite"), ("del", "cite"), ("ins", "cite"),
      ("q", "cite"):
      return .reference
    case ("img", "sizes"), ("source", "sizes"), ("source", "media"), ("source", "type"),
      ("div", "itemscope"), ("div", "itemtype"):
      return .text
    default: return everywhere.contains(attribute) ? .text : nil
    }
  }

  private static let shown: Set = [
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "br", "wbr",
    "ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure", "figcaption",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
    "a", "abbr", "b", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
    "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "var", "img", "picture", "source",
  ]

  /// Elements whose content is code, or belongs to what is removed.
  private static let dropped: Set = [
    "script", "style", "template", "noscript", "title", "textarea", "xmp", "plaintext", "noembed",
    "noframes", "iframe", "object", "embed", "applet", "audio", "video", "canvas", "select",
    "datalist", "svg", "math",
  ]

  private static let void: Set = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
  ]

  private static let optionalEnds: Set = [
    "caption", "colgroup", "dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc",
    "tbody", "td", "tfoot", "th", "thead", "tr",
  ]

  private static let everywhere: Set = [
    "abbr", "align", "alt", "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby",
    "axis", "border", "cellpadding", "cellspacing", "char", "charoff", "clear", "color", "cols",
    "colspan", "compact", "datetime", "dir", "frame", "headers", "height", "hreflang", "hspace",
    "itemprop", "label", "lang", "nowrap", "open", "role", "rows", "rowspan", "rules", "scope",
    "size", "span", "start", "summary", "tabindex", "title", "type", "valign", "value", "vspace",
    "width",
  ]
}
