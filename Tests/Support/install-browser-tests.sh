#!/bin/sh
# Puts Playwright, axe-core, the Nu checker and pytest where the tests in a browser look for them:
# .build/browser/python. The browser itself is the system's Chromium; nothing is downloaded for it.
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
