/// Allow-lists of the SVG elements and attributes that only draw (SVG 1.1, SVG 2 and the additions
/// of Inkscape).
enum DrawingNames {
  static let svg = "http://www.w3.org/2000/svg"
  static let xlink = "http://www.w3.org/1999/xlink"
  static let xml = "http://www.w3.org/XML/1998/namespace"

  /// True for the namespace of SVG. Elements of a file that declares no namespace count as SVG.
  static func isDrawing(_ space: String) -> Bool { space == svg || space.isEmpty }

  /// True for a namespace that browsers do not implement, such as the metadata of a drawing
  /// program. Its elements and attributes have no effect. Apart from RDF, namespaces of the W3C and
  /// of Mozilla are never inert, because browsers may implement them.
  static func isInert(_ space: String) -> Bool {
    if space.isEmpty || space == xml { return false }
    if space.hasPrefix("http://www.w3.org/1999/02/22-rdf-syntax-ns") { return true }
    let lower = space.lowercased()
    return !lower.contains("w3.org") && !lower.contains("mozilla")
  }

  static func allows(attribute name: String, of space: String) -> Bool {
    switch space {
    case "": attributes.contains(name) || name.hasPrefix("data-") || name.hasPrefix("aria-")
    case svg: attributes.contains(name)
    case xml: ["space", "lang", "id"].contains(name)
    case xlink: ["href", "type", "role", "title", "show", "actuate", "arcrole"].contains(name)
    default: false
    }
  }

  /// The fix to suggest for an element that is not allowed.
  static func help(_ element: String) -> String {
    switch element.lowercased() {
    case "foreignobject":
      """
      export the drawing with plain text: in draw.io without “Formatted text” and “Word wrap”, in Mermaid \
      with `htmlLabels: false`
      """
    case "script": "remove the script"
    case let name where name.hasPrefix("animate") || name == "set":
      "export the drawing without animation"
    default: "export the drawing as plain SVG"
    }
  }

  static let elements = words(
    """
    svg g defs symbol use a title desc metadata style switch view path rect circle ellipse line polyline \
    polygon text tspan tref textPath altGlyph altGlyphDef altGlyphItem glyphRef image marker pattern mask \
    clipPath linearGradient radialGradient meshgradient meshGradient meshrow meshRow meshpatch meshPatch mesh \
    hatch hatchpath solidcolor solidColor stop filter color-profile cursor font font-face font-face-name \
    font-face-src font-face-format glyph missing-glyph hkern vkern flowRoot flowRegion flowPara flowSpan flowDiv \
    flowLine flowTref flowRegionExclude feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix \
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight \
    feTile feTurbulence
    """)

  static let attributes = words(
    """
    href accent-height alignment-baseline alphabetic amplitude arabic-form ascent azimuth base-profile \
    background background-color baseProfile baseFrequency baseline-shift bbox bias blend-mode block-progression \
    border-radius buffered-rendering cap-height class clip clip-path clip-rule clipPathUnits color \
    color-interpolation color-interpolation-filters color-profile color-rendering content contentScriptType \
    contentStyleType crossorigin cursor cx cy d decoding descent diffuseConstant dir direction display divisor \
    dominant-baseline download dx dy edgeMode elevation enable-background enable_background exponent fetchpriority \
    externalResourcesRequired fill fill-opacity fill-rule filter filterRes filterUnits flood-color \
    flood-opacity focusable font font-family font-feature-settings font-kerning font-size font-size-adjust \
    font-stretch font-style font-variant font-variant-caps font-variant-east-asian font-variant-ligatures \
    font-variant-numeric font-variant-position font-variation-settings font-weight format fr fx fy g1 g2 \
    glyph-name glyph-orientation-horizontal glyph-orientation-vertical glyphRef gradientTransform gradientUnits \
    hanging height horiz-adv-x horiz-origin-x horiz-origin-y hreflang id image-rendering in in2 ideographic \
    inline-size intercept isolation k k1 k2 k3 k4 kernelMatrix kernelUnitLength kerning lang lengthAdjust \
    letter-spacing lighting-color limitingConeAngle line-height local loading margin marker marker-end marker-mid \
    marker-start markerHeight markerUnits markerWidth mask mask-type maskContentUnits maskUnits mathematical \
    media method mix-blend-mode mode name numOctaves offset opacity operator order orient orientation \
    origin overflow overline-position overline-thickness paint-order padding panose-1 path pathLength \
    patternContentUnits patternTransform patternUnits pointer-events points pointsAtX pointsAtY pointsAtZ \
    preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY rel rendering-intent \
    requiredExtensions requiredFeatures requiredFonts requiredFormats result role rotate rx ry scale seed \
    shape-inside shape-margin shape-padding shape-rendering shape-subtract side slope solid-color solid-opacity \
    spacing specularConstant specularExponent spreadMethod startOffset stdDeviation stemh stemv stitchTiles \
    stop-color stop-opacity strikethrough-position strikethrough-thickness string stroke stroke-alignment \
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity \
    stroke-width style surfaceScale systemLanguage tabindex tableValues target targetX targetY text-align \
    text-anchor text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent \
    text-overflow text-rendering text-shadow text-transform textLength title transform transform-box \
    transform-origin type u1 u2 underline-position underline-thickness unicode unicode-bidi unicode-range \
    units-per-em v-alphabetic v-hanging v-ideographic v-mathematical values vector-effect version vert-adv-y \
    vert-origin-x vert-origin-y viewBox viewTarget visibility white-space width widths will-change word-spacing \
    writing-mode x x-height x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }
}
