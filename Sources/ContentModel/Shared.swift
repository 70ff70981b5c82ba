/// Storage of a large value. Copies of its owner share it, so each costs one reference count instead
/// of one for each part of the value.
final class Shared<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}
