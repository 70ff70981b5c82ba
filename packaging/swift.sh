# Finds Swift and its static libraries: $swift, $usr, $runtime, and Swift's compiler of C as $CC. For the scripts that build
# programs for other machines, which source it with the name of the target that builds for this one in $here.

fail() {
  echo "$(basename "$0" .sh): $1" >&2
  exit 1
}

[ "$(uname -s)" = Linux ] || fail "only Linux has static Swift libraries; use 'make $here' here"
swift=$(command -v swift) || fail "Swift is missing: see https://www.swift.org/install/"
usr=$("$swift" -print-target-info | sed -nE 's|^ *"runtimeResourcePath": "(.*)/lib/swift",?$|\1|p')
runtime=$usr/lib/swift_static/linux
[ -e "$runtime/libswiftCore.a" ] || fail "this Swift has no static libraries in $runtime"
CC=$usr/bin/clang
export CC
