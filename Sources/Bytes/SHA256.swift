/// The hash function SHA-256 (FIPS 180-4), of a message in pieces.
package struct SHA256: Sendable {
  private var state = State()
  /// The number of bytes so far.
  private var count = 0
  /// The bytes after the last whole block.
  private var rest: [UInt8] = []

  /// Begins the hash of an empty message.
  package init() {}

  /// Returns the 32 bytes of the hash.
  package static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.add(bytes)
    return hash.bytes
  }

  /// Adds a piece of the message.
  package mutating func add(_ bytes: [UInt8]) {
    count += bytes.count
    var bytes = bytes[...]
    if !rest.isEmpty {
      let missing = bytes.prefix(HashBlocks.size - rest.count)
      rest += missing
      bytes = bytes.dropFirst(missing.count)
      guard rest.count == HashBlocks.size else { return }
      mix(rest[...])
      rest = []
    }
    let whole = bytes.count / HashBlocks.size * HashBlocks.size
    mix(bytes.prefix(whole))
    rest = Array(bytes.dropFirst(whole))
  }

  /// The 32 bytes of the hash of the message so far.
  package var bytes: [UInt8] {
    var end = self
    end.mix(HashBlocks.end(of: count, rest)[...])
    return HashBlocks.bytes(of: end.state.words)
  }

  /// Mixes whole blocks in.
  private mutating func mix(_ blocks: ArraySlice<UInt8>) {
    if blocks.isEmpty { return }
    var words = [UInt32](repeating: 0, count: 64)
    words.withUnsafeMutableBufferPointer { words in
      Self.constants.withUnsafeBufferPointer { constants in
        blocks.withUnsafeBufferPointer { blocks in
          for start in stride(from: 0, to: blocks.count, by: HashBlocks.size) {
            Self.fill(
              words,
              from: UnsafeBufferPointer(rebasing: blocks[start..<(start + HashBlocks.size)]))
            state.mix(words, constants)
          }
        }
      }
    }
  }

  /// Fills the message schedule of a block.
  @inline(__always)
  private static func fill(
    _ words: UnsafeMutableBufferPointer<UInt32>, from block: UnsafeBufferPointer<UInt8>
  ) {
    for index in 0..<16 { words[index] = HashBlocks.word(block, at: index) }
    for index in 16..<64 {
      let (low, high) = (words[index &- 15], words[index &- 2])
      let first = rotated(low, 7) ^ rotated(low, 18) ^ (low &>> 3)
      let second = rotated(high, 17) ^ rotated(high, 19) ^ (high &>> 10)
      words[index] = words[index &- 16] &+ first &+ words[index &- 7] &+ second
    }
  }

  /// The eight working variables. A round writes two of them; instead of moving all, the next round takes
  /// them in another order.
  private struct State: Sendable {
    var (a, b, c, d): (UInt32, UInt32, UInt32, UInt32)
    var (e, f, g, h): (UInt32, UInt32, UInt32, UInt32)

    init() {
      (a, b, c, d) = (0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A)
      (e, f, g, h) = (0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19)
    }

    var words: [UInt32] { [a, b, c, d, e, f, g, h] }

    @inline(__always)
    mutating func mix(
      _ words: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>
    ) {
      var (a, b, c, d, e, f, g, h) = (a, b, c, d, e, f, g, h)
      var index = 0
      while index < 64 {
        round(a, b, c, &d, e, f, g, &h, constants[index] &+ words[index])
        round(h, a, b, &c, d, e, f, &g, constants[index &+ 1] &+ words[index &+ 1])
        round(g, h, a, &b, c, d, e, &f, constants[index &+ 2] &+ words[index &+ 2])
        round(f, g, h, &a, b, c, d, &e, constants[index &+ 3] &+ words[index &+ 3])
        round(e, f, g, &h, a, b, c, &d, constants[index &+ 4] &+ words[index &+ 4])
        round(d, e, f, &g, h, a, b, &c, constants[index &+ 5] &+ words[index &+ 5])
        round(c, d, e, &f, g, h, a, &b, constants[index &+ 6] &+ words[index &+ 6])
        round(b, c, d, &e, f, g, h, &a, constants[index &+ 7] &+ words[index &+ 7])
        index &+= 8
      }
      self.a &+= a
      self.b &+= b
      self.c &+= c
      self.d &+= d
      self.e &+= e
      self.f &+= f
      self.g &+= g
      self.h &+= h
    }

    @inline(__always)
    private func round(
      _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
      _ g: UInt32, _ h: inout UInt32, _ word: UInt32
    ) {
      let sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let next = h &+ sum1 &+ ((e & f) ^ (~e & g)) &+ word
      let sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
      d &+= next
      h = next &+ sum0 &+ ((a & b) ^ (a & c) ^ (b & c))
    }
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
    0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
    0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
    0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
    0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
    0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
    0xC671_78F2,
  ]
}

/// The blocks of the hash functions of FIPS 180-4 that have 64 bytes.
enum HashBlocks {
  /// The number of bytes of a block.
  static let size = 64

  /// Calls `body` with each block of a message and its padding.
  static func forEach(of message: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let whole = message.count / size * size
    for part in [message[..<whole], end(of: message.count, Array(message[whole...]))[...]] {
      part.withUnsafeBufferPointer { part in
        for start in stride(from: 0, to: part.count, by: size) {
          body(UnsafeBufferPointer(rebasing: part[start..<(start + size)]))
        }
      }
    }
  }

  /// Returns the last blocks of a message: the bytes after its whole blocks, and the padding.
  static func end(of count: Int, _ rest: [UInt8]) -> [UInt8] {
    var blocks = rest + [0x80]
    while blocks.count % size != size - 8 { blocks.append(0) }
    let bits = UInt64(count) * 8
    for shift in stride(from: 56, through: 0, by: -8) { blocks.append(UInt8(bits >> shift & 0xFF)) }
    return blocks
  }

  /// Returns a word of a block.
  static func word(_ block: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
    let start = index * 4
    return UInt32(block[start]) << 24 | UInt32(block[start + 1]) << 16
      | UInt32(block[start + 2]) << 8 | UInt32(block[start + 3])
  }

  /// Returns the bytes of words, the highest byte of each first.
  static func bytes(of words: [UInt32]) -> [UInt8] {
    words.flatMap { word in
      stride(from: 24, through: 0, by: -8).map { UInt8(word >> UInt32($0) & 0xFF) }
    }
  }
}

extension Sequence<UInt8> {
  /// The bytes as hexadecimal digits in lower case.
  package var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
