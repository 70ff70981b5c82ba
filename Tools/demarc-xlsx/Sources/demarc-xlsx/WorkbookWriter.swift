internal import CXLSXWriter
internal import Foundation

/// Writes a workbook from its description.
///
/// Texts are always written as texts, so none becomes a formula. Nothing but the description decides about
/// the bytes.
struct WorkbookWriter {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var formats: [String: UnsafeMutablePointer<lxw_format>] = [:]

  /// Writes the workbook to a file.
  static func write(_ description: Description, to path: String) throws {
    // The library reads the clock if the time is 0.
    guard description.created > 0 else { throw Failure("\"created\" is no time after 1970") }
    guard let workbook = path.withCString({ workbook_new($0) }) else {
      throw Failure("\(path) cannot be written")
    }
    var writer = WorkbookWriter(workbook: workbook)
    do { try writer.add(description) } catch {
      // Closing frees the workbook, and writes what there is.
      _ = workbook_close(workbook)
      _ = path.withCString { remove($0) }
      throw error
    }
    try check(workbook_close(workbook), "the workbook")
  }

  private init(workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

  private mutating func add(_ description: Description) throws {
    withCStrings([description.title, description.subject, description.author]) { texts in
      var properties = lxw_doc_properties()
      (properties.title, properties.subject, properties.author) = (texts[0], texts[1], texts[2])
      properties.created = description.created
      _ = workbook_set_properties(workbook, &properties)
    }
    for (name, style) in description.styles.sorted(by: { $0.key < $1.key }) {
      formats[name] = try format(style)
    }
    for sheet in description.sheets {
      guard let worksheet = sheet.name.withCString({ workbook_add_worksheet(workbook, $0) }) else {
        throw Failure("\"\(sheet.name)\" cannot be the name of a sheet")
      }
      try SheetWriter(worksheet: worksheet, formats: formats).write(sheet)
    }
  }

  private func format(_ style: Description.Style) throws -> UnsafeMutablePointer<lxw_format> {
    guard let format = workbook_add_format(workbook) else { throw Failure("out of memory") }
    if style.bold == true { format_set_bold(format) }
    if style.italic == true { format_set_italic(format) }
    if style.underline == true {
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }
    if style.wrap == true { format_set_text_wrap(format) }
    if let size = style.size { format_set_font_size(format, size) }
    if let color = style.color { format_set_font_color(format, try Self.color(color)) }
    if let fill = style.fill { format_set_bg_color(format, try Self.color(fill)) }
    if let border = style.border {
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, try Self.color(border))
    }
    switch style.align {
    case "left": format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case "center": format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case "right": format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    default: break
    }
    switch style.vertical {
    case "top": format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case "middle": format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    default: break
    }
    if let number = style.number { number.withCString { format_set_num_format(format, $0) } }
    return format
  }

  private static func color(_ text: String) throws -> lxw_color_t {
    guard text.hasPrefix("#"), text.utf8.count == 7,
      let value = UInt32(text.dropFirst(), radix: 16)
    else { throw Failure("\"\(text)\" is no colour: write #rrggbb") }
    return value
  }

  static func check(_ error: lxw_error, _ place: String) throws {
    guard error != LXW_NO_ERROR else { return }
    throw Failure("\(place): \(String(cString: lxw_strerror(error)))")
  }
}
