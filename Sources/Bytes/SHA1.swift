/// The hash function SHA-1 (FIPS 180-4). UUIDs of version 5 need it; it is not safe against collisions.
package enum SHA1 {
  /// Returns the 20 bytes of the hash.
  package static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    var words = [UInt32](repeating: 0, count: 80)
    HashBlocks.forEach(of: bytes) { block in
      for index in 0..<16 { words[index] = HashBlocks.word(block, at: index) }
      for index in 16..<80 {
        let sum = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
        words[index] = rotatedLeft(sum, 1)
      }
      var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
      for index in 0..<80 {
        let (function, constant): (UInt32, UInt32) =
          switch index {
          case ..<20: ((b & c) | (~b & d), 0x5A82_7999)
          case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
          case ..<60: ((b & c) | (b & d) | (c & d), 0x8F1B_BCDC)
          default: (b ^ c ^ d, 0xCA62_C1D6)
          }
        let next = rotatedLeft(a, 5) &+ function &+ e &+ constant &+ words[index]
        (a, b, c, d, e) = (next, a, rotatedLeft(b, 30), c, d)
      }
      for (index, value) in [a, b, c, d, e].enumerated() { state[index] &+= value }
    }
    return HashBlocks.bytes(of: state)
  }

  private static func rotatedLeft(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word << count | word >> (32 - count)
  }
}
