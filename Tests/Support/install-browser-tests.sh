#!/bin/sh
# Installs Playwright, axe-core, the Nu checker and pytest to .build/browser/python for the browser
# tests. They use the system's Chromium.
set -eu

cd "$(dirname "$0")/../.."
folder=.build/browser/python
wanted=Tests/Browser/requirements.txt

if cmp -s "$wanted" "$folder/requirements.txt" &&
  PYTHONPATH="$folder" python3 -W ignore -c 'import greenlet, playwright, pytest' 2>/dev/null; then
  exit 0
fi

. Tests/Support/pip.sh

command -v python3 >/dev/null 2>&1 || fail "python3 is missing"
cp "$wanted" "$work/requirements.txt"
rm -rf "$folder"
mkdir -p .build/browser
echo "Installing what the tests in a browser need"
run_pip "what the tests in a browser need" install --only-binary :all: --target "$folder"
cp "$wanted" "$folder/requirements.txt"
