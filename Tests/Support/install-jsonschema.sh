#!/bin/sh
# Installs the Python package jsonschema to .build/python for the tests. All three packages are pure
# Python, so one hash each is valid on every machine.
set -eu

cd "$(dirname "$0")/../.."
folder=.build/python

if [ -s "$folder/jsonschema/cli.py" ] &&
  PYTHONPATH="$folder" python3 -W ignore -c 'import jsonschema.cli' 2>/dev/null; then
  exit 0
fi

. Tests/Support/pip.sh

command -v python3 >/dev/null 2>&1 || fail "python3 is missing"
cat >"$work/requirements.txt" <<'END'
jsonschema==4.17.3 --hash=sha256:a870ad254da1a8ca84b6a2905cac29d265f805acc57af304784962a2aa6508f6
attrs==23.2.0 --hash=sha256:99b87a485a5820b23b879f04c2305b44b951b502fd64be915879d77a7e8fc6f1
pyrsistent==0.20.0 --hash=sha256:c55acc4733aad6560a7f5f818466631f07efc001fd023f34a6c203f8b6df0f0b
END
run_pip jsonschema install --upgrade --only-binary :all: --target "$folder"
