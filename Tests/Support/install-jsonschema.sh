#!/bin/sh
# Puts the Python package jsonschema where the tests look for it: .build/python. All three packages
# are plain Python, so that one hash each is right on every machine.
set -eu

cd "$(dirname "$0")/../.."
folder=.build/python

if [ -s "$folder/jsonschema/cli.py" ] &&
  PYTHONPATH="$folder" python3 -W ignore -c 'import jsonschema.cli' 2>/dev/null; then
  exit 0
fi

fail() {
  echo "install-jsonschema: $1" >&2
  exit 1
}

command -v python3 >/dev/null 2>&1 || fail "python3 is missing"
if command -v pip3 >/dev/null 2>&1; then
  pip=pip3
elif command -v pip >/dev/null 2>&1; then
  pip=pip
else
  fail "pip is missing; install it (Debian: apt install python3-pip, macOS: brew install python)"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/requirements.txt" <<'END'
jsonschema==4.17.3 --hash=sha256:a870ad254da1a8ca84b6a2905cac29d265f805acc57af304784962a2aa6508f6
attrs==23.2.0 --hash=sha256:99b87a485a5820b23b879f04c2305b44b951b502fd64be915879d77a7e8fc6f1
pyrsistent==0.20.0 --hash=sha256:c55acc4733aad6560a7f5f818466631f07efc001fd023f34a6c203f8b6df0f0b
END
if ! "$pip" install --quiet --disable-pip-version-check --no-deps --upgrade \
  --only-binary :all: --target "$folder" --requirement "$work/requirements.txt" \
  >"$work/log" 2>&1; then
  cat "$work/log" >&2
  fail "could not install jsonschema (pip says why, above)"
fi
