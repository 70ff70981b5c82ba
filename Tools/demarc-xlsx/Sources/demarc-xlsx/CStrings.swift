/// Calls `body` with C strings, which are valid only during the call. Nil stays nil.
func withCStrings<Result>(
  _ texts: [String?], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
) rethrows -> Result {
  let buffers = texts.map { text in
    text.map { text in
      let bytes = text.utf8CString
      let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
      _ = buffer.initialize(from: bytes)
      return buffer
    }
  }
  defer { for buffer in buffers { buffer?.deallocate() } }
  return try body(buffers.map { $0?.baseAddress })
}
