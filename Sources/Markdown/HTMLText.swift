/// Returns HTML as plain text, without tags and with the character references of the renderer
/// resolved.
package func plainText(_ html: some Sequence<UInt8>) -> String {
  var bytes: [UInt8] = []
  var isTag = false
  for byte in html {
    if byte == UInt8(ascii: "<") { isTag = true }
    if !isTag { bytes.append(byte) }
    if byte == UInt8(ascii: ">") { isTag = false }
  }
  return String(decoding: bytes, as: UTF8.self)
    .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
}
