#!/bin/sh
# Puts the JSON schema of SARIF 2.1.0, as OASIS publishes it, where the tests look for it:
# .build/specifications/sarif-2.1.0.json. It comes from the source archive of the Python package
# iam-sarif-report, whose own tests use it; it is not part of this repository.
set -eu

archive="iam-sarif-report==2.3.6"
hash="sha256:2aa26412a7514dd2e94a2bcbc07862ce39956daaa28ab9993034dc4e1a0abeed"

cd "$(dirname "$0")/../.."
folder=.build/specifications
schema="$folder/sarif-2.1.0.json"

if [ -s "$schema" ]; then
  exit 0
fi

fail() {
  echo "fetch-sarif-schema: $1" >&2
  exit 1
}

if command -v pip3 >/dev/null 2>&1; then
  pip=pip3
elif command -v pip >/dev/null 2>&1; then
  pip=pip
else
  fail "pip is missing; install it (Debian: apt install python3-pip, macOS: brew install python)"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "$archive --hash=$hash" >"$work/requirements.txt"
if ! "$pip" download --quiet --disable-pip-version-check --no-deps --no-binary iam-sarif-report \
  --dest "$work" --requirement "$work/requirements.txt" >"$work/log" 2>&1; then
  cat "$work/log" >&2
  fail "could not download $archive (pip says why, above)"
fi

tar -xzf "$work"/iam_sarif_report-*.tar.gz -C "$work" ||
  fail "the archive of $archive cannot be unpacked"

found=$(echo "$work"/iam_sarif_report-*/tests/data/sarif-schema-2.1.0.json)
[ -s "$found" ] || fail "the archive of $archive has no tests/data/sarif-schema-2.1.0.json"
mkdir -p "$folder"
cp "$found" "$schema.partial"
mv "$schema.partial" "$schema"
