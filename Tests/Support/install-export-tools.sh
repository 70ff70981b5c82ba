#!/bin/sh
# Installs what the tests of exports need to .build/exports/python: check-jsonschema, compliance-trestle, feedparser,
# frictionless and stix2-validator.
set -eu

cd "$(dirname "$0")/../.."
folder=.build/exports/python
wanted=Tests/Exports/requirements.txt

if cmp -s "$wanted" "$folder/requirements.txt" &&
  PYTHONPATH="$folder" python3 -W ignore -c 'import check_jsonschema, frictionless, feedparser, stix2validator, trestle' 2>/dev/null; then
  exit 0
fi

. Tests/Support/pip.sh

command -v python3 >/dev/null 2>&1 || fail "python3 is missing"
cp "$wanted" "$work/requirements.txt"
rm -rf "$folder"
mkdir -p .build/exports
echo "Installing what the tests of exports need"
run_pip "what the tests of exports need" install --target "$folder"
cp "$wanted" "$folder/requirements.txt"
